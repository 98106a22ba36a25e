// What was announced against what arrived: each row on the way from a request to its arrival.

import { useMemo, useState } from "preact/hooks";
import { recordAddress } from "../address.js";
import { sortRecords } from "../filters.js";
import { dateText, day } from "../days.js";
import { quantityText } from "../quantity.js";
import { cellsOf } from "../records.js";
import { actorName, definition, label, placeName } from "../store.js";
import { Heading } from "./heading.jsx";

/** The stages in their order; what lies outside the way (a refusal) has columns of its own at the end. */
const WAYS = {
  aid_deliveries: {
    vocabulary: "aid_status",
    way: ["requested", "proposed", "announced", "approved", "shipped", "delivered"],
    off: ["refused"],
    title: "Help",
  },
  deployments: {
    vocabulary: "deployment_status",
    way: ["not-ruled-out", "proposed", "planned", "announced", "underway", "arrived", "completed"],
    off: ["refused", "unclear"],
    title: "Deployments",
  },
};
const STANDING = new Set(["presence", "alert"]);
const MOST = 100;

export function Arrived(props) {
  const { result } = props;
  const [all, setAll] = useState(false);
  const groups = useMemo(() => ({
    aid_deliveries: sortRecords(result.kept.filter(({ table }) => table === "aid_deliveries"), "who"),
    deployments: sortRecords(result.kept.filter(({ table, type }) => table === "deployments" && (all || !STANDING.has(type))), "who"),
  }), [result, all]);
  return (
    <>
      <Heading {...props} title="Announced and arrived" subset={[...groups.aid_deliveries, ...groups.deployments]}>
        <p class="lead">
          Each row ends at the furthest stage that the documents support. A hollow mark is the announcement, with its day; a
          filled one is where the row stands. Figures of several rows are not added up: a total and its parts may both be here.
        </p>
      </Heading>
      {Object.keys(WAYS).map((table) => (
        <Ladder key={table} {...props} table={table} rows={groups[table]}>
          {table === "deployments" && (
            <label class="option inline">
              <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
              <span>with forces that are only said to be present or on alert</span>
            </label>
          )}
        </Ladder>
      ))}
    </>
  );
}

function Ladder({ store, table, rows, children }) {
  const { vocabulary, way, off, title } = WAYS[table];
  const stages = [...way, ...off];
  const cells = rows.map((record) => cellsOf(store, record));
  const counts = stages.map((stage) => cells.filter(({ status }) => status === stage).length);
  return (
    <section aria-labelledby={`${table}-title`}>
      <h2 id={`${table}-title`}><i class={`swatch ${table}`} />{title}</h2>
      {children}
      {rows.length === 0 ? <p class="empty">No row passes these filters.</p> : (
        <div class="scroll" tabIndex={0} role="region" aria-label={`${title}, stage by stage`}>
          <table class={`ladder ${table}`}>
            <thead>
              <tr>
                <th scope="col" class="thing">What</th>
                {stages.map((stage) => (
                  <th scope="col" key={stage} class={off.includes(stage) ? "off" : ""} title={definition(store, vocabulary, stage)}>
                    {label(store, vocabulary, stage)}
                  </th>
                ))}
              </tr>
              <tr class="sum">
                <th scope="row">Rows that stand there</th>
                {counts.map((count, at) => <td key={stages[at]} class={off.includes(stages[at]) ? "off" : ""}>{count || "–"}</td>)}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST).map((record, at) => (
                <Rung key={record.id} {...{ store, record, way, off, table, stages }} cells={cells[at]} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > MOST && <p class="help">{rows.length - MOST} more: narrow the filters, or download them.</p>}
    </section>
  );
}

function Rung({ store, record, cells, way, off, table, stages }) {
  const end = way.indexOf(cells.status);
  // `announced_on` is also the day of a proposal or refusal: a row that never got as far has it where it stands.
  const told = end < way.indexOf("announced") ? cells.status : "announced";
  const announced = cells.announced_on ? stages.indexOf(told) : -1;
  const start = end < 0 ? -1 : announced >= 0 ? Math.min(announced, end) : end;
  return (
    <tr>
      <th scope="row" class="thing">
        <a href={recordAddress(record.id)}>{name(store, table, cells)}</a>
        <span class="n">{parties(store, table, cells)}</span>
      </th>
      {stages.map((stage, at) => (
        <Stage key={stage} {...{ cells, table }} here={stage === cells.status} told={at === announced}
          line={part(at, start, end)} off={off.includes(stage)} />
      ))}
    </tr>
  );
}

/** Which part of the line from the announcement to where a row stands runs through a stage. */
function part(at, start, end) {
  if (end < 0 || start >= end || at < start || at > end) return "";
  if (at === start) return "starts";
  return at === end ? "ends" : "passes";
}

function Stage({ cells, table, here, told, line, off }) {
  const date = table === "deployments" ? "start_date" : "status_date";
  return (
    <td class={`${line} ${off ? "off" : ""}`}>
      {here && <i class="mark reached" />}
      {told && !here && <i class="mark told" />}
      {here && <span class="hidden">stands here</span>}
      {told && <span class="when"><span class="hidden">announced </span>{shortDate(cells, "announced_on")}</span>}
      {here && !told && <span class="when">{shortDate(cells, date)}</span>}
    </td>
  );
}

function name(store, table, cells) {
  const figure = quantityText(store, cells);
  const item = cells.item || label(store, "item_type", cells.item_type);
  if (table === "deployments") return `${label(store, "deployment_action", cells.action)}: ${item}${figure ? `, ${figure}` : ""}`;
  return `${item}${figure ? `, ${figure}` : ""}`;
}

function parties(store, table, cells) {
  if (table === "aid_deliveries") return `${actorName(store, cells.donor_id)} → ${actorName(store, cells.recipient_id)}`;
  const place = cells.to_location_id ? ` → ${placeName(store, cells.to_location_id)}` : "";
  return `${actorName(store, cells.sender_id)}${place}`;
}

function shortDate(cells, column) {
  return cells[column] ? dateText(day(cells[column]), cells[`${column}_precision`] || "day").replace(" 2022", "") : "";
}
