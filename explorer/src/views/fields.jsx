// The cells of a row, each with what its column means.

import { recordAddress, webAddress } from "../address.js";
import { dateText, day } from "../days.js";
import { number, numberText } from "../quantity.js";
import { actorName, countryName, definition, label, placeName } from "../store.js";

const HIDDEN = new Set(["summary"]);

export function Fields({ store, table, cells }) {
  const fields = store.about.schemas[table].fields;
  const shown = fields.filter(({ name }) => cells[name] && !name.endsWith("_precision") && !HIDDEN.has(name));
  const empty = fields.filter(({ name }) => cells[name] === "" && !name.endsWith("_precision"));
  return (
    <section>
      <h2>Fields</h2>
      <dl class="fields">
        {shown.map((field) => (
          <div key={field.name}>
            <dt>{field.title}</dt>
            <dd>
              <Value store={store} field={field} cells={cells} />
              <p class="meaning"><code>{field.name}</code> {field.description}</p>
            </dd>
          </div>
        ))}
      </dl>
      {empty.length > 0 && <p class="help">Empty: {empty.map(({ title }) => title.toLowerCase()).join(", ")}.</p>}
    </section>
  );
}

function Value({ store, field, cells }) {
  const text = cells[field.name];
  if (field.pointsTo && field.pointsTo !== "evidence") {
    return <a href={recordAddress(text)}>{targetName(store, field.pointsTo, text)}</a>;
  }
  if (field.vocabulary) {
    const meaning = definition(store, field.vocabulary, text);
    return <>{label(store, field.vocabulary, text)}{meaning && <span class="definition"> {meaning}</span>}</>;
  }
  return plain(store, field, cells, text);
}

/** A cell that neither points to another table nor holds a code. */
function plain(store, field, cells, text) {
  if (field.type === "date") return dateText(day(text) ?? 0, cells[`${field.name}_precision`] || "day");
  if (field.name.endsWith("_iso3")) return `${countryName(store, text)} (${text})`;
  if (["number", "integer"].includes(field.type) && field.unit !== "degree" && number(text) !== null) return numberText(number(text));
  if (field.name === "url" && webAddress(text)) return <a href={text} rel="noreferrer">{text}</a>;
  if (field.name === "record_id" || field.name === "record_b_id") return <a href={recordAddress(text)}>{text}</a>;
  return text;
}

function targetName(store, table, id) {
  if (table === "actors") return actorName(store, id);
  if (table === "locations") return placeName(store, id);
  return id;
}
