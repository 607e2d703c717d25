-- Three numbers that are not one another: reports (texts), the outlets that are known to have
-- printed them, and events (tellings that were linked are one); beside them how often events
-- are told, and the first and the last day of publication.

SELECT
    (SELECT count(*) FROM reports) AS reports,
    (SELECT count(DISTINCT outlet) FROM appearances) AS outlets,
    (SELECT count(DISTINCT coalesce(t.event, e.id))
        FROM events e LEFT JOIN tellings t ON t.telling = e.id) AS events,
    (SELECT count(*) FROM events) AS tellings,
    (SELECT min(published) FROM appearances) AS first_published,
    (SELECT max(published) FROM appearances) AS last_published
