-- A discrepancy names records and a column that are there.
-- tables: discrepancies
SELECT 'discrepancies', d._row, 'record_id', d.record_id
FROM discrepancies d ANTI JOIN _records r ON d.table_name = r.table_name AND d.record_id = r.record_id
WHERE d.table_name IN (SELECT table_name FROM _present)
UNION ALL
SELECT 'discrepancies', d._row, 'record_b_id', d.record_b_id
FROM discrepancies d ANTI JOIN _records r ON d.record_b_id = r.record_id
WHERE d.record_b_id IS NOT NULL AND d.table_name IN (SELECT table_name FROM _present)
UNION ALL
SELECT 'discrepancies', d._row, 'field_name', d.field_name
FROM discrepancies d ANTI JOIN _columns c ON d.table_name = c.table_name AND d.field_name = c.field_name
WHERE d.field_name IS NOT NULL
