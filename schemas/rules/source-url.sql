-- An address of a source is one of the web.
-- mend: write the whole address, with https://, or leave the cell empty
-- tables: sources
SELECT 'sources', _row, 'url', url
FROM sources
WHERE NOT regexp_full_match(url, 'https?://[^ /]+[.][^ ]+')
