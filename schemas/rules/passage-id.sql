-- A passage's id starts with that of its source.
-- tables: passages
SELECT 'passages', _row, 'passage_id', passage_id
FROM passages
WHERE substr(passage_id, 1, length(source_id) + 1) <> concat(source_id, '-')
