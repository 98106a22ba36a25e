-- The two sides of a discrepancy differ; side A carries its record, side B that record or the other one.
-- tables: discrepancies, evidence
SELECT 'discrepancies', d._row, 'evidence_b_id', d.evidence_b_id
FROM discrepancies d
JOIN evidence a ON d.evidence_a_id = a.evidence_id
JOIN evidence b ON d.evidence_b_id = b.evidence_id
WHERE a.evidence_id = b.evidence_id OR d.value_a = d.value_b
  OR a.record_id <> d.record_id OR b.record_id <> coalesce(d.record_b_id, d.record_id)
