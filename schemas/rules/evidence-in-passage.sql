-- A span lies inside its passage, in a passage that is neither boilerplate, duplicate nor timestamp.
-- tables: evidence, passages
SELECT 'evidence', e._row, 'char_start', e.char_start
FROM evidence e JOIN passages p ON e.passage_id = p.passage_id
WHERE e.source_id <> p.source_id
  OR e.char_start < p.char_start OR e.char_end > p.char_end OR e.char_start >= e.char_end
  OR (e.char_start IS NOT NULL AND p.kind IN ('boilerplate', 'duplicate', 'timestamp'))
