-- Latitude and longitude come together.
-- tables: locations
SELECT 'locations', _row, 'longitude', longitude
FROM locations
WHERE (latitude IS NULL) <> (longitude IS NULL)
