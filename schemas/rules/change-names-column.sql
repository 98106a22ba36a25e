-- A change names a table and a column that are there, unless a change took them away.
-- tables: changes
SELECT 'changes', c._row, 'table_name', c.table_name
FROM changes c
WHERE c.table_name NOT IN (SELECT table_name FROM _columns)
  AND c.table_name NOT IN (SELECT table_name FROM changes WHERE change_type = 'table-removed')
UNION ALL
SELECT 'changes', c._row, 'field_name', c.field_name
FROM changes c ANTI JOIN _columns k ON c.table_name = k.table_name AND c.field_name = k.field_name
WHERE c.field_name IS NOT NULL AND c.change_type = 'cell-changed'
  AND c.table_name IN (SELECT table_name FROM _columns)
  AND c.table_name NOT IN (SELECT table_name FROM changes WHERE change_type IN ('column-removed', 'column-renamed'))
