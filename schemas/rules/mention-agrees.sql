-- A coded date means a date, and a coded quantity a number, of a record whose evidence uses it.
-- tables: mentions, evidence
SELECT 'mentions', m._row, 'fragment', m.fragment
FROM mentions m
WHERE m.disposition = 'coded' AND m.kind IN ('date', 'quantity')
  AND EXISTS (
    SELECT 1 FROM evidence e JOIN _cells c
      ON c.table_name = e.table_name AND c.record_id = e.record_id AND c.field_name = e.field_name
    WHERE e.mention_id = m.mention_id AND e.relation = 'supports'
  )
  AND NOT EXISTS (
    SELECT 1 FROM evidence e JOIN _cells c
      ON c.table_name = e.table_name AND c.record_id = e.record_id AND c.field_name = e.field_name
    WHERE e.mention_id = m.mention_id AND (
      m.kind = 'date' AND TRY_CAST(c.value AS DATE) BETWEEN m.date_start AND m.date_end
      OR TRY_CAST(c.value AS DOUBLE) IN (m.value_low, m.value, m.value_high)
      OR c.value = m.unit OR m.kind = 'quantity' AND TRY_CAST(c.value AS DATE) IS NOT NULL
    )
  )
