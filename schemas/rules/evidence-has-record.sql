-- Evidence carries a record and a column that are there.
-- tables: evidence
SELECT 'evidence', e._row, 'record_id', e.record_id
FROM evidence e ANTI JOIN _records r ON e.table_name = r.table_name AND e.record_id = r.record_id
WHERE e.table_name IN (SELECT table_name FROM _present)
UNION ALL
SELECT 'evidence', e._row, 'field_name', e.field_name
FROM evidence e ANTI JOIN _columns c ON e.table_name = c.table_name AND e.field_name = c.field_name
WHERE e.field_name IS NOT NULL
