-- A date has its precision, and one known to the week, month or year stands at its first day.
-- each: events.start_date, events.end_date, statements.stated_on, statements.about_start, statements.about_end, deployments.announced_on, deployments.start_date, deployments.end_date, aid_deliveries.announced_on, aid_deliveries.status_date, force_estimates.as_of, sources.published_on, passages.published_on, mentions.date_start, mentions.date_end
SELECT '{table}', _row, CASE WHEN {column}_precision IS NULL THEN '{column}_precision' ELSE '{column}' END,
  CASE WHEN {column}_precision IS NOT NULL THEN {column} END
FROM {table}
WHERE ({column} IS NULL) <> ({column}_precision IS NULL)
  OR ({column}_precision = 'week' AND isodow({column}) <> 1)
  OR ({column}_precision IN ('month', 'year') AND day({column}) <> 1)
  OR ({column}_precision = 'year' AND month({column}) <> 1)
