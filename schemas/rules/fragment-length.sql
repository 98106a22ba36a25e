-- A fragment has at most 8 words and is no longer than its span; the start of a longer span has three.
-- each: evidence, mentions
SELECT '{table}', _row, 'fragment', fragment
FROM {table}
WHERE word_count(fragment) > 8 OR length(fragment) > char_end - char_start
  OR (length(fragment) < char_end - char_start AND word_count(fragment) > 3)
