-- Who takes part in an event: actors first, in order, each with its words.
-- $1: id of the event

SELECT p.side, p.position, p.code, n.name, n.kind, p."start", p."end", p.quote
FROM reviewed_participants p
LEFT JOIN actors n ON n.report = p.report AND n.id = p.actor
WHERE p.event = $1
ORDER BY p.side, p.position
