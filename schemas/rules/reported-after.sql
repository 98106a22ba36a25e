-- What was said, announced or done was so no later than the day of the last source that reports it.
-- tables: statements, evidence, sources
SELECT 'statements', r._row, 'stated_on', r.stated_on
FROM statements r JOIN (
  SELECT e.record_id, max(s.published_on) AS latest, count(*) - count(s.published_on) AS undated
  FROM evidence e JOIN sources s ON e.source_id = s.source_id
  WHERE e.table_name = 'statements'
  GROUP BY e.record_id
) AS told ON r.statement_id = told.record_id
WHERE r.stated_on > told.latest AND told.undated = 0
-- tables: deployments, evidence, sources
SELECT 'deployments', r._row, 'announced_on', r.announced_on
FROM deployments r JOIN (
  SELECT e.record_id, max(s.published_on) AS latest, count(*) - count(s.published_on) AS undated
  FROM evidence e JOIN sources s ON e.source_id = s.source_id
  WHERE e.table_name = 'deployments'
  GROUP BY e.record_id
) AS told ON r.deployment_id = told.record_id
WHERE r.announced_on > told.latest AND told.undated = 0
-- tables: aid_deliveries, evidence, sources
SELECT 'aid_deliveries', r._row, 'announced_on', r.announced_on
FROM aid_deliveries r JOIN (
  SELECT e.record_id, max(s.published_on) AS latest, count(*) - count(s.published_on) AS undated
  FROM evidence e JOIN sources s ON e.source_id = s.source_id
  WHERE e.table_name = 'aid_deliveries'
  GROUP BY e.record_id
) AS told ON r.aid_id = told.record_id
WHERE r.announced_on > told.latest AND told.undated = 0
-- tables: aid_deliveries, evidence, sources
SELECT 'aid_deliveries', r._row, 'status_date', r.status_date
FROM aid_deliveries r JOIN (
  SELECT e.record_id, max(s.published_on) AS latest, count(*) - count(s.published_on) AS undated
  FROM evidence e JOIN sources s ON e.source_id = s.source_id
  WHERE e.table_name = 'aid_deliveries'
  GROUP BY e.record_id
) AS told ON r.aid_id = told.record_id
WHERE r.status_date > told.latest AND told.undated = 0
-- tables: events, evidence, sources
SELECT 'events', r._row, 'start_date', r.start_date
FROM events r JOIN (
  SELECT e.record_id, max(s.published_on) AS latest, count(*) - count(s.published_on) AS undated
  FROM evidence e JOIN sources s ON e.source_id = s.source_id
  WHERE e.table_name = 'events'
  GROUP BY e.record_id
) AS told ON r.event_id = told.record_id
WHERE r.start_date > told.latest AND told.undated = 0 AND r.status = 'occurred'
