-- Nobody gives help to itself.
-- tables: aid_deliveries
SELECT 'aid_deliveries', _row, 'recipient_id', recipient_id
FROM aid_deliveries
WHERE donor_id = recipient_id
