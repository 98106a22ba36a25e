-- The speaker of a coded quotation is who speaks, or who relays, a statement that uses it.
-- tables: mentions, evidence, statements
SELECT 'mentions', m._row, 'speaker_id', m.speaker_id
FROM mentions m
WHERE m.kind = 'quotation' AND m.disposition = 'coded' AND NOT EXISTS (
  SELECT 1 FROM evidence e JOIN statements s ON e.table_name = 'statements' AND e.record_id = s.statement_id
  WHERE e.mention_id = m.mention_id AND m.speaker_id IN (s.speaker_id, s.reported_by_id)
)
