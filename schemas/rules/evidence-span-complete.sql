-- Evidence in words has all of its span, any other evidence all of it or none.
-- tables: evidence
SELECT 'evidence', _row, 'basis', basis
FROM evidence
WHERE CASE WHEN basis = 'words' OR fragment IS NOT NULL
  THEN source_id IS NULL OR passage_id IS NULL OR char_start IS NULL OR char_end IS NULL OR fragment IS NULL OR span_sha256 IS NULL
  ELSE char_start IS NOT NULL OR char_end IS NOT NULL OR span_sha256 IS NOT NULL
END
