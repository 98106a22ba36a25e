-- A seed file is named without a folder.
-- tables: sources
SELECT 'sources', _row, 'seed_file', seed_file
FROM sources
WHERE regexp_matches(seed_file, '[/\\:]|^[.]')
