-- Evidence in words has all of its span, any other evidence all of it or none.
-- tables: evidence
SELECT 'evidence', _row, CASE
    WHEN coalesce(fragment, span_sha256, CAST(char_start AS STRING), CAST(char_end AS STRING)) IS NULL THEN 'basis'
    WHEN char_start IS NULL THEN 'char_start' WHEN char_end IS NULL THEN 'char_end' WHEN fragment IS NULL THEN 'fragment'
    WHEN span_sha256 IS NULL THEN 'span_sha256' WHEN passage_id IS NULL THEN 'passage_id' ELSE 'source_id'
  END, fragment
FROM evidence
WHERE (basis = 'words' OR coalesce(fragment, span_sha256, CAST(char_start AS STRING), CAST(char_end AS STRING)) IS NOT NULL)
  AND (source_id IS NULL OR passage_id IS NULL OR char_start IS NULL OR char_end IS NULL OR fragment IS NULL OR span_sha256 IS NULL)
