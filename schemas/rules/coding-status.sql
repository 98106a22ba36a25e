-- A passage is coded when a span lies in it, and only text can be coded.
-- tables: passages, evidence
SELECT 'passages', p._row, 'coding_status', p.coding_status
FROM passages p
LEFT JOIN (SELECT DISTINCT passage_id FROM evidence WHERE char_start IS NOT NULL) e ON p.passage_id = e.passage_id
WHERE (p.coding_status = 'coded') <> (e.passage_id IS NOT NULL)
  OR (p.coding_status = 'not-applicable') <> (p.kind IN ('timestamp', 'boilerplate', 'duplicate'))
