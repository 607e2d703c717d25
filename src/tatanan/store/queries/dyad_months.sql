-- How many events of each quad category were told of each directed dyad in each month, by their
-- own day, and their mean intensity (summed in thousandths, so that the order of rows never shows).
-- Tellings are not linked here: it is the store's quick count.

SELECT
    one.code AS actor, other.code AS recipient,
    CAST(date_trunc('month', e."first") AS date) AS month, e.quad,
    count(*) AS events,
    CAST(sum(CAST(round(e.intensity * 1000) AS bigint)) AS double precision) / 1000 / count(*)
        AS intensity
FROM reviewed_events e
JOIN reviewed_participants one ON one.event = e.id AND one.side = 'actor'
JOIN reviewed_participants other ON other.event = e.id AND other.side = 'recipient'
WHERE e.factuality = 'asserted' AND e.stands AND e."first" IS NOT NULL AND one.code <> other.code
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
