-- A coded mention has evidence, a duplicate and nothing else its original, any other one a reason.
-- tables: mentions, evidence
SELECT 'mentions', m._row, CASE
    WHEN m.disposition = 'coded' AND e.mention_id IS NULL THEN 'disposition'
    WHEN m.disposition = 'duplicate' OR m.duplicate_of_id IS NOT NULL THEN 'duplicate_of_id'
    ELSE 'reason'
  END, m.disposition
FROM mentions m LEFT JOIN (SELECT DISTINCT mention_id FROM evidence) e ON m.mention_id = e.mention_id
WHERE CASE m.disposition
  WHEN 'coded' THEN e.mention_id IS NULL
  WHEN 'duplicate' THEN m.duplicate_of_id IS NULL
  ELSE m.reason IS NULL
END OR (m.disposition <> 'duplicate' AND m.duplicate_of_id IS NOT NULL)
