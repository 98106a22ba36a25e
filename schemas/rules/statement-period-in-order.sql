-- The period that a statement is about ends no earlier than it starts.
-- tables: statements
SELECT 'statements', _row, 'about_end', about_end
FROM statements
WHERE about_end < about_start
