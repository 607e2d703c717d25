-- Events as reports tell them, the latest first.
-- Several values of one parameter have the character 31 (unit separator) between them; null
-- asks nothing.
-- $1: codes of an actor, $2: codes of a recipient (of a reciprocal event, of another side)
-- $3: types, $4: modes, $5: contexts (any of them), $6, $7: first and last day (the event's date
-- or, without one, the day of publication overlaps them), $8: least confidence
-- $9: factuality, $10: outlets, $11: languages, $12: states in which it happened
-- $13: what reviews made of them; null asks for those that stand, as corrected
-- $14: how many rows at most

WITH asked AS (
    SELECT 'actor' AS what, unnest(string_to_array(CAST($1 AS text), chr(31))) AS value
    UNION ALL SELECT 'recipient', unnest(string_to_array(CAST($2 AS text), chr(31)))
    UNION ALL SELECT 'type', unnest(string_to_array(CAST($3 AS text), chr(31)))
    UNION ALL SELECT 'mode', unnest(string_to_array(CAST($4 AS text), chr(31)))
    UNION ALL SELECT 'context', unnest(string_to_array(CAST($5 AS text), chr(31)))
    UNION ALL SELECT 'factuality', unnest(string_to_array(CAST($9 AS text), chr(31)))
    UNION ALL SELECT 'outlet', unnest(string_to_array(CAST($10 AS text), chr(31)))
    UNION ALL SELECT 'language', unnest(string_to_array(CAST($11 AS text), chr(31)))
    UNION ALL SELECT 'state', unnest(string_to_array(CAST($12 AS text), chr(31)))
    UNION ALL SELECT 'review', unnest(string_to_array(CAST($13 AS text), chr(31)))
),
acting AS (
    SELECT event FROM reviewed_participants
    WHERE side = 'actor' AND code IN (SELECT value FROM asked WHERE what = 'actor')
),
affected AS (
    SELECT event FROM reviewed_participants
    WHERE side = 'recipient' AND code IN (SELECT value FROM asked WHERE what = 'recipient')
    UNION ALL
    SELECT one.event
    FROM reviewed_participants one
    JOIN reviewed_participants other
        ON other.event = one.event AND other.side = 'actor' AND other.code <> one.code
    WHERE one.side = 'actor'
        AND one.code IN (SELECT value FROM asked WHERE what = 'recipient')
        AND (CAST($1 AS text) IS NULL
            OR other.code IN (SELECT value FROM asked WHERE what = 'actor'))
        AND one.event NOT IN (SELECT event FROM reviewed_participants WHERE side = 'recipient')
),
matched AS (
    SELECT
        e.id, coalesce(t.event, e.id) AS event, e."type", e.mode, e.contexts,
        e."first", e."last", e.when_basis, e.place, e.country, e.factuality, e.said_in,
        e.intensity, e.quad, e.confidence, e.trigger_quote AS "trigger",
        e.report, a.outlet, a.published, r.language, e.review,
        coalesce(e."first", a.published) AS day
    FROM reviewed_events e
    JOIN reports r ON r.id = e.report
    JOIN codings c ON c.report = e.report AND c.current
    JOIN appearances a ON a.id = c.appearance
    LEFT JOIN reviewed_tellings t ON t.telling = e.id
    WHERE (CAST($1 AS text) IS NULL OR e.id IN (SELECT event FROM acting))
        AND (CAST($2 AS text) IS NULL OR e.id IN (SELECT event FROM affected))
        AND (CAST($3 AS text) IS NULL
            OR e."type" IN (SELECT value FROM asked WHERE what = 'type'))
        AND (CAST($4 AS text) IS NULL OR e.mode IN (SELECT value FROM asked WHERE what = 'mode'))
        AND (CAST($5 AS text) IS NULL OR EXISTS (
            SELECT 1 FROM asked
            WHERE what = 'context' AND strpos(e.contexts, '"' || value || '"') > 0
        ))
        AND (CAST($6 AS date) IS NULL OR coalesce(e."last", a.published) >= CAST($6 AS date))
        AND (CAST($7 AS date) IS NULL OR coalesce(e."first", a.published) <= CAST($7 AS date))
        AND (CAST($8 AS double precision) IS NULL
            OR e.confidence >= CAST($8 AS double precision))
        AND (CAST($9 AS text) IS NULL
            OR e.factuality IN (SELECT value FROM asked WHERE what = 'factuality'))
        AND (CAST($10 AS text) IS NULL OR e.report IN (
            SELECT report FROM appearances
            WHERE outlet IN (SELECT value FROM asked WHERE what = 'outlet')
        ))
        AND (CAST($11 AS text) IS NULL
            OR r.language IN (SELECT value FROM asked WHERE what = 'language'))
        AND (CAST($12 AS text) IS NULL
            OR e.country IN (SELECT value FROM asked WHERE what = 'state'))
        AND (CASE WHEN CAST($13 AS text) IS NULL THEN e.stands
            ELSE e.review IN (SELECT value FROM asked WHERE what = 'review') END)
    ORDER BY coalesce(e."first", a.published) DESC NULLS LAST, e.id
    LIMIT CAST($14 AS bigint)
),
sides AS (
    SELECT event,
        string_agg(CASE WHEN side = 'actor' THEN code END, ' ' ORDER BY position) AS actors,
        string_agg(CASE WHEN side = 'recipient' THEN code END, ' ' ORDER BY position) AS recipients
    FROM reviewed_participants
    WHERE event IN (SELECT id FROM matched)
    GROUP BY event
)
SELECT
    m.id, m.event, m."type", m.mode, m.contexts,
    coalesce(sides.actors, '') AS actors, coalesce(sides.recipients, '') AS recipients,
    m."first", m."last", m.when_basis, m.place, m.country, m.factuality, m.said_in,
    m.intensity, m.quad, m.confidence, m."trigger",
    m.report, m.outlet, m.published, m.language, m.review
FROM matched m
LEFT JOIN sides ON sides.event = m.id
ORDER BY m.day DESC NULLS LAST, m.id
