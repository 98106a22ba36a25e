-- A statement is relayed by somebody else than who speaks (coding rule 1).
-- tables: statements
SELECT 'statements', _row, 'reported_by_id', reported_by_id
FROM statements
WHERE reported_by_id = speaker_id
