-- Events as reports tell them, corrected by who reviewed them, with what they are filtered by.

SELECT
    e.id, coalesce(t.event, e.id) AS event, e.report, e."type", e.mode, e.contexts, e.quad,
    e.intensity, e."first", e."last",
    coalesce(e."first", a.published) AS from_day, coalesce(e."last", a.published) AS to_day,
    a.outlet, r.language, e.country, e.factuality, e.confidence, e.trigger_quote AS "trigger",
    lower(substr(r."text", e.sentence_start + 1, e.sentence_end - e.sentence_start)) AS words,
    e.review, e.stands, e.sentence_start, e.sentence_end, e.trigger_start, e.trigger_end,
    e.place_start, e.place_end, e.when_start, e.when_end
FROM reviewed_events e
JOIN reports r ON r.id = e.report
JOIN codings c ON c.report = e.report AND c.current
JOIN appearances a ON a.id = c.appearance
LEFT JOIN reviewed_tellings t ON t.telling = e.id
