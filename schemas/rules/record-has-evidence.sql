-- Every record has evidence.
-- tables: evidence
SELECT r.table_name, r._row, NULL, r.record_id
FROM _records r ANTI JOIN evidence e ON r.table_name = e.table_name AND r.record_id = e.record_id
