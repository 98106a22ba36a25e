-- A state and a country have their ISO country.
-- tables: actors
SELECT 'actors', _row, 'country_iso3', country_iso3
FROM actors
WHERE actor_type = 'state' AND country_iso3 IS NULL
-- tables: locations
SELECT 'locations', _row, 'country_iso3', country_iso3
FROM locations
WHERE location_type = 'country' AND country_iso3 IS NULL
