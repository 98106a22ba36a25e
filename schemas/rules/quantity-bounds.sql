-- The bounds of a quantity stand in order and around the figure.
-- each: events, deployments, aid_deliveries, force_estimates
SELECT '{table}', _row, 'quantity_low', quantity_low
FROM {table}
WHERE quantity_low > quantity_high OR quantity_low > quantity OR quantity > quantity_high
