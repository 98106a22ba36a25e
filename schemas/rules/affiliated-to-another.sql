-- Nobody belongs to itself, nor to what belongs to it, up to six steps.
-- tables: actors
SELECT 'actors', a._row, 'affiliation_id', a.affiliation_id
FROM actors a
  LEFT JOIN actors b ON a.affiliation_id = b.actor_id AND b.actor_id <> a.actor_id
  LEFT JOIN actors d ON b.affiliation_id = d.actor_id
  LEFT JOIN actors e ON d.affiliation_id = e.actor_id
  LEFT JOIN actors f ON e.affiliation_id = f.actor_id
  LEFT JOIN actors g ON f.affiliation_id = g.actor_id
WHERE a.actor_id IN (a.affiliation_id, b.affiliation_id, d.affiliation_id, e.affiliation_id, f.affiliation_id, g.affiliation_id)
