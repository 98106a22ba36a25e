-- A mention lies inside its passage.
-- tables: mentions, passages
SELECT 'mentions', _row, wrong, CASE wrong
  WHEN 'source_id' THEN source_id WHEN 'passage_id' THEN passage_id WHEN 'char_end' THEN CAST(char_end AS STRING)
  ELSE CAST(char_start AS STRING)
END
FROM (
  SELECT s.*, CASE
    WHEN s.source_id <> p.source_id THEN 'source_id'
    WHEN s.char_end <= p.char_start OR s.char_start >= p.char_end THEN CASE
      WHEN s.char_end > p.char_start AND s.char_end <= p.char_end THEN 'char_start'
      WHEN s.char_start >= p.char_start AND s.char_start < p.char_end THEN 'char_end'
      ELSE 'passage_id'
    END
    WHEN s.char_start < p.char_start THEN 'char_start'
    WHEN s.char_end > p.char_end OR s.char_start >= s.char_end THEN 'char_end'
  END AS wrong
  FROM mentions s JOIN passages p ON s.passage_id = p.passage_id
) AS found
WHERE wrong IS NOT NULL
