-- Claims by report and place, the latest first.

SELECT c.report, c."position", c.kind, c.stance, s.code AS subject, o.code AS object
FROM claims c
JOIN codings k ON k.report = c.report AND k.current
JOIN appearances a ON a.id = k.appearance
LEFT JOIN actors s ON s.report = c.report AND s.id = c.subject
LEFT JOIN actors o ON o.report = c.report AND o.id = c.object
ORDER BY a.published DESC NULLS LAST, c.report, c."position"
