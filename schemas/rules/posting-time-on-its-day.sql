-- The posting time of a passage lies on its day.
-- tables: passages
SELECT 'passages', _row, 'published_at', published_at
FROM passages
WHERE published_at IS NOT NULL AND CAST(published_at AS DATE) IS DISTINCT FROM published_on
