// Records as a table: on a telephone the two columns that matter.

import { KINDS, typeVocabulary } from "../records.js";
import { label } from "../store.js";

const COLUMNS = [
  ["date", "Date"],
  ["type", "Type"],
  ["summary", "What is reported"],
  ["who", "Who"],
  ["sources", "Documents"],
];

/** With `onSort`, the headings are buttons that sort. `caption` says to a screen reader what the table holds. */
export function RecordTable({ store, records, address, sort, onSort, caption = "Records that pass the filters" }) {
  return (
    <table class="records" tabIndex={-1}>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map(([name, text]) => (
            <Column key={name} {...{ name, text, sort, onSort }} />
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <td class="date">{record.span?.text ?? "no date"}</td>
            <td class="type"><Type store={store} record={record} /></td>
            <td class="summary">
              <span class="narrow-type"><Type store={store} record={record} /></span>
              <a href={address(record.id)}>{record.summary || record.id}</a>
            </td>
            <td class="who">{record.who}</td>
            <td class="sources">{record.sources.length}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where there is no room for a column of its own, the type stands above the summary (one of the two is shown). */
function Type({ store, record: { table, type } }) {
  return (
    <>
      <i class={`swatch ${table}`} />
      {KINDS[table].one}: {label(store, typeVocabulary(store, table), type).toLowerCase()}
    </>
  );
}

function Column({ name, text, sort, onSort }) {
  const up = sort === name;
  const down = sort === `-${name}`;
  const state = up ? "ascending" : down ? "descending" : undefined;
  return (
    <th scope="col" class={name} aria-sort={state}>
      {onSort ? (
        <button type="button" class="plain" onClick={() => onSort(up ? `-${name}` : name)}>
          {text}<span aria-hidden="true">{up ? " ↑" : down ? " ↓" : ""}</span>
        </button>
      ) : text}
    </th>
  );
}
