-- A period ends no earlier than it starts, as far as the precision of its end tells.
-- each: events, deployments
SELECT '{table}', _row, 'end_date', end_date
FROM {table}
WHERE end_date < CASE end_date_precision
  WHEN 'week' THEN date_trunc('week', start_date) WHEN 'month' THEN date_trunc('month', start_date) WHEN 'year' THEN date_trunc('year', start_date)
  ELSE start_date
END
