-- Latitude and longitude come together.
-- tables: locations
SELECT 'locations', _row, CASE WHEN latitude IS NULL THEN 'latitude' ELSE 'longitude' END, CAST(NULL AS STRING)
FROM locations
WHERE (latitude IS NULL) <> (longitude IS NULL)
