// The words of a passage in their place: only in a local copy that was written with the texts.

import { useMemo } from "preact/hooks";

const characters = new Map();

/** The characters of a source as positions count them (Unicode code points), or null without its text. */
export function textOf(store, source) {
  if (!store.texts || !Object.hasOwn(store.texts, source)) return null;
  if (!characters.has(source)) characters.set(source, [...store.texts[source]]);
  return characters.get(source);
}

const KINDS = [undefined, "dismissed", "coded"];

/** `coded` and `dismissed` are rows with char_start and char_end; what lies in one is marked, the former over the latter. */
export function PassageText({ store, cells, coded, dismissed = [] }) {
  const pieces = useMemo(() => cut(store, cells, [dismissed, coded]), [store, cells.passage_id, coded.length, dismissed.length]);
  if (!pieces) return <p class="help">The text of this document is not at hand.</p>;
  return (
    <blockquote class="text">
      {pieces.map(([words, marked], at) => (marked ? <mark key={at} class={marked}>{words}</mark> : words))}
    </blockquote>
  );
}

function cut(store, cells, layers) {
  const text = textOf(store, cells.source_id);
  if (!text) return null;
  const first = Number(cells.char_start);
  const last = Number(cells.char_end);
  const marked = new Uint8Array(last - first);
  layers.forEach((rows, layer) => {
    for (const { char_start, char_end } of rows) {
      if (char_start !== "") marked.fill(layer + 1, Math.max(0, char_start - first), Math.max(0, char_end - first));
    }
  });
  const pieces = [];
  for (let start = 0; start < marked.length; ) {
    let end = start + 1;
    while (end < marked.length && marked[end] === marked[start]) end++;
    pieces.push([text.slice(first + start, first + end).join(""), KINDS[marked[start]]]);
    start = end;
  }
  const end = pieces.at(-1);
  if (end) end[0] = end[0].trimEnd(); // the blank lines after a passage
  return pieces;
}
