-- A value has its currency, and a currency its value.
-- tables: aid_deliveries
SELECT 'aid_deliveries', _row, CASE WHEN value IS NULL THEN 'value' ELSE 'value_currency' END, CAST(NULL AS STRING)
FROM aid_deliveries
WHERE (value IS NULL) <> (value_currency IS NULL)
