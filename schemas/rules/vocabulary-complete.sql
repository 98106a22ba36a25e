-- Every code that a column may hold is defined, and every definition is of such a code (or a class of excluded mentions).
-- tables: vocabularies
SELECT 'vocabularies', NULL, 'code', concat(c.vocabulary, ': ', c.code)
FROM _codes c ANTI JOIN vocabularies v ON c.vocabulary = v.vocabulary AND c.code = v.code
UNION ALL
SELECT 'vocabularies', v._row, 'vocabulary', v.vocabulary
FROM vocabularies v
WHERE v.vocabulary NOT IN (SELECT vocabulary FROM _codes) AND v.vocabulary <> 'exclusion'
UNION ALL
SELECT 'vocabularies', v._row, 'code', v.code
FROM vocabularies v ANTI JOIN _codes c ON v.vocabulary = c.vocabulary AND v.code = c.code
WHERE v.vocabulary IN (SELECT vocabulary FROM _codes)
