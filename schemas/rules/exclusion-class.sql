-- The reason of a not-a-mention is a class of the annotation rules.
-- tables: mentions, vocabularies
SELECT 'mentions', m._row, 'reason', m.reason
FROM mentions m LEFT JOIN vocabularies v ON v.vocabulary = 'exclusion' AND v.code = m.reason
WHERE m.disposition = 'not-a-mention' AND v.code IS NULL
