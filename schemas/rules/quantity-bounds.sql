-- The bounds of a quantity stand in order and around the figure.
-- each: events, deployments, aid_deliveries, force_estimates
SELECT '{table}', _row, wrong, CASE wrong WHEN 'quantity' THEN quantity WHEN 'quantity_high' THEN quantity_high ELSE quantity_low END
FROM (
  SELECT *, CASE
    WHEN quantity_low > quantity_high THEN CASE WHEN quantity = quantity_low THEN 'quantity_high' ELSE 'quantity_low' END
    WHEN quantity_low <= quantity_high THEN 'quantity'
    WHEN quantity_low > quantity THEN 'quantity_low'
    ELSE 'quantity_high'
  END AS wrong
  FROM {table}
  WHERE quantity_low > quantity_high OR quantity_low > quantity OR quantity > quantity_high
) AS found
