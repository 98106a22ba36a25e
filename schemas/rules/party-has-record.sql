-- A further party belongs to a record that is there.
-- tables: record_actors
SELECT 'record_actors', a._row, 'record_id', a.record_id
FROM record_actors a ANTI JOIN _records r ON a.table_name = r.table_name AND a.record_id = r.record_id
WHERE a.table_name IN (SELECT table_name FROM _present)
