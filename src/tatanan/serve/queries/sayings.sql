-- What actors said, the latest first, and the codes of the actors that it names.
-- $1: codes of speakers, $2: codes that are named (null asks nothing), with the character 31
-- between them; $3: how many rows at most

WITH asked AS (
    SELECT 'speaker' AS what, unnest(string_to_array(CAST($1 AS text), chr(31))) AS value
    UNION ALL SELECT 'named', unnest(string_to_array(CAST($2 AS text), chr(31)))
),
spoken AS (
    SELECT s.* FROM statements s
    WHERE s.speaker_code IN (SELECT value FROM asked WHERE what = 'speaker')
),
named AS (
    SELECT DISTINCT s.id, n.code
    FROM spoken s
    JOIN mentions m ON m.report = s.report AND m."start" >= s.content_start
        AND m."end" <= s.content_end
    JOIN actors n ON n.report = m.report AND n.id = m.actor
    WHERE n.code <> s.speaker_code
),
about AS (
    SELECT id, string_agg(code, ' ' ORDER BY code) AS codes FROM named GROUP BY id
)
SELECT
    s.id, s.report, s.speaker_code AS code, coalesce(n.name, s.speaker_quote) AS speaker,
    coalesce(about.codes, '') AS about, s.content_quote AS words, s.cue_quote AS cue, s.manner,
    a.published, a.outlet, a.title
FROM spoken s
JOIN codings c ON c.report = s.report AND c.current
JOIN appearances a ON a.id = c.appearance
LEFT JOIN actors n ON n.report = s.report AND n.id = s.speaker_actor
LEFT JOIN about ON about.id = s.id
WHERE CAST($2 AS text) IS NULL OR s.id IN (
    SELECT id FROM named WHERE code IN (SELECT value FROM asked WHERE what = 'named')
)
ORDER BY a.published DESC NULLS LAST, s.id
LIMIT CAST($3 AS bigint)
