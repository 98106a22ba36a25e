-- Nothing is a part of itself, nor of a part of itself.
-- tables: deployments, aid_deliveries
SELECT 'deployments', a._row, 'part_of_id', a.part_of_id
FROM deployments a LEFT JOIN deployments b ON a.part_of_id = b.deployment_id
WHERE a.part_of_id = a.deployment_id OR b.part_of_id = a.deployment_id
UNION ALL
SELECT 'aid_deliveries', a._row, 'part_of_id', a.part_of_id
FROM aid_deliveries a LEFT JOIN aid_deliveries b ON a.part_of_id = b.aid_id
WHERE a.part_of_id = a.aid_id OR b.part_of_id = a.aid_id
