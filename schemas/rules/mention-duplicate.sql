-- A duplicate mention points to another one of its kind that is no duplicate itself.
-- tables: mentions
SELECT 'mentions', m._row, 'duplicate_of_id', m.duplicate_of_id
FROM mentions m JOIN mentions o ON m.duplicate_of_id = o.mention_id
WHERE o.mention_id = m.mention_id OR o.kind <> m.kind OR o.disposition = 'duplicate'
