-- One event as one report tells it, with its sentence.
-- $1: id of the event

SELECT
    e.id, coalesce(t.event, e.id) AS event, e."type", e.mode, e.contexts,
    e."first", e."last", e.when_basis, e.when_quote, e.place, e.country, e.place_quote,
    e.factuality, e.auxiliary, e.said_in, e.intensity, e.quad, e.confidence, e.found_by, e.retold,
    substr(r."text", e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence,
    e.sentence_start, e.sentence_end, e.trigger_start, e.trigger_end, e.trigger_quote,
    e.report, e.coder, a.outlet, a.url, a.title, a.published, r.language, e.review, e.stands
FROM reviewed_events e
JOIN reports r ON r.id = e.report
JOIN codings c ON c.report = e.report AND c.current
JOIN appearances a ON a.id = c.appearance
LEFT JOIN reviewed_tellings t ON t.telling = e.id
WHERE e.id = $1
