-- Events that the new coder found and the old one did not, and the other way round, in the
-- reports that both coded. Events are the same if their ids are: report, type, places of words.
-- $1: ids of the old coders, $2: ids of the new ones, with the character 31 between them (each
-- language has its own lexicon and models, so one version of the package is several coders)

WITH asked AS (
    SELECT 'lost' AS change, unnest(string_to_array(CAST($1 AS text), chr(31))) AS coder
    UNION ALL
    SELECT 'gained', unnest(string_to_array(CAST($2 AS text), chr(31)))
),
shared AS (
    SELECT c.report FROM codings c JOIN asked ON asked.coder = c.coder AND asked.change = 'lost'
    INTERSECT
    SELECT c.report FROM codings c JOIN asked ON asked.coder = c.coder AND asked.change = 'gained'
),
sides AS (
    SELECT event,
        string_agg(CASE WHEN side = 'actor' THEN code END, ' ' ORDER BY position) AS actors,
        string_agg(CASE WHEN side = 'recipient' THEN code END, ' ' ORDER BY position) AS recipients
    FROM participants
    WHERE report IN (SELECT report FROM shared)
    GROUP BY event
),
known AS (
    SELECT e.id, e.report, e.coder, e."type", coalesce(s.actors, '') AS actors,
        coalesce(s.recipients, '') AS recipients, e.trigger_quote
    FROM events e
    LEFT JOIN sides s ON s.event = e.id
    UNION ALL
    SELECT id, report, coder, "type", actors, recipients, trigger_quote FROM past_events
),
told AS (
    SELECT known.*, asked.change
    FROM known
    JOIN asked ON asked.coder = known.coder
    WHERE known.report IN (SELECT report FROM shared)
)
SELECT
    one.report, one.change, one.id AS event, one."type", one.actors, one.recipients,
    one.trigger_quote AS "trigger"
FROM told one
WHERE NOT EXISTS (
    SELECT 1 FROM told other WHERE other.id = one.id AND other.change <> one.change
)
ORDER BY one.report, one.change, one."type", one.id
