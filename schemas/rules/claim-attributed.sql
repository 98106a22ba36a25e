-- What is claimed, disputed or denied says who claims it (coding rule 1).
-- each: events, deployments, aid_deliveries, force_estimates
SELECT '{table}', _row, 'attributed_to_id', assertion
FROM {table}
WHERE assertion IN ('claimed', 'disputed', 'denied') AND attributed_to_id IS NULL
