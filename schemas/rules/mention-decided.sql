-- A coded mention has evidence, a duplicate its original, any other one a reason.
-- tables: mentions, evidence
SELECT 'mentions', m._row, 'disposition', m.disposition
FROM mentions m LEFT JOIN (SELECT DISTINCT mention_id FROM evidence) e ON m.mention_id = e.mention_id
WHERE CASE m.disposition
  WHEN 'coded' THEN e.mention_id IS NULL
  WHEN 'duplicate' THEN m.duplicate_of_id IS NULL
  ELSE m.reason IS NULL
END
