-- The same words stand once for the same cell of a record.
-- tables: evidence
SELECT 'evidence', r._row, 'evidence_id', r.evidence_id
FROM (
  SELECT _row, evidence_id, row_number() OVER (
    PARTITION BY table_name, record_id, field_name, basis, source_id, passage_id, char_start, char_end, relation, mention_id, note
    ORDER BY _row
  ) AS n
  FROM evidence
) AS r
WHERE r.n > 1
