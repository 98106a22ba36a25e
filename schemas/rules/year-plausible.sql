-- A year has all of its four digits: no report is about a day before the year 1000.
-- mend: correct the year
-- each: events.start_date, events.end_date, statements.stated_on, statements.about_start, statements.about_end, deployments.announced_on, deployments.start_date, deployments.end_date, aid_deliveries.announced_on, aid_deliveries.status_date, force_estimates.as_of, sources.published_on, passages.published_on, mentions.date_start, mentions.date_end
SELECT '{table}', _row, '{column}', {column}
FROM {table}
WHERE {column} < DATE '1000-01-01'
