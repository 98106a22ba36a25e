-- A standing position has no day (coding rule 7).
-- tables: statements
SELECT 'statements', _row, 'stated_on', stated_on
FROM statements
WHERE occasion = 'standing' AND stated_on IS NOT NULL
