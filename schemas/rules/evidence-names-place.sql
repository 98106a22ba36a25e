-- A passage's time is that of a passage, and a source's metadata are those of a source.
-- tables: evidence
SELECT 'evidence', _row, CASE WHEN source_id IS NULL THEN 'source_id' ELSE 'passage_id' END, basis
FROM evidence
WHERE (basis = 'passage-time' AND (passage_id IS NULL OR source_id IS NULL)) OR (basis = 'source-metadata' AND source_id IS NULL)
