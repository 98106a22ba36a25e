-- The basis of a claim is what its claimant is: a named person, an unnamed voice, an outlet or a collective.
-- tables: force_estimates, actors
SELECT 'force_estimates', e._row, 'claim_basis', e.claim_basis
FROM force_estimates e JOIN actors a ON e.claimant_id = a.actor_id
WHERE e.claim_basis <> CASE
  WHEN a.actor_type = 'person' THEN 'named'
  WHEN a.actor_type = 'unnamed-voice' THEN 'unnamed'
  WHEN a.actor_type IN ('outlet', 'news-agency') THEN 'outlet'
  ELSE 'collective'
END
