-- The first and the last report of every part of the store, in order.
-- $1: how many reports a part has

SELECT min(id) AS first, max(id) AS last
FROM (
    SELECT id, (row_number() OVER (ORDER BY id) - 1) / CAST($1 AS bigint) AS part
    FROM reports
) numbered
GROUP BY CAST(floor(part) AS bigint)
ORDER BY 1
