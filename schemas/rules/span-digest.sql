-- The digest of a span that its fragment shows whole is the fragment's own, and equal spans have equal digests.
-- mend: take fragment and digest from the lock again (scripts/lock.py), or correct the cell
-- tables: evidence
SELECT 'evidence', _row, 'span_sha256', span_sha256
FROM evidence
WHERE length(fragment) = char_end - char_start AND text_digest(fragment) <> span_sha256
UNION ALL
SELECT 'evidence', r._row, 'span_sha256', r.span_sha256
FROM evidence r JOIN (
  SELECT source_id, char_start, char_end, mode(span_sha256) AS usual
  FROM evidence
  GROUP BY source_id, char_start, char_end
  HAVING count(DISTINCT span_sha256) > 1
) AS s ON r.source_id = s.source_id AND r.char_start = s.char_start AND r.char_end = s.char_end
WHERE r.span_sha256 <> s.usual AND length(r.fragment) < r.char_end - r.char_start
