-- A mention that counts holds the cells of its kind: a qualifier, a speaker or a date.
-- tables: mentions
SELECT 'mentions', _row, 'kind', kind
FROM mentions
WHERE disposition NOT IN ('not-a-mention', 'duplicate') AND CASE kind
  WHEN 'quantity' THEN qualifier IS NULL
  WHEN 'quotation' THEN speaker_id IS NULL
  WHEN 'date' THEN date_start IS NULL OR date_end IS NULL
END
