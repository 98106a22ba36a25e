-- A mention lies inside its passage.
-- tables: mentions, passages
SELECT 'mentions', m._row, 'char_start', m.char_start
FROM mentions m JOIN passages p ON m.passage_id = p.passage_id
WHERE m.source_id <> p.source_id OR m.char_start < p.char_start OR m.char_end > p.char_end OR m.char_start >= m.char_end
