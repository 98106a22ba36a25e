// Deployments on the map, and below it every one of them by how exactly its place is known.

import { useMemo, useState } from "preact/hooks";
import { recordAddress } from "../address.js";
import { FRAMES, drawMap } from "../charts/map.js";
import { placed } from "../geography.js";
import { countryName, definition, label } from "../store.js";
import { Chart } from "./chart.jsx";
import { Heading } from "./heading.jsx";

const KEY = [
  ["point", "a named place"],
  ["near", "within about 25 km of one"],
  ["border", "somewhere along a border"],
  ["area", "a region"],
  ["country", "somewhere in a country, with how many"],
];
const MOST = 40;

export function MapView(props) {
  const { store, result } = props;
  const [frame, setFrame] = useState("region");
  const deployments = useMemo(() => result.kept.filter(({ table }) => table === "deployments"), [result]);
  const entries = useMemo(() => placed(store, deployments), [store, deployments]);
  return (
    <>
      <Heading {...props} title="Deployments on the map" subset={deployments}>
        <p class="lead">
          Movements, presence, alerts, exercises and withdrawals, each drawn only as exactly as the documents place it. A dot is a
          place that they name; what is known to a border, region or country is hatched, and what has no place is in the list.
        </p>
      </Heading>
      <div class="tools">
        <fieldset class="inline">
          <legend class="hidden">Part of the map</legend>
          {Object.entries(FRAMES).map(([name, { title }]) => (
            <label key={name} class="option inline">
              <input type="radio" name="frame" checked={frame === name} onChange={() => setFrame(name)} />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
        <ul class="legend">
          {KEY.map(([shape, text]) => <li key={shape}><i class={`swatch map-${shape}`} />{text}</li>)}
        </ul>
      </div>
      <Chart label="Map of the deployments; the list below says the same." needs={[entries, frame]}
        draw={(width) => drawMap(store.map, entries, { width, frame, countryName: (code) => countryName(store, code), shortName: ({ name }) => name })} />
      <p class="help">
        Outlines: Natural Earth, simplified; Crimea is drawn with Ukraine, as ISO 3166-1 has it (see <a href="#/about">About</a>). No front line is drawn.
      </p>
      {["1", "2", "3", "4", "5", "6", "7", "8", ""].map((precision) => (
        <Level key={precision} {...{ store, precision }} entries={entries.filter((entry) => entry.precision === precision)} />
      ))}
    </>
  );
}

function Level({ store, precision, entries }) {
  if (!entries.length) return null;
  const count = entries.reduce((sum, { records }) => sum + records.length, 0);
  return (
    <section class="level">
      <h2>{precision ? label(store, "geo_precision", precision) : "No place given"} <span class="n">{count}</span></h2>
      {precision && <p class="help">{definition(store, "geo_precision", precision)}</p>}
      <ul class="places">
        {entries.slice(0, MOST).map(({ key, id, place, records }) => (
          <li key={key}>
            {id && <h3><a href={recordAddress(id)}>{place?.name ?? id}</a>{precision <= "2" && !place?.latitude && <span class="n"> not located in the dataset</span>}</h3>}
            <ul>
              {records.slice(0, MOST).map((record) => (
                <li key={record.id}><a href={recordAddress(record.id)}>{record.summary}</a> <span class="n">{record.span?.text ?? "no date"}</span></li>
              ))}
            </ul>
            {records.length > MOST && <p class="help">{records.length - MOST} more.</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
