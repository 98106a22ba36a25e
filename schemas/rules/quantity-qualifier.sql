-- The qualifier says which of figure and bounds are filled (coding rule 3).
-- each: events, deployments, aid_deliveries, force_estimates
SELECT '{table}', _row, 'qualifier', qualifier
FROM {table}
WHERE NOT CASE qualifier
  WHEN 'exactly' THEN quantity IS NOT NULL AND quantity_low = quantity AND quantity_high = quantity
  WHEN 'about' THEN quantity IS NOT NULL AND quantity_low IS NULL AND quantity_high IS NULL
  WHEN 'more-than' THEN quantity IS NOT NULL AND quantity_low = quantity AND quantity_high IS NULL
  WHEN 'at-least' THEN quantity IS NOT NULL AND quantity_low = quantity AND quantity_high IS NULL
  WHEN 'up-to' THEN quantity IS NOT NULL AND quantity_low IS NULL AND quantity_high = quantity
  WHEN 'less-than' THEN quantity IS NOT NULL AND quantity_low IS NULL AND quantity_high = quantity
  WHEN 'between' THEN quantity IS NULL AND quantity_low IS NOT NULL AND quantity_high IS NOT NULL
  WHEN 'vague' THEN quantity IS NULL AND quantity_high IS NULL
  ELSE quantity IS NULL AND quantity_low IS NULL AND quantity_high IS NULL
END IS TRUE
