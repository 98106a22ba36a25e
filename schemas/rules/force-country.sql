-- The country of a force is the actor's own.
-- tables: force_estimates, actors
SELECT 'force_estimates', e._row, 'force_iso3', e.force_iso3
FROM force_estimates e JOIN actors a ON e.force_id = a.actor_id
WHERE e.force_iso3 IS DISTINCT FROM a.country_iso3
