-- The reports that tell an event: all tellings that were linked to it, wherever they appeared.
-- $1: id of the event, as one report tells it or as many do

WITH told AS (
    SELECT t.telling
    FROM reviewed_tellings t
    WHERE t.event = $1 OR t.event IN (SELECT event FROM reviewed_tellings WHERE telling = $1)
    UNION
    SELECT id FROM reviewed_events WHERE id = $1
)
SELECT
    e.id, e.report, a.outlet, a.url, a.title, a.published, r.language,
    substr(r."text", e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence,
    e.trigger_start - e.sentence_start AS trigger_start,
    e.trigger_end - e.sentence_start AS trigger_end
FROM told
JOIN reviewed_events e ON e.id = told.telling
JOIN reports r ON r.id = e.report
JOIN appearances a ON a.report = e.report
ORDER BY a.published NULLS LAST, e.id, a.id
