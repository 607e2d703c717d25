-- What other coders say happened between two actors: one row an actor, a recipient and an event.
-- An event that names several actors and no recipient has a row for each ordered pair of them. The
-- intensity is the publisher's, on its own scale; `outlets` is its count, 1 where it counts none.
-- $1, $2: first and last day, $3: coder (gdelt, icews, polecat); null asks nothing

WITH wanted AS (
    SELECT id, actor, recipient, "first" AS day, "type", quad, intensity, outlets
    FROM imported_events
    WHERE "type" IS NOT NULL AND actor IS NOT NULL
        AND (CAST($1 AS date) IS NULL OR "first" >= CAST($1 AS date))
        AND (CAST($2 AS date) IS NULL OR "first" <= CAST($2 AS date))
        AND (CAST($3 AS text) IS NULL OR coder = CAST($3 AS text))
),
pairs AS (
    SELECT id, actor, recipient, day, "type", quad, intensity, outlets
    FROM wanted
    WHERE recipient IS NOT NULL
    UNION ALL
    SELECT one.id, one.actor, other.actor, one.day, one."type", one.quad, one.intensity, one.outlets
    FROM wanted one
    JOIN wanted other ON other.id = one.id AND other.recipient IS NULL
    WHERE one.recipient IS NULL
)
SELECT DISTINCT
    id AS event, day, actor, recipient, "type", quad, intensity,
    CAST(NULL AS double precision) AS confidence, coalesce(outlets, 1) AS outlets
FROM pairs
WHERE actor <> recipient
ORDER BY event, actor, recipient
