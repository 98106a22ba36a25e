// Addresses: what stands behind the # of the page's address. `#/record/aid-001` never changes;
// `#/map?country=UKR&q=tanks` is a view with its filters.

export const VIEWS = ["", "map", "forces", "arrived", "said", "sources", "about"];
export const FACETS = ["table", "type", "topic", "actor", "country", "place", "source"];

export function noFilters() {
  return {
    q: "",
    from: "",
    to: "",
    undated: false,
    sort: "",
    page: 1,
    ...Object.fromEntries(FACETS.map((facet) => [facet, []])),
  };
}

/** Return `{view, id, filters}` for a hash; an address that nobody wrote gives view "unknown". */
export function readAddress(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [view, ...rest] = path.split("/");
  const filters = readFilters(query);
  if (view === "record" && rest.length) return { view, id: decoded(rest.join("/")), filters };
  return { view: VIEWS.includes(view) && !rest.length ? view : "unknown", id: "", filters };
}

function readFilters(query) {
  const given = new URLSearchParams(query);
  const filters = noFilters();
  for (const facet of FACETS) filters[facet] = given.getAll(facet);
  filters.q = given.get("q") ?? "";
  filters.sort = given.get("sort") ?? "";
  for (const end of ["from", "to"]) {
    const text = given.get(end) ?? "";
    if (/^\d{4}-\d\d-\d\d$/.test(text)) filters[end] = text;
  }
  filters.undated = given.get("undated") === "1";
  filters.page = Math.max(1, Number.parseInt(given.get("page") ?? "1", 10) || 1);
  return filters;
}

export function viewAddress(view, filters = noFilters()) {
  const query = new URLSearchParams();
  if (filters.q) query.set("q", filters.q);
  for (const facet of FACETS) for (const value of filters[facet]) query.append(facet, value);
  for (const end of ["from", "to"]) if (filters[end]) query.set(end, filters[end]);
  if (filters.undated) query.set("undated", "1");
  if (filters.sort) query.set("sort", filters.sort);
  if (filters.page > 1) query.set("page", String(filters.page));
  const text = query.toString();
  return `#/${view}${text ? `?${text}` : ""}`;
}

export function recordAddress(id) {
  return `#/record/${encodeURIComponent(id)}`;
}

/** Return an address of the web as it stands, nothing for any other kind (`javascript:` and the like). */
export function webAddress(text) {
  return /^https?:\/\//.test(text ?? "") ? text : undefined;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign: no id holds one, so the page says that there is no such record
  }
}

/** Say whether a filter narrows the selection. */
export function isFiltered(filters) {
  return Boolean(filters.q || filters.from || filters.to || filters.undated) || FACETS.some((f) => filters[f].length);
}
