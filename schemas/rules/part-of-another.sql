-- Nothing is a part of itself, nor of a part of itself, up to six steps.
-- tables: deployments
SELECT 'deployments', a._row, 'part_of_id', a.part_of_id
FROM deployments a
  LEFT JOIN deployments b ON a.part_of_id = b.deployment_id AND b.deployment_id <> a.deployment_id
  LEFT JOIN deployments d ON b.part_of_id = d.deployment_id
  LEFT JOIN deployments e ON d.part_of_id = e.deployment_id
  LEFT JOIN deployments f ON e.part_of_id = f.deployment_id
  LEFT JOIN deployments g ON f.part_of_id = g.deployment_id
WHERE a.deployment_id IN (a.part_of_id, b.part_of_id, d.part_of_id, e.part_of_id, f.part_of_id, g.part_of_id)
-- tables: aid_deliveries
SELECT 'aid_deliveries', a._row, 'part_of_id', a.part_of_id
FROM aid_deliveries a
  LEFT JOIN aid_deliveries b ON a.part_of_id = b.aid_id AND b.aid_id <> a.aid_id
  LEFT JOIN aid_deliveries d ON b.part_of_id = d.aid_id
  LEFT JOIN aid_deliveries e ON d.part_of_id = e.aid_id
  LEFT JOIN aid_deliveries f ON e.part_of_id = f.aid_id
  LEFT JOIN aid_deliveries g ON f.part_of_id = g.aid_id
WHERE a.aid_id IN (a.part_of_id, b.part_of_id, d.part_of_id, e.part_of_id, f.part_of_id, g.part_of_id)
