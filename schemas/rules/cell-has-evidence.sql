-- Every figure, date, place and party of a record has evidence that supports it.
-- tables: evidence
SELECT c.table_name, c._row, c.field_name, c.value
FROM _cells c ANTI JOIN evidence e
  ON c.table_name = e.table_name AND c.record_id = e.record_id AND c.field_name = e.field_name AND e.relation = 'supports'
