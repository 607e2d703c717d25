-- Who published each report and when, for linking: one row an outlet and a day.

SELECT DISTINCT report, outlet, published
FROM appearances
ORDER BY report, outlet NULLS LAST, published NULLS LAST
