-- Evidence points only to a coded mention, which lies under it in the same source.
-- tables: evidence, mentions
SELECT 'evidence', e._row, 'mention_id', e.mention_id
FROM evidence e JOIN mentions m ON e.mention_id = m.mention_id
WHERE m.disposition <> 'coded' OR m.source_id <> e.source_id
  OR e.char_start >= m.char_end OR m.char_start >= e.char_end
