-- A value has its currency, and a currency its value.
-- tables: aid_deliveries
SELECT 'aid_deliveries', _row, 'value_currency', value_currency
FROM aid_deliveries
WHERE (value IS NULL) <> (value_currency IS NULL)
