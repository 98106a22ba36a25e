-- A retired id is no row of any table.
-- tables: retired
SELECT 'retired', r._row, 'record_id', r.record_id
FROM retired r SEMI JOIN _ids i ON r.record_id = i.record_id
