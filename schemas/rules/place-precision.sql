-- A place has its precision, and a precision its place.
-- tables: deployments, force_estimates, events
SELECT 'deployments', _row, 'geo_precision', geo_precision
FROM deployments
WHERE (coalesce(to_location_id, from_location_id) IS NULL) <> (geo_precision IS NULL)
UNION ALL
SELECT 'force_estimates', _row, 'geo_precision', geo_precision
FROM force_estimates
WHERE (location_id IS NULL) <> (geo_precision IS NULL)
UNION ALL
SELECT 'events', _row, 'geo_precision', geo_precision
FROM events
WHERE (location_id IS NULL) <> (geo_precision IS NULL)
