-- A retired id's successor is a row of its table, or retired itself; what was merged or split has one.
-- tables: retired
SELECT 'retired', r._row, 'successor_id', r.successor_id
FROM retired r
  ANTI JOIN _ids i ON r.successor_id = i.record_id AND r.table_name = i.table_name
WHERE r.successor_id IS NOT NULL
  AND r.table_name IN (SELECT table_name FROM _present)
  AND (r.successor_id NOT IN (SELECT record_id FROM retired) OR r.successor_id = r.record_id)
UNION ALL
SELECT 'retired', r._row, 'successor_id', r.reason
FROM retired r
WHERE r.successor_id IS NULL AND r.reason IN ('merged', 'split')
