-- The passages of a source follow each other without gap or overlap, from its first character to its last.
-- tables: passages, sources
WITH neighbours AS (
  SELECT p._row, p.source_id, p.sequence, p.char_start, p.char_end,
    lag(p.char_end) OVER source AS before, lag(p.sequence) OVER source AS number_before,
    lead(p.char_start) OVER source AS after
  FROM passages p
  WINDOW source AS (PARTITION BY p.source_id ORDER BY p.sequence)
)
SELECT 'passages', n._row, 'char_start', n.char_start
FROM neighbours n
WHERE n.char_start <> coalesce(n.before, 0)
UNION ALL
SELECT 'passages', n._row, 'sequence', n.sequence
FROM neighbours n
WHERE n.sequence <> coalesce(n.number_before, 0) + 1
UNION ALL
SELECT 'passages', n._row, 'char_end', n.char_end
FROM neighbours n JOIN sources s ON n.source_id = s.source_id
WHERE n.char_end <= n.char_start OR (n.after IS NULL AND n.char_end <> s.n_characters)
