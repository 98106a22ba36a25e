-- The fragments of a source cover the share of its characters that sources states.
-- tables: sources, evidence, mentions
WITH spans AS (
  SELECT source_id, char_start AS a, char_start + length(fragment) AS b FROM evidence WHERE fragment IS NOT NULL
  UNION ALL
  SELECT source_id, char_start, char_start + length(fragment) FROM mentions
), reach AS (
  SELECT source_id, a, b, coalesce(max(b) OVER (PARTITION BY source_id ORDER BY a, b ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS reached
  FROM spans
), covered AS (
  SELECT source_id, sum(greatest(0, b - greatest(a, reached))) AS n FROM reach GROUP BY source_id
)
SELECT 'sources', s._row, 'share_quoted', s.share_quoted
FROM sources s LEFT JOIN covered c ON s.source_id = c.source_id
WHERE abs(s.share_quoted - coalesce(c.n, 0) / s.n_characters) > 0.00005001
