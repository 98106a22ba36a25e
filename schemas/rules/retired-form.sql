-- A retired id names its table, and has the form of that table's ids.
-- tables: retired
SELECT 'retired', r._row, 'table_name', r.table_name
FROM retired r
WHERE r.table_name NOT IN (SELECT table_name FROM _keys)
UNION ALL
SELECT 'retired', r._row, 'record_id', r.record_id
FROM retired r JOIN _keys k ON r.table_name = k.table_name
WHERE NOT regexp_full_match(r.record_id, k.form)
