-- What happened between two actors: one row an actor, a recipient and an event.
-- Events that several reports tell and that were linked are one event: the telling that is most
-- likely right stands for it (of several, the first by id), and `outlets` counts all that tell
-- it. A reciprocal event has a row for each ordered pair of its sides. Only what is told as
-- having happened counts, as reviewers corrected it; what they rejected does not. The day is the first of the event's date, else the day of publication.
-- $1, $2: first and last day, $3: least confidence; null asks nothing

WITH told AS (
    SELECT
        e.id AS telling, coalesce(t.event, e.id) AS event, e.report,
        e."type", e.quad, e.intensity, e.confidence, coalesce(e."first", a.published) AS day
    FROM reviewed_events e
    JOIN codings c ON c.report = e.report AND c.current
    JOIN appearances a ON a.id = c.appearance
    LEFT JOIN reviewed_tellings t ON t.telling = e.id
    WHERE e.factuality = 'asserted' AND e.stands
),
standing AS (
    SELECT *
    FROM (
        SELECT told.*, row_number() OVER (
            PARTITION BY event ORDER BY confidence DESC NULLS LAST, telling
        ) AS place
        FROM told
    ) placed
    WHERE place = 1
        AND (CAST($1 AS date) IS NULL OR day >= CAST($1 AS date))
        AND (CAST($2 AS date) IS NULL OR day <= CAST($2 AS date))
        AND (CAST($3 AS double precision) IS NULL OR confidence >= CAST($3 AS double precision))
),
spread AS (
    SELECT told.event, count(DISTINCT a.outlet) AS outlets
    FROM told
    JOIN appearances a ON a.report = told.report
    GROUP BY told.event
),
sides AS (
    SELECT DISTINCT event, side, code FROM reviewed_participants
),
pairs AS (
    SELECT one.event AS telling, one.code AS actor, other.code AS recipient
    FROM sides one
    JOIN sides other ON other.event = one.event AND other.side = 'recipient'
    WHERE one.side = 'actor'
    UNION ALL
    SELECT one.event, one.code, other.code
    FROM sides one
    JOIN sides other ON other.event = one.event AND other.side = 'actor'
    WHERE one.side = 'actor'
        AND one.event NOT IN (SELECT event FROM sides WHERE side = 'recipient')
)
SELECT
    s.event, s.day, p.actor, p.recipient, s."type", s.quad, s.intensity, s.confidence,
    CAST(spread.outlets AS integer) AS outlets
FROM standing s
JOIN pairs p ON p.telling = s.telling
JOIN spread ON spread.event = s.event
WHERE p.actor <> p.recipient AND p.actor <> 'UNK' AND p.recipient <> 'UNK'
ORDER BY s.event, p.actor, p.recipient
