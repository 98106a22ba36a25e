-- A figure or a bound says what it counts.
-- each: events, deployments, aid_deliveries, force_estimates
SELECT '{table}', _row, 'unit', unit
FROM {table}
WHERE unit IS NULL AND coalesce(quantity, quantity_low, quantity_high) IS NOT NULL
