-- An erratum names a table and a column that are there, and a row that is there or retired.
-- tables: errata
SELECT 'errata', e._row, 'table_name', e.table_name
FROM errata e
WHERE e.table_name NOT IN (SELECT table_name FROM _columns)
UNION ALL
SELECT 'errata', e._row, 'field_name', e.field_name
FROM errata e ANTI JOIN _columns c ON e.table_name = c.table_name AND e.field_name = c.field_name
WHERE e.field_name IS NOT NULL AND e.table_name IN (SELECT table_name FROM _columns)
-- tables: errata, retired
SELECT 'errata', e._row, 'record_id', e.record_id
FROM errata e
  ANTI JOIN _ids i ON e.table_name = i.table_name AND e.record_id = i.record_id
WHERE e.table_name IN (SELECT table_name FROM _ids)
  AND e.record_id NOT IN (SELECT record_id FROM retired)
