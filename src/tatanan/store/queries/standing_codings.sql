-- What the store holds of the reports that are about to be written.

SELECT
    c.report, c.coder, c.digest, c.appearance,
    a.published, a.outlet, a.url, a.title, a.record
FROM codings c
JOIN appearances a ON a.id = c.appearance
WHERE c.current AND c.report IN (SELECT report FROM staged_incoming)
