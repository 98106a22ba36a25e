-- A figure or a bound says what it counts, and nothing else has a unit.
-- each: events, deployments, aid_deliveries, force_estimates
SELECT '{table}', _row, 'unit', unit
FROM {table}
WHERE (unit IS NULL AND coalesce(quantity, quantity_low, quantity_high) IS NOT NULL)
  OR (unit IS NOT NULL AND qualifier IS NULL AND coalesce(quantity, quantity_low, quantity_high) IS NULL)
