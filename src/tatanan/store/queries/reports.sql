-- Reports, the latest first: one row a text, with the place in which it was coded.
-- $1, $2: first and last day of publication; $3: outlets, $4: languages, with the character 31
-- between them; $5: how many rows at most; null asks nothing

SELECT
    r.id, a.record, a.outlet, a.title, a.published, r.language, a.url,
    c.events, CAST(spread.outlets AS integer) AS outlets, c.coder
FROM reports r
JOIN codings c ON c.report = r.id AND c.current
JOIN appearances a ON a.id = c.appearance
JOIN (
    SELECT report, count(DISTINCT outlet) AS outlets FROM appearances GROUP BY report
) spread ON spread.report = r.id
WHERE (CAST($1 AS date) IS NULL OR a.published >= CAST($1 AS date))
    AND (CAST($2 AS date) IS NULL OR a.published <= CAST($2 AS date))
    AND (CAST($3 AS text) IS NULL OR r.id IN (
        SELECT report FROM appearances
        WHERE outlet IN (SELECT unnest(string_to_array(CAST($3 AS text), chr(31))))
    ))
    AND (CAST($4 AS text) IS NULL
        OR r.language IN (SELECT unnest(string_to_array(CAST($4 AS text), chr(31)))))
ORDER BY a.published DESC NULLS LAST, r.id
LIMIT CAST($5 AS bigint)
