-- Evidence supports a cell that is filled, and none that only numbers or counts its record.
-- tables: evidence
SELECT 'evidence', e._row, 'field_name', e.field_name
FROM evidence e
  JOIN _records r ON e.table_name = r.table_name AND e.record_id = r.record_id
  JOIN _columns c ON e.table_name = c.table_name AND e.field_name = c.field_name
  ANTI JOIN _filled f ON e.table_name = f.table_name AND e.record_id = f.record_id AND e.field_name = f.field_name
WHERE e.relation = 'supports'
