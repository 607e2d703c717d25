-- What a coder found in reports that another coder has now read, kept in few columns.

INSERT INTO past_events (id, report, coder, "type", actors, recipients, trigger_quote)
SELECT e.id, e.report, e.coder, e."type", coalesce(s.actors, ''), coalesce(s.recipients, ''),
    e.trigger_quote
FROM events e
LEFT JOIN (
    SELECT event,
        string_agg(CASE WHEN side = 'actor' THEN code END, ' ' ORDER BY position) AS actors,
        string_agg(CASE WHEN side = 'recipient' THEN code END, ' ' ORDER BY position) AS recipients
    FROM participants
    WHERE report IN (SELECT report FROM staged_past)
    GROUP BY event
) s ON s.event = e.id
WHERE e.report IN (SELECT report FROM staged_past)
