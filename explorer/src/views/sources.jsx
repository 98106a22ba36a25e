// The sources, each as a bar in which every stretch shows what became of it: completeness at a glance.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { recordAddress, viewAddress } from "../address.js";
import { STATE_LABELS, STATES, inLines, stretches, tally } from "../coverage.js";
import { dateText, day, momentText } from "../days.js";
import { numberText } from "../quantity.js";
import { actorName, label, row } from "../store.js";

const PER_PIXEL = 2.4; // characters: a word of six is still two pixels wide
const LINE = 16;
const BAR = 11;
const LISTED = 100;
const MOST_SOURCES = 25;

export function Sources({ store, later, records }) {
  const sources = store.tables.sources;
  return (
    <>
      <h1 tabIndex={-1}>Sources and completeness</h1>
      <p class="lead">
        Every character of the documents, from the first to the last, with what became of it. A line of the bar is as long for every
        document, so the bars compare. Point at a stretch to see its passage; the list under each bar says the same in words.
      </p>
      {!later && <p>Reading …</p>}
      {store.failed && <p>The file evidence.js beside this page cannot be read.</p>}
      {later && !store.failed && (
        <>
          <ul class="legend states">
            {[...STATES].reverse().map((state) => <li key={state}><i class={`swatch state ${state}`} />{STATE_LABELS[state]}</li>)}
          </ul>
          {Array.from({ length: Math.min(MOST_SOURCES, sources.length) }, (_, place) => {
            const cells = row(sources, place);
            return <Source key={cells.source_id} store={store} cells={cells} count={records.filter((record) => record.sources.includes(cells.source_id)).length} />;
          })}
          {sources.length > MOST_SOURCES && <p class="help">{sources.length - MOST_SOURCES} more sources: each has a page of its own.</p>}
        </>
      )}
    </>
  );
}

function Source({ store, cells, count }) {
  const id = cells.source_id;
  const found = useMemo(() => stretches(store, id), [store, id]);
  const counts = useMemo(() => tally(found), [found]);
  const places = useMemo(() => passagesOf(store, id), [store, id]);
  const size = Number(cells.n_characters);
  const share = (state) => `${((100 * counts[state]) / Math.max(1, size)).toFixed(counts[state] && counts[state] / size < 0.01 ? 1 : 0)} %`;
  const present = [...STATES].reverse().filter((state) => counts[state]);
  return (
    <section class="source" aria-labelledby={`source-${id}`}>
      <h2 id={`source-${id}`}><a href={recordAddress(id)}>{cells.title}</a></h2>
      <p class="help">
        {cells.published_on && dateText(day(cells.published_on), cells.published_on_precision)}
        {cells.host && ` · ${cells.host}`}{cells.credited_agencies && ` · credits ${cells.credited_agencies}`} · {numberText(size)} characters,{" "}
        {places.length} passages, <a href={`${viewAddress("")}?source=${encodeURIComponent(id)}`}>{count} records</a>
      </p>
      <Bar {...{ store, found, size, places }} label={`${cells.title}: ${present.map((state) => `${STATE_LABELS[state]} ${share(state)}`).join(", ")}`} />
      <p class="shares">
        {present.map((state) => <span key={state}><i class={`swatch state ${state}`} />{share(state)} {STATE_LABELS[state].toLowerCase().replace(/:.*/, "")}</span>)}
      </p>
      <Passages {...{ store, places }} />
    </section>
  );
}

function passagesOf(store, source) {
  const ids = store.tables.passages.columns.source_id ?? [];
  const places = [];
  ids.forEach((id, place) => id === source && places.push(place));
  return places;
}

/** The bar, folded into lines of one length. One path a state keeps the page light. */
function Bar({ store, found, size, places, label: text }) {
  const box = useRef(null);
  const [width, setWidth] = useState(0);
  const [shown, setShown] = useState(null);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const perLine = Math.max(400, Math.round(width * PER_PIXEL));
  const paths = useMemo(() => (width ? draw(found, perLine, width) : []), [found, perLine, width]);
  const height = Math.ceil(size / perLine) * LINE;
  const point = (event) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const line = Math.floor(((event.clientY - frame.top) / frame.height) * (height / LINE));
    const at = Math.floor(line * perLine + ((event.clientX - frame.left) / frame.width) * perLine);
    setShown(places.find((place) => covers(store, place, at)) ?? null);
  };
  return (
    <div class="bar" ref={box}>
      {width > 0 && (
        <svg role="img" aria-label={text} width={width} height={height} viewBox={`0 0 ${width} ${height}`} onPointerMove={point} onPointerDown={point}>
          {paths.map(([state, d]) => <path key={state} class={`state ${state}`} d={d} />)}
          {shown !== null && <path class="shown" d={outline(store, shown, perLine, width)} />}
        </svg>
      )}
      <p class="pointed">{shown !== null ? <PassageLine store={store} place={shown} /> : " "}</p>
    </div>
  );
}

function covers(store, place, at) {
  const { char_start, char_end } = store.tables.passages.columns;
  return Number(char_start[place]) <= at && at < Number(char_end[place]);
}

function draw(found, perLine, width) {
  const scale = width / perLine;
  const paths = new Map();
  for (const [line, from, to, state] of inLines(found, perLine)) {
    const d = `M${(from * scale).toFixed(2)} ${line * LINE}h${Math.max(0.6, (to - from) * scale).toFixed(2)}v${BAR}H${(from * scale).toFixed(2)}z`;
    paths.set(state, (paths.get(state) ?? "") + d);
  }
  return STATES.filter((state) => paths.has(state)).map((state) => [state, paths.get(state)]);
}

function outline(store, place, perLine, width) {
  const { char_start, char_end } = store.tables.passages.columns;
  const scale = width / perLine;
  return inLines([[Number(char_start[place]), Number(char_end[place]), "open"]], perLine)
    .map(([line, from, to]) => `M${from * scale} ${line * LINE + BAR + 1.5}h${(to - from) * scale}`)
    .join("");
}

function PassageLine({ store, place }) {
  const cells = row(store.tables.passages, place);
  const when = momentText(cells.published_at, cells.published_on, cells.published_on_precision);
  return (
    <>
      <a href={recordAddress(cells.passage_id)}>Passage {cells.sequence}</a>{" "}
      {label(store, "passage_kind", cells.kind).toLowerCase()}, {label(store, "coding_status", cells.coding_status).toLowerCase()}
      {cells.outlet_id && ` · ${actorName(store, cells.outlet_id)}`}{when && `, ${when}`} · {recordCount(store, cells.passage_id)}
    </>
  );
}

function recordCount(store, passage) {
  const ids = new Set((store.evidenceIn.get(passage) ?? []).map((place) => store.tables.evidence.columns.record_id[place]));
  return ids.size === 1 ? "1 record" : `${ids.size} records`;
}

function Passages({ store, places }) {
  const [open, setOpen] = useState(false);
  const [limit, setLimit] = useState(LISTED);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Passages as a list</summary>
      {open && (
        <ol class="passages">
          {places.slice(0, limit).map((place) => <li key={place}><PassageLine store={store} place={place} /></li>)}
        </ol>
      )}
      {open && places.length > limit && <button type="button" class="plain" onClick={() => setLimit(limit + LISTED)}>Show more of {places.length}</button>}
    </details>
  );
}
