-- A fragment has at most 8 words and is no longer than its span.
-- each: evidence, mentions
SELECT '{table}', _row, 'fragment', fragment
FROM {table}
WHERE word_count(fragment) > 8 OR length(fragment) > char_end - char_start
