-- Help that is only announced was announced on the date of its status.
-- tables: aid_deliveries
SELECT 'aid_deliveries', _row, 'status_date', status_date
FROM aid_deliveries
WHERE status = 'announced' AND status_date IS DISTINCT FROM announced_on
