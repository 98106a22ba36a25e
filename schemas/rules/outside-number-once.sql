-- A number of another register (Gleditsch and Ward, GeoNames) stands for one row.
-- each: actors.gw_code, locations.geonames_id
SELECT '{table}', r._row, '{column}', r.{column}
FROM {table} r JOIN (SELECT {column}, min(_row) AS first FROM {table} GROUP BY {column} HAVING count(*) > 1) AS twice
  ON r.{column} = twice.{column}
WHERE r._row > twice.first
