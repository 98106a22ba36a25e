-- The period that a statement is about ends no earlier than it starts, as far as the precision of its end tells.
-- tables: statements
SELECT 'statements', _row, 'about_end', about_end
FROM statements
WHERE about_end < CASE about_end_precision
  WHEN 'week' THEN date_trunc('week', about_start) WHEN 'month' THEN date_trunc('month', about_start) WHEN 'year' THEN date_trunc('year', about_start)
  ELSE about_start
END
