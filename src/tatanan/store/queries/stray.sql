-- Rows that lack what they belong to: what is wrong, table by table.

SELECT *
FROM (
    SELECT 'codings' AS found,
        'report ' || r.id || ' has ' || CAST(count(c.report) AS text)
            || ' current codings; read and code it again' AS message
    FROM reports r
    LEFT JOIN codings c ON c.report = r.id AND c.current
    GROUP BY r.id
    HAVING count(c.report) <> 1
    UNION ALL
    SELECT 'codings', 'report ' || report || ' was coded in appearance ' || appearance
        || ', which is not there'
    FROM codings
    WHERE current AND appearance NOT IN (SELECT id FROM appearances)
    UNION ALL
    SELECT 'events', 'report ' || c.report || ' has ' || CAST(count(e.id) AS text)
        || ' events, and its coding tells of ' || CAST(c.events AS text)
    FROM codings c
    LEFT JOIN events e ON e.report = c.report AND e.coder = c.coder
    WHERE c.current
    GROUP BY c.report, c.events
    HAVING count(e.id) <> c.events
    UNION ALL
    SELECT DISTINCT 'participants', 'event ' || event || ' is not there'
    FROM participants
    WHERE event NOT IN (SELECT id FROM events)
) stray
ORDER BY found, message
LIMIT 20
