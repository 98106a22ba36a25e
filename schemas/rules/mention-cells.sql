-- A mention that counts holds the cells of its kind (a qualifier, a speaker or a date), and none those of another kind.
-- tables: mentions
SELECT 'mentions', _row, CASE
    WHEN kind = 'quantity' THEN 'qualifier' WHEN kind = 'quotation' THEN 'speaker_id'
    WHEN date_start IS NULL THEN 'date_start' ELSE 'date_end'
  END, kind
FROM mentions
WHERE disposition NOT IN ('not-a-mention', 'duplicate') AND CASE kind
  WHEN 'quantity' THEN qualifier IS NULL
  WHEN 'quotation' THEN speaker_id IS NULL
  WHEN 'date' THEN date_start IS NULL OR date_end IS NULL
END
UNION ALL
SELECT 'mentions', _row, wrong, kind
FROM (
  SELECT _row, kind, CASE
    WHEN kind <> 'quantity' AND value IS NOT NULL THEN 'value'
    WHEN kind <> 'quantity' AND value_low IS NOT NULL THEN 'value_low'
    WHEN kind <> 'quantity' AND value_high IS NOT NULL THEN 'value_high'
    WHEN kind <> 'quantity' AND qualifier IS NOT NULL THEN 'qualifier'
    WHEN kind <> 'quantity' AND unit IS NOT NULL THEN 'unit'
    WHEN kind <> 'date' AND date_start IS NOT NULL THEN 'date_start'
    WHEN kind <> 'date' AND date_end IS NOT NULL THEN 'date_end'
    WHEN kind <> 'quotation' AND speaker_id IS NOT NULL THEN 'speaker_id'
  END AS wrong
  FROM mentions
) AS found
WHERE wrong IS NOT NULL
