-- n_sources and n_outlets count the documents and outlets of a record's evidence, context aside.
-- tables: evidence, passages
WITH counted AS (
  SELECT e.table_name, e.record_id, count(DISTINCT e.source_id) AS n_sources, count(DISTINCT p.outlet_id) AS n_outlets
  FROM evidence e LEFT JOIN passages p ON e.passage_id = p.passage_id
  WHERE e.relation <> 'context'
  GROUP BY ALL
)
SELECT r.table_name, r._row, 'n_sources', r.n_sources
FROM _counts r JOIN counted c ON r.table_name = c.table_name AND r.record_id = c.record_id
WHERE r.n_sources <> c.n_sources
UNION ALL
SELECT r.table_name, r._row, 'n_outlets', r.n_outlets
FROM _counts r JOIN counted c ON r.table_name = c.table_name AND r.record_id = c.record_id
WHERE r.n_outlets <> c.n_outlets
