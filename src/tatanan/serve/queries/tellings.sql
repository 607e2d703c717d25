-- Some events and the reports that tell them, in the appearance that was coded.
-- $1: ids of events, with the character 31 between them

SELECT e.id, e.report, a.title, a.outlet, a.published, a.url
FROM reviewed_events e
JOIN codings c ON c.report = e.report AND c.current
JOIN appearances a ON a.id = c.appearance
WHERE e.id IN (SELECT unnest(string_to_array(CAST($1 AS text), chr(31))))
ORDER BY e.id
