-- A reviewer parts what was linked: an event that is told as itself (`told_as` is its own id) is
-- counted with none that it was linked with, and those joined to it are counted as it is.

CREATE OR REPLACE VIEW reviewed_tellings AS
SELECT t.event, t.telling
FROM tellings t
WHERE t.telling NOT IN (SELECT event FROM reviews WHERE told_as IS NOT NULL)
UNION ALL
SELECT coalesce(t.event, r.told_as), r.event
FROM reviews r
LEFT JOIN tellings t ON t.telling = r.told_as
    AND t.telling NOT IN (SELECT event FROM reviews WHERE told_as = event)
WHERE r.told_as IS NOT NULL;
