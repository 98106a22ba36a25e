-- n_passages counts the passages of a source.
-- tables: passages, sources
SELECT 'sources', s._row, 'n_passages', s.n_passages
FROM sources s LEFT JOIN (SELECT source_id, count(*) AS n FROM passages GROUP BY source_id) p ON s.source_id = p.source_id
WHERE s.n_passages <> coalesce(p.n, 0)
