-- A place has its precision, and a precision its place.
-- tables: deployments
SELECT 'deployments', _row, CASE WHEN geo_precision IS NULL THEN 'geo_precision' ELSE 'to_location_id' END, CAST(NULL AS STRING)
FROM deployments
WHERE (coalesce(to_location_id, from_location_id) IS NULL) <> (geo_precision IS NULL)
-- each: force_estimates, events
SELECT '{table}', _row, CASE WHEN geo_precision IS NULL THEN 'geo_precision' ELSE 'location_id' END, CAST(NULL AS STRING)
FROM {table}
WHERE (location_id IS NULL) <> (geo_precision IS NULL)
