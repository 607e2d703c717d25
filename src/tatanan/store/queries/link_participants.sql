-- Who takes part in events, and what each is (null for somebody unknown), for linking.

SELECT p.event, p.side, p.code, p.actor, a.kind
FROM reviewed_participants p
JOIN reviewed_events e ON e.id = p.event AND e.stands
LEFT JOIN actors a ON a.report = p.report AND a.id = p.actor
ORDER BY p.event, p.side, p.position
