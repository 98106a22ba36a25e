// The tables as the page reads them: columns of text, rows made when they are needed.

/** Unpack `{values, places}` columns; every column becomes a list of texts. */
export function unpack(table) {
  const columns = {};
  for (const [name, column] of Object.entries(table.columns)) {
    columns[name] = Array.isArray(column) ? column : column.places.map((place) => column.values[place]);
  }
  return { length: table.length, columns };
}

/** Return row `place` of a table as an object of texts. */
export function row(table, place) {
  const found = {};
  for (const name in table.columns) found[name] = table.columns[name][place];
  return found;
}

/** Return the places of the rows by the value of one column. */
export function group(table, name) {
  const places = new Map();
  const column = table.columns[name] ?? [];
  for (let place = 0; place < table.length; place++) {
    const list = places.get(column[place]);
    if (list) list.push(place);
    else places.set(column[place], [place]);
  }
  return places;
}

/** Open what `data.js` holds. Evidence, passages, mentions and discrepancies come later: see `addLater`. */
export function openStore({ about, tables }, countries = {}) {
  const store = { about, tables: {}, later: false, labels: new Map(), definitions: new Map() };
  for (const name in tables) store.tables[name] = unpack(tables[name]);
  const { vocabulary = [], code = [], label = [], definition = [] } = store.tables.vocabularies.columns;
  vocabulary.forEach((name, place) => {
    store.labels.set(`${name}:${code[place]}`, label[place]);
    store.definitions.set(`${name}:${code[place]}`, definition[place]);
  });
  store.actors = byId(store.tables.actors, "actor_id");
  store.locations = byId(store.tables.locations, "location_id");
  store.sources = byId(store.tables.sources, "source_id");
  store.parties = group(store.tables.record_actors, "record_id");
  store.countries = new Map(Object.entries(countries));
  store.sourcesOf = new Map(Object.entries(about.sourcesOf));
  return store;
}

export function addLater(store, { tables }) {
  for (const name in tables) store.tables[name] = unpack(tables[name]);
  store.passages = byId(store.tables.passages, "passage_id");
  store.evidence = byId(store.tables.evidence, "evidence_id");
  store.evidenceOf = group(store.tables.evidence, "record_id");
  store.evidenceIn = group(store.tables.evidence, "passage_id");
  store.mentionsIn = group(store.tables.mentions, "passage_id");
  store.later = true;
  return store;
}

function byId(table, column) {
  return new Map((table.columns[column] ?? []).map((id, place) => [id, place]));
}

export function label(store, vocabulary, code) {
  return store.labels.get(`${vocabulary}:${code}`) ?? code;
}

export function definition(store, vocabulary, code) {
  return store.definitions.get(`${vocabulary}:${code}`) ?? "";
}

export function actorName(store, id) {
  const place = store.actors.get(id);
  return place === undefined ? id : store.tables.actors.columns.name[place];
}

export function placeName(store, id) {
  const place = store.locations.get(id);
  return place === undefined ? id : store.tables.locations.columns.name[place];
}

export function countryName(store, code) {
  return store.countries.get(code) ?? code;
}

export function sourceName(store, id) {
  const place = store.sources.get(id);
  return place === undefined ? id : store.tables.sources.columns.title[place];
}
