// A passage: its stretch of the document, and what became of each mention and span in it.

import { recordAddress } from "../address.js";
import { STATE_LABELS, STATES, stretches } from "../coverage.js";
import { label, row, sourceName } from "../store.js";
import { PassageText } from "./passage-text.jsx";

export function Passage({ store, cells, later }) {
  if (!later || store.failed) return null;
  const first = Number(cells.char_start);
  const last = Number(cells.char_end);
  const inside = stretches(store, cells.source_id)
    .filter(([start, end]) => start < last && end > first)
    .map(([start, end, state]) => [Math.max(start, first), Math.min(end, last), state]);
  const present = STATES.filter((state) => inside.some(([, , other]) => other === state)).reverse();
  const spans = (store.evidenceIn.get(cells.passage_id) ?? []).map((place) => row(store.tables.evidence, place));
  const mentions = (store.mentionsIn.get(cells.passage_id) ?? []).map((place) => row(store.tables.mentions, place));
  return (
    <section>
      <h2>What became of it</h2>
      <p>Part of <a href={recordAddress(cells.source_id)}>{sourceName(store, cells.source_id)}</a>.</p>
      <div class="strip" aria-hidden="true">
        {inside.map(([start, end, state]) => (
          <i key={start} class={`state ${state}`} style={{ flexGrow: end - start }} />
        ))}
      </div>
      <ul class="legend">
        {present.map((state) => <li key={state}><i class={`swatch state ${state}`} />{STATE_LABELS[state]}</li>)}
      </ul>
      {store.texts && (
        <PassageText store={store} cells={cells} coded={spans} dismissed={mentions.filter(({ disposition }) => disposition !== "coded")} />
      )}
      {spans.length > 0 && <Words spans={spans} />}
      {mentions.length > 0 && <Mentions store={store} mentions={mentions} />}
    </section>
  );
}

function Words({ spans }) {
  const byWords = new Map();
  for (const { fragment, char_start, record_id } of spans) {
    if (fragment) byWords.set(`${char_start} ${fragment}`, { fragment, ids: (byWords.get(`${char_start} ${fragment}`)?.ids ?? new Set()).add(record_id), at: Number(char_start) });
  }
  const rows = [...byWords.values()].sort((a, b) => a.at - b.at);
  return (
    <>
      <h3>Coded words</h3>
      <ul class="plain-list">
        {rows.map(({ fragment, ids, at }) => (
          <li key={`${at} ${fragment}`}>
            <q>{fragment}</q>{" "}
            {[...ids].map((id) => <a key={id} class="code" href={recordAddress(id)}>{id}</a>)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Mentions({ store, mentions }) {
  return (
    <>
      <h3>Quantities, quotations and dates</h3>
      <ul class="plain-list">
        {mentions.map((mention) => (
          <li key={mention.mention_id}>
            <q><a href={recordAddress(mention.mention_id)}>{mention.fragment}</a></q>{" "}
            <span class="n">
              {label(store, "mention_kind", mention.kind).toLowerCase()}, {label(store, "disposition", mention.disposition).toLowerCase()}
              {mention.reason && `: ${mention.reason}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
