-- A duration has its unit, and a unit its duration.
-- tables: deployments
SELECT 'deployments', _row, 'duration_unit', duration_unit
FROM deployments
WHERE (duration_value IS NULL) <> (duration_unit IS NULL)
