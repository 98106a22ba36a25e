-- A date has its precision, and one known to the week, month or year stands at its first day.
-- tables: events, statements, deployments, aid_deliveries, force_estimates, sources, passages, mentions
SELECT 'events', _row, 'start_date', start_date
FROM events
WHERE (start_date IS NULL) <> (start_date_precision IS NULL)
  OR (start_date_precision = 'week' AND isodow(start_date) <> 1)
  OR (start_date_precision IN ('month', 'year') AND day(start_date) <> 1)
  OR (start_date_precision = 'year' AND month(start_date) <> 1)
UNION ALL
SELECT 'events', _row, 'end_date', end_date
FROM events
WHERE (end_date IS NULL) <> (end_date_precision IS NULL)
  OR (end_date_precision = 'week' AND isodow(end_date) <> 1)
  OR (end_date_precision IN ('month', 'year') AND day(end_date) <> 1)
  OR (end_date_precision = 'year' AND month(end_date) <> 1)
UNION ALL
SELECT 'statements', _row, 'stated_on', stated_on
FROM statements
WHERE (stated_on IS NULL) <> (stated_on_precision IS NULL)
  OR (stated_on_precision = 'week' AND isodow(stated_on) <> 1)
  OR (stated_on_precision IN ('month', 'year') AND day(stated_on) <> 1)
  OR (stated_on_precision = 'year' AND month(stated_on) <> 1)
UNION ALL
SELECT 'statements', _row, 'about_start', about_start
FROM statements
WHERE (about_start IS NULL) <> (about_start_precision IS NULL)
  OR (about_start_precision = 'week' AND isodow(about_start) <> 1)
  OR (about_start_precision IN ('month', 'year') AND day(about_start) <> 1)
  OR (about_start_precision = 'year' AND month(about_start) <> 1)
UNION ALL
SELECT 'statements', _row, 'about_end', about_end
FROM statements
WHERE (about_end IS NULL) <> (about_end_precision IS NULL)
  OR (about_end_precision = 'week' AND isodow(about_end) <> 1)
  OR (about_end_precision IN ('month', 'year') AND day(about_end) <> 1)
  OR (about_end_precision = 'year' AND month(about_end) <> 1)
UNION ALL
SELECT 'deployments', _row, 'announced_on', announced_on
FROM deployments
WHERE (announced_on IS NULL) <> (announced_on_precision IS NULL)
  OR (announced_on_precision = 'week' AND isodow(announced_on) <> 1)
  OR (announced_on_precision IN ('month', 'year') AND day(announced_on) <> 1)
  OR (announced_on_precision = 'year' AND month(announced_on) <> 1)
UNION ALL
SELECT 'deployments', _row, 'start_date', start_date
FROM deployments
WHERE (start_date IS NULL) <> (start_date_precision IS NULL)
  OR (start_date_precision = 'week' AND isodow(start_date) <> 1)
  OR (start_date_precision IN ('month', 'year') AND day(start_date) <> 1)
  OR (start_date_precision = 'year' AND month(start_date) <> 1)
UNION ALL
SELECT 'deployments', _row, 'end_date', end_date
FROM deployments
WHERE (end_date IS NULL) <> (end_date_precision IS NULL)
  OR (end_date_precision = 'week' AND isodow(end_date) <> 1)
  OR (end_date_precision IN ('month', 'year') AND day(end_date) <> 1)
  OR (end_date_precision = 'year' AND month(end_date) <> 1)
UNION ALL
SELECT 'aid_deliveries', _row, 'announced_on', announced_on
FROM aid_deliveries
WHERE (announced_on IS NULL) <> (announced_on_precision IS NULL)
  OR (announced_on_precision = 'week' AND isodow(announced_on) <> 1)
  OR (announced_on_precision IN ('month', 'year') AND day(announced_on) <> 1)
  OR (announced_on_precision = 'year' AND month(announced_on) <> 1)
UNION ALL
SELECT 'aid_deliveries', _row, 'status_date', status_date
FROM aid_deliveries
WHERE (status_date IS NULL) <> (status_date_precision IS NULL)
  OR (status_date_precision = 'week' AND isodow(status_date) <> 1)
  OR (status_date_precision IN ('month', 'year') AND day(status_date) <> 1)
  OR (status_date_precision = 'year' AND month(status_date) <> 1)
UNION ALL
SELECT 'force_estimates', _row, 'as_of', as_of
FROM force_estimates
WHERE (as_of IS NULL) <> (as_of_precision IS NULL)
  OR (as_of_precision = 'week' AND isodow(as_of) <> 1)
  OR (as_of_precision IN ('month', 'year') AND day(as_of) <> 1)
  OR (as_of_precision = 'year' AND month(as_of) <> 1)
UNION ALL
SELECT 'sources', _row, 'published_on', published_on
FROM sources
WHERE (published_on IS NULL) <> (published_on_precision IS NULL)
  OR (published_on_precision = 'week' AND isodow(published_on) <> 1)
  OR (published_on_precision IN ('month', 'year') AND day(published_on) <> 1)
  OR (published_on_precision = 'year' AND month(published_on) <> 1)
UNION ALL
SELECT 'passages', _row, 'published_on', published_on
FROM passages
WHERE (published_on IS NULL) <> (published_on_precision IS NULL)
  OR (published_on_precision = 'week' AND isodow(published_on) <> 1)
  OR (published_on_precision IN ('month', 'year') AND day(published_on) <> 1)
  OR (published_on_precision = 'year' AND month(published_on) <> 1)
UNION ALL
SELECT 'mentions', _row, 'date_start', date_start
FROM mentions
WHERE (date_start IS NULL) <> (date_start_precision IS NULL)
  OR (date_start_precision = 'week' AND isodow(date_start) <> 1)
  OR (date_start_precision IN ('month', 'year') AND day(date_start) <> 1)
  OR (date_start_precision = 'year' AND month(date_start) <> 1)
UNION ALL
SELECT 'mentions', _row, 'date_end', date_end
FROM mentions
WHERE (date_end IS NULL) <> (date_end_precision IS NULL)
  OR (date_end_precision = 'week' AND isodow(date_end) <> 1)
  OR (date_end_precision IN ('month', 'year') AND day(date_end) <> 1)
  OR (date_end_precision = 'year' AND month(date_end) <> 1)
