-- A duration has its unit, and a unit its duration.
-- tables: deployments
SELECT 'deployments', _row, CASE WHEN duration_value IS NULL THEN 'duration_value' ELSE 'duration_unit' END, duration_unit
FROM deployments
WHERE (duration_value IS NULL) <> (duration_unit IS NULL)
