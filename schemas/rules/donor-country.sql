-- The country of donor and recipient is the actor's own.
-- tables: aid_deliveries, actors
SELECT 'aid_deliveries', d._row, 'donor_iso3', d.donor_iso3
FROM aid_deliveries d JOIN actors a ON d.donor_id = a.actor_id
WHERE d.donor_iso3 IS DISTINCT FROM a.country_iso3
UNION ALL
SELECT 'aid_deliveries', d._row, 'recipient_iso3', d.recipient_iso3
FROM aid_deliveries d JOIN actors a ON d.recipient_id = a.actor_id
WHERE d.recipient_iso3 IS DISTINCT FROM a.country_iso3
