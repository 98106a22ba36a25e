-- A period ends no earlier than it starts.
-- each: events, deployments
SELECT '{table}', _row, 'end_date', end_date
FROM {table}
WHERE end_date < start_date
