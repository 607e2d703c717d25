-- Coded events for a reviewer: who did what to whom, with the words, and the sentence.
-- $1: ids of events, with the character 31 between them

WITH sides AS (
    SELECT event,
        string_agg(CASE WHEN side = 'actor' THEN code || coalesce(' (' || quote || ')', '') END,
            ', ' ORDER BY position) AS actors,
        string_agg(CASE WHEN side = 'recipient' THEN code || coalesce(' (' || quote || ')', '') END,
            ', ' ORDER BY position) AS recipients
    FROM participants
    WHERE event IN (SELECT unnest(string_to_array(CAST($1 AS text), chr(31))))
    GROUP BY event
)
SELECT
    e.id, e."type", e.mode, coalesce(s.actors, '') AS actors,
    coalesce(s.recipients, '') AS recipients, e.factuality, e."first", e."last", e.place,
    e.confidence,
    substr(r."text", e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence,
    e.trigger_start - e.sentence_start AS trigger_start,
    e.trigger_end - e.sentence_start AS trigger_end,
    e.report, a.outlet, a.published
FROM events e
JOIN reports r ON r.id = e.report
JOIN codings c ON c.report = e.report AND c.current
JOIN appearances a ON a.id = c.appearance
LEFT JOIN sides s ON s.event = e.id
WHERE e.id IN (SELECT unnest(string_to_array(CAST($1 AS text), chr(31))))
ORDER BY e.id
