-- An inference says from what.
-- tables: evidence
SELECT 'evidence', _row, 'note', note
FROM evidence
WHERE basis = 'inference' AND note IS NULL
