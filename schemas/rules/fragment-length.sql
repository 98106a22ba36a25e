-- A fragment has at most 8 words and is no longer than its span.
-- each: evidence, mentions
SELECT '{table}', _row, 'fragment', fragment
FROM {table}
WHERE len(regexp_extract_all(replace(replace(fragment, '’', ''''), '‘', ''''), '[0-9A-Za-zÀ-ɏ''][0-9A-Za-zÀ-ɏ'']*')) > 8
  OR length(fragment) > char_end - char_start
