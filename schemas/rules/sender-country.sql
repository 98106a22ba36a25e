-- The country of a sender is the actor's own.
-- tables: deployments, actors
SELECT 'deployments', d._row, 'sender_iso3', d.sender_iso3
FROM deployments d JOIN actors a ON d.sender_id = a.actor_id
WHERE d.sender_iso3 IS DISTINCT FROM a.country_iso3
