-- The two sides of a discrepancy differ; side A carries its record, side B that record or the other one.
-- tables: discrepancies
SELECT 'discrepancies', _row, 'value_b', value_b
FROM discrepancies
WHERE value_a = value_b
UNION ALL
SELECT 'discrepancies', _row, 'evidence_b_id', evidence_b_id
FROM discrepancies
WHERE evidence_a_id = evidence_b_id
UNION ALL
SELECT 'discrepancies', _row, 'record_b_id', record_b_id
FROM discrepancies
WHERE record_b_id = record_id
-- tables: discrepancies, evidence
SELECT 'discrepancies', d._row, 'evidence_a_id', d.evidence_a_id
FROM discrepancies d JOIN evidence a ON d.evidence_a_id = a.evidence_id
WHERE a.record_id <> d.record_id
UNION ALL
SELECT 'discrepancies', d._row, 'evidence_b_id', d.evidence_b_id
FROM discrepancies d JOIN evidence b ON d.evidence_b_id = b.evidence_id
WHERE b.record_id <> coalesce(d.record_b_id, d.record_id) AND d.evidence_a_id <> d.evidence_b_id
