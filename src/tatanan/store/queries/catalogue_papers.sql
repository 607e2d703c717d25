-- Reports with the appearance that was coded, and how much was found in each.

SELECT
    r.id, a.title, a.outlet, a.published, r.language, a.url, c.events,
    coalesce(s.found, 0) AS statements, coalesce(f.found, 0) AS findings,
    coalesce(k.found, 0) AS claims
FROM reports r
JOIN codings c ON c.report = r.id AND c.current
JOIN appearances a ON a.id = c.appearance
LEFT JOIN (SELECT report, count(*) AS found FROM statements GROUP BY report) s ON s.report = r.id
LEFT JOIN (SELECT report, count(*) AS found FROM findings GROUP BY report) f ON f.report = r.id
LEFT JOIN (SELECT report, count(*) AS found FROM claims GROUP BY report) k ON k.report = r.id
ORDER BY r.id
