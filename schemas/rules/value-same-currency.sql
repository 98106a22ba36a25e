-- A value in euros or dollars is the same figure in value_eur or value_usd.
-- tables: aid_deliveries
SELECT 'aid_deliveries', _row, 'value_eur', value_eur
FROM aid_deliveries
WHERE value_currency = 'EUR' AND value_eur <> value
UNION ALL
SELECT 'aid_deliveries', _row, 'value_usd', value_usd
FROM aid_deliveries
WHERE value_currency = 'USD' AND value_usd <> value
