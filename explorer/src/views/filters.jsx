// The filters beside a view: search, dates, and a list of choices for each property of a record.

import { useEffect, useState } from "preact/hooks";
import { FACETS, isFiltered, noFilters } from "../address.js";
import { actorName, countryName, label, placeName, sourceName } from "../store.js";
import { KINDS, typeVocabulary } from "../records.js";
import { fold } from "../search.js";

const TITLES = {
  table: "Table",
  type: "Type",
  topic: "Topic of a statement",
  actor: "Actor",
  country: "Country",
  place: "Place",
  source: "Source",
};
const SHOWN = 6;
const FOUND = 40;
const compareNames = new Intl.Collator("en").compare;

/** What a value is called in its filter. */
export function valueName(store, facet, value) {
  switch (facet) {
    case "table":
      return store.about.schemas[value]?.title ?? value;
    case "type": {
      const [table, code] = value.split(/:(.*)/s);
      return Object.hasOwn(KINDS, table) ? `${KINDS[table].one}: ${label(store, typeVocabulary(store, table), code).toLowerCase()}` : value;
    }
    case "topic":
      return label(store, "topic", value);
    case "actor":
      return actorName(store, value);
    case "country":
      return countryName(store, value);
    case "place":
      return placeName(store, value);
    case "source":
      return sourceName(store, value);
    default:
      throw new Error(`no filter is called ${facet}`);
  }
}

export function Filters(props) {
  const { store, filters, view, change, fixed } = props;
  const facets = fixed ? FACETS.filter((facet) => facet !== "table") : FACETS; // the view has its own tables
  const wide = useWide();
  const [open, setOpen] = useState(wide);
  useEffect(() => setOpen(wide), [wide]);
  const set = (part, options) => change(view, { ...filters, page: 1, ...part }, options);
  const chosen = facets.reduce((count, facet) => count + filters[facet].length, 0) + (filters.from || filters.to ? 1 : 0);
  return (
    <div class="filters" role="search" aria-label="Filters">
      <Search value={filters.q} onInput={(q) => set({ q }, { replace: true })} />
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} class="filter-box">
        <summary>Filters{chosen ? ` (${chosen} set)` : ""}</summary>
        <Dates {...{ filters, set }} />
        {facets.map((facet) => (
          <Facet key={facet} {...{ store, facet, filters, set, fixed }} counts={props.result.counts[facet]} />
        ))}
      </details>
      {isFiltered(filters) && (
        <button type="button" class="plain clear" onClick={() => change(view, { ...noFilters(), sort: filters.sort })}>
          Clear all filters
        </button>
      )}
    </div>
  );
}

function useWide() {
  const query = "(min-width: 60rem)";
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setWide(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return wide;
}

function Search({ value, onInput }) {
  return (
    <div class="search">
      <label for="q">Search</label>
      <input id="q" type="search" value={value} autocomplete="off" spellcheck={false} aria-describedby="q-help"
        onInput={(event) => onInput(event.currentTarget.value)} />
      <p id="q-help" class="help">All words must occur. “in quotes” as it stands, -word must not.</p>
    </div>
  );
}

function Dates({ filters, set }) {
  const field = (end, text) => (
    <label>
      <span>{text}</span>
      <input type="date" value={filters[end]} min="1990-01-01" max="2030-12-31"
        onChange={(event) => set({ [end]: event.currentTarget.value })} />
    </label>
  );
  return (
    <fieldset class="dates">
      <legend>Date</legend>
      <div class="pair">
        {field("from", "From")}
        {field("to", "To")}
      </div>
      <label class="option">
        <input type="checkbox" checked={filters.undated} onChange={(event) => set({ undated: event.currentTarget.checked })} />
        <span>{filters.from || filters.to ? "and those without a date" : "only those without a date"}</span>
      </label>
    </fieldset>
  );
}

/** The values of a filter with their names and counts; an address may also name one that no record has. */
function choices({ store, facet, counts, chosen, fixed }) {
  const possible = fixed ? [...counts].filter(([value, count]) => count || chosen.has(value)) : [...counts];
  const known = possible.map(([value, count]) => ({ value, count, name: valueName(store, facet, value) }));
  for (const value of chosen) if (!counts.has(value)) known.push({ value, count: 0, name: value });
  return known.sort((a, b) => b.count - a.count || compareNames(a.name, b.name));
}

/** One filter: the values with most records first; a chosen one keeps its place, and the keyboard its focus. */
function Facet({ store, facet, filters, counts, set, fixed }) {
  const [all, setAll] = useState(false);
  const [part, setPart] = useState("");
  const chosen = new Set(filters[facet]);
  const known = choices({ store, facet, counts, chosen, fixed });
  if (known.length < 2 && !chosen.size) return null;
  const wanted = fold(part);
  const found = known.filter((option) => fold(option.name).includes(wanted));
  const limit = all ? FOUND : SHOWN;
  const shown = found.filter(({ value }, at) => at < limit || chosen.has(value));
  const toggle = (value, on) => set({ [facet]: on ? [...chosen, value] : [...chosen].filter((other) => other !== value) });
  return (
    <details class="facet" open={facet === "table" || facet === "type" || chosen.size > 0}>
      <summary>
        {TITLES[facet]}
        {chosen.size > 0 && <span class="n"> {chosen.size} set</span>}
      </summary>
      <fieldset>
        <legend class="hidden">{TITLES[facet]}</legend>
        {all && known.length > 15 && (
          <input type="text" class="narrow" value={part} aria-label={`Find in: ${TITLES[facet]}`} placeholder="Find …"
            onInput={(event) => setPart(event.currentTarget.value)} />
        )}
        {shown.map(({ value, count, name }) => (
          <label class={count || chosen.has(value) ? "option" : "option none"} key={value}>
            <input type="checkbox" checked={chosen.has(value)} onChange={(event) => toggle(value, event.currentTarget.checked)} />
            <span>{facet === "table" && <i class={`swatch ${value}`} />}{name}</span>
            <span class="n">{count}</span>
          </label>
        ))}
        {all && found.length > shown.length && <p class="help">{found.length - shown.length} more: type to find them.</p>}
        {known.length > SHOWN && (
          <button type="button" class="plain" onClick={() => { setAll(!all); setPart(""); }}>
            {all ? "Show fewer" : `Show all ${known.length}`}
          </button>
        )}
      </fieldset>
    </details>
  );
}
