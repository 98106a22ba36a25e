// What became of every character of a source: coded, dismissed, part of the page, or still open.

/** The states of a stretch, strongest last: where two meet, the later one is shown. */
export const STATES = ["open", "no-fact", "rest", "boilerplate", "duplicate", "dismissed", "coded"];

export const STATE_LABELS = {
  coded: "Coded: words that carry a cell",
  rest: "Rest of a coded passage",
  dismissed: "Dismissed mention",
  "no-fact": "Read, without a fact",
  boilerplate: "Page furniture and posting times",
  duplicate: "Said before in the document",
  open: "Not decided yet",
};

const OF_KIND = { boilerplate: "boilerplate", timestamp: "boilerplate", duplicate: "duplicate" };
const OF_CODING = { coded: "rest", "no-fact": "no-fact", "not-applicable": "boilerplate", open: "open" };
const OF_DISPOSITION = {
  coded: "coded",
  context: "dismissed",
  "not-a-fact": "dismissed",
  "out-of-scope": "dismissed",
  "not-a-mention": "dismissed",
  boilerplate: "boilerplate",
  duplicate: "duplicate",
};

/** Return the stretches `[start, end, state]` of a source, in order, without gaps where passages have none. */
export function stretches(store, source) {
  const size = Number(store.tables.sources.columns.n_characters[store.sources.get(source)]) || 0;
  const state = new Uint8Array(size); // 0 = open
  const paint = (start, end, name) => {
    const strength = STATES.indexOf(name);
    for (let at = Math.max(0, start); at < Math.min(size, end); at++) if (state[at] < strength) state[at] = strength;
  };
  eachIn(store.tables.passages, source, (columns, at) => {
    const name = OF_KIND[columns.kind[at]] ?? OF_CODING[columns.coding_status[at]] ?? "open";
    paint(Number(columns.char_start[at]), Number(columns.char_end[at]), name);
  });
  eachIn(store.tables.mentions, source, (columns, at) => {
    const name = OF_DISPOSITION[columns.disposition[at]] ?? "open";
    paint(Number(columns.char_start[at]), Number(columns.char_end[at]), name);
  });
  eachIn(store.tables.evidence, source, (columns, at) => {
    if (columns.char_start[at] !== "") paint(Number(columns.char_start[at]), Number(columns.char_end[at]), "coded");
  });
  return runs(state);
}

function eachIn(table, source, visit) {
  const ids = table.columns.source_id ?? [];
  for (let at = 0; at < table.length; at++) if (ids[at] === source) visit(table.columns, at);
}

function runs(state) {
  const found = [];
  for (let start = 0; start < state.length; ) {
    let end = start + 1;
    while (end < state.length && state[end] === state[start]) end++;
    found.push([start, end, STATES[state[start]]]);
    start = end;
  }
  return found;
}

/** Return how many characters each state has. */
export function tally(found) {
  const counts = Object.fromEntries(STATES.map((name) => [name, 0]));
  for (const [start, end, name] of found) counts[name] += end - start;
  return counts;
}

/** Cut stretches into lines of `width` characters: `[line, from, to, state]`, positions within the line. */
export function inLines(found, width) {
  const pieces = [];
  for (const [start, end, name] of found) {
    for (let at = start; at < end; ) {
      const line = Math.floor(at / width);
      const stop = Math.min(end, (line + 1) * width);
      pieces.push([line, at - line * width, stop - line * width, name]);
      at = stop;
    }
  }
  return pieces;
}
