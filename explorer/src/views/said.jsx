// Who said what about whom: voices against the ones they speak about, and the statements behind a cell.

import { useMemo, useState } from "preact/hooks";
import { recordAddress } from "../address.js";
import { sortRecords } from "../filters.js";
import { cellsOf } from "../records.js";
import { actorName, countryName, definition, label } from "../store.js";
import { Heading } from "./heading.jsx";

const VOICES = 14;
const TARGETS = 8;
const LISTED = 60;
const NOBODY = "";
const REST = "\u0000rest";
const STANCES = ["critical", "neutral", "conciliatory", "supportive"];

export function Said(props) {
  const { store, result } = props;
  const [by, setBy] = useState("voice");
  const [cell, setCell] = useState(null);
  const statements = useMemo(
    () => sortRecords(result.kept.filter(({ table }) => table === "statements"), "date").map((record) => ({ record, cells: cellsOf(store, record) })),
    [store, result],
  );
  const matrix = useMemo(() => makeMatrix(store, statements, by), [store, statements, by]);
  const chosen = cell && matrix.cells.get(`${cell.voice}\n${cell.target}`);
  const listed = chosen ?? statements;
  return (
    <>
      <Heading {...props} title="Who said what about whom" subset={listed.map(({ record }) => record)}>
        <p class="lead">
          Rows speak, columns are spoken about; a number counts statements, the line under it their stance. A statement is one
          speaker making one point on one occasion. Choose a number to read the statements.
        </p>
      </Heading>
      <div class="tools">
        <fieldset class="inline">
          <legend>Rows and columns</legend>
          {[["voice", "those in whose name they speak"], ["country", "their countries"]].map(([value, text]) => (
            <label key={value} class="option inline">
              <input type="radio" name="by" value={value} checked={by === value} onChange={() => { setBy(value); setCell(null); }} />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
        <ul class="legend">
          {STANCES.map((stance) => (
            <li key={stance} title={definition(store, "stance", stance)}><i class={`swatch stance ${stance}`} />{label(store, "stance", stance).toLowerCase()}</li>
          ))}
        </ul>
      </div>
      {statements.length === 0 ? <p class="empty">No statement passes these filters.</p> : <Matrix {...{ matrix, cell, setCell }} />}
      {listed.length > 0 && <Statements {...{ store, listed }} title={chosen ? cellTitle(matrix, cell) : "All statements"} onAll={chosen && (() => setCell(null))} />}
    </>
  );
}

/** Group statements by voice and target; the less frequent ones are put together as "others". */
function makeMatrix(store, statements, by) {
  const group = by === "country" ? (id) => countryOf(store, id) : (id) => id;
  const pairs = statements.map((statement) => ({
    statement,
    voice: group(statement.cells.spoke_for_id || statement.cells.speaker_id),
    target: group(statement.cells.target_id),
  }));
  const voices = most(pairs.map(({ voice }) => voice), VOICES);
  const targets = most(pairs.map(({ target }) => target).filter((target) => target !== NOBODY), TARGETS);
  const cells = new Map();
  for (const { statement, voice, target } of pairs) {
    const row = voices.includes(voice) ? voice : REST;
    const column = target === NOBODY || targets.includes(target) ? target : REST;
    const key = `${row}\n${column}`;
    cells.set(key, [...(cells.get(key) ?? []), statement]);
  }
  const used = (names, end, at) => [...names, ...end].filter((name) => [...cells.keys()].some((key) => key.split("\n")[at] === name));
  const name = (id) => (id === REST ? "others" : id === NOBODY ? "nobody in particular" : by === "country" ? nameOf(store, id) : actorName(store, id));
  return { cells, voices: used(voices, [REST], 0), targets: used(targets, [REST, NOBODY], 1), name };
}

function countryOf(store, id) {
  return store.tables.actors.columns.country_iso3?.[store.actors.get(id)] || id;
}

function nameOf(store, id) {
  return store.countries.has(id) ? countryName(store, id) : actorName(store, id);
}

function most(names, limit) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).slice(0, limit).map(([name]) => name);
}

function Matrix({ matrix, cell, setCell }) {
  const { cells, voices, targets, name } = matrix;
  const highest = Math.max(...[...cells.values()].map((list) => list.length));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Statements by voice and target">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col"><span class="hidden">Voice</span></th>
            {targets.map((target) => <th scope="col" key={target}><span>{name(target)}</span></th>)}
          </tr>
        </thead>
        <tbody>
          {voices.map((voice) => (
            <tr key={voice}>
              <th scope="row">{name(voice)}</th>
              {targets.map((target) => {
                const list = cells.get(`${voice}\n${target}`);
                const on = cell?.voice === voice && cell?.target === target;
                return (
                  <td key={target}>
                    {list && (
                      <button type="button" aria-pressed={on} onClick={() => setCell(on ? null : { voice, target })}
                        aria-label={`${name(voice)} about ${name(target)}: ${list.length}`}
                        style={{ "--share": `${Math.round(8 + (30 * list.length) / highest)}%` }}>
                        {list.length}
                        <Stances list={list} />
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Stances({ list }) {
  return (
    <span class="stances" aria-hidden="true">
      {STANCES.map((stance) => {
        const count = list.filter(({ cells }) => cells.stance === stance).length;
        return count > 0 && <i key={stance} class={`stance ${stance}`} style={{ flexGrow: count }} />;
      })}
      <i style={{ flexGrow: list.filter(({ cells }) => !STANCES.includes(cells.stance)).length }} />
    </span>
  );
}

function cellTitle({ name }, { voice, target }) {
  return target === NOBODY ? `${name(voice)}, about nobody in particular` : `${name(voice)} about ${name(target)}`;
}

function Statements({ store, listed, title, onAll }) {
  return (
    <section>
      <h2>{title} <span class="n">{listed.length}</span></h2>
      {onAll && <button type="button" class="plain" onClick={onAll}>Show all statements</button>}
      <ol class="said">
        {listed.slice(0, LISTED).map(({ record, cells }) => (
          <li key={record.id}>
            <span class="date">{record.span?.text ?? "no date"}</span>
            <div>
              <strong>{actorName(store, cells.speaker_id)}</strong>
              {cells.target_id && <> <span aria-hidden="true">→</span><span class="hidden">about</span> {actorName(store, cells.target_id)}</>}
              <span class="n"> {label(store, "speech_act", cells.speech_act).toLowerCase()}{cells.stance && `, ${label(store, "stance", cells.stance).toLowerCase()}`}</span>
              <p><a href={recordAddress(record.id)}>{record.summary}</a></p>
            </div>
          </li>
        ))}
      </ol>
      {listed.length > LISTED && <p class="help">{listed.length - LISTED} more: choose a number above, set filters, or download them.</p>}
    </section>
  );
}
