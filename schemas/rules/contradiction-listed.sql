-- Evidence that contradicts its record is one side of a discrepancy.
-- tables: evidence, discrepancies
SELECT 'evidence', e._row, 'relation', e.fragment
FROM evidence e
WHERE e.relation = 'contradicts'
  AND e.evidence_id NOT IN (SELECT evidence_a_id FROM discrepancies WHERE evidence_a_id IS NOT NULL UNION ALL SELECT evidence_b_id FROM discrepancies WHERE evidence_b_id IS NOT NULL)
