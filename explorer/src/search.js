// Full-text search: every word must occur, "words in quotes" as they stand, -word must not.

/** Lower case, without accents and typographic quotes. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase();
}

/** Return the folded words and phrases of a query: those that must occur and those that must not. */
export function parseQuery(query) {
  const wanted = [];
  const unwanted = [];
  for (const [, minus, phrase, word] of fold(query).matchAll(/(-?)(?:"([^"]*)"?|(\S+))/g)) {
    const term = (phrase ?? word).trim();
    if (!term || term === "-") continue;
    (minus ? unwanted : wanted).push(term);
  }
  return { wanted, unwanted };
}

/** Say whether a folded text answers a parsed query. A term matches at the start of a word. */
export function matches(text, { wanted, unwanted }) {
  return wanted.every((term) => occurs(text, term)) && !unwanted.some((term) => occurs(text, term));
}

const WORD = /[\p{L}\p{N}]/u;

function occurs(text, term) {
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    if (at === 0 || !WORD.test(text[at - 1]) || !WORD.test(term[0])) return true;
  }
  return false;
}
