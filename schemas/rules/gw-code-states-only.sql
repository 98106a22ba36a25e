-- Only a state has a Gleditsch-Ward number.
-- tables: actors
SELECT 'actors', _row, 'gw_code', gw_code
FROM actors
WHERE gw_code IS NOT NULL AND actor_type <> 'state'
