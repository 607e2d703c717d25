-- All events that are coded now, with what reviewers made of them: what precision is about.

SELECT e.id, e."type", e.confidence, coalesce(r.state, 'unreviewed') AS review,
    coalesce(r.stands, true) AS stands
FROM events e
LEFT JOIN reviews r ON r.event = e.id
ORDER BY e.id
