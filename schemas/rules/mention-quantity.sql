-- The qualifier of a mention says which of value and bounds are filled, and the bounds stand in order (coding rule 3).
-- tables: mentions
SELECT 'mentions', _row, CASE WHEN value_low > value_high THEN 'value_low' ELSE 'qualifier' END, qualifier
FROM mentions
WHERE value_low > value_high OR NOT CASE qualifier
  WHEN 'exactly' THEN value IS NOT NULL AND value_low = value AND value_high = value
  WHEN 'about' THEN value IS NOT NULL AND value_low IS NULL AND value_high IS NULL
  WHEN 'more-than' THEN value IS NOT NULL AND value_low = value AND value_high IS NULL
  WHEN 'at-least' THEN value IS NOT NULL AND value_low = value AND value_high IS NULL
  WHEN 'up-to' THEN value IS NOT NULL AND value_low IS NULL AND value_high = value
  WHEN 'less-than' THEN value IS NOT NULL AND value_low IS NULL AND value_high = value
  WHEN 'between' THEN value IS NULL AND value_low IS NOT NULL AND value_high IS NOT NULL
  WHEN 'vague' THEN value IS NULL AND value_high IS NULL
  ELSE value IS NULL AND value_low IS NULL AND value_high IS NULL
END IS TRUE
