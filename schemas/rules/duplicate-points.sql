-- A duplicate, and nothing else, points to the passage that it repeats, in the same source and no duplicate itself.
-- tables: passages
SELECT 'passages', p._row, 'duplicate_of_id', p.duplicate_of_id
FROM passages p LEFT JOIN passages o ON p.duplicate_of_id = o.passage_id
WHERE (p.kind = 'duplicate') <> (p.duplicate_of_id IS NOT NULL)
  OR o.kind = 'duplicate' OR o.source_id <> p.source_id
