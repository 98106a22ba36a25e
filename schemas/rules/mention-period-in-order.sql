-- The period that a mention means ends no earlier than it starts, as far as the precision of its end tells.
-- tables: mentions
SELECT 'mentions', _row, 'date_end', date_end
FROM mentions
WHERE date_end < CASE date_end_precision
  WHEN 'week' THEN date_trunc('week', date_start) WHEN 'month' THEN date_trunc('month', date_start) WHEN 'year' THEN date_trunc('year', date_start)
  ELSE date_start
END
