-- A mention shows the words that evidence of the same span shows.
-- tables: mentions, evidence
SELECT DISTINCT 'mentions', m._row, 'fragment', m.fragment
FROM mentions m JOIN evidence e ON m.source_id = e.source_id AND m.char_start = e.char_start AND m.char_end = e.char_end
WHERE m.fragment <> e.fragment
