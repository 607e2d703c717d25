-- The sentences of some events, and where the words stand that tell them.
-- $1: ids of events, with the character 31 between them

SELECT
    e.id, e.report, e.sentence_start, e.trigger_start, e.trigger_end,
    e.place_start, e.place_end, e.when_start, e.when_end,
    substr(r."text", e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence
FROM reviewed_events e
JOIN reports r ON r.id = e.report
WHERE e.id IN (SELECT unnest(string_to_array(CAST($1 AS text), chr(31))))
ORDER BY e.id
