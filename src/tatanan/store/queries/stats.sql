-- Three numbers that are not one another: reports (texts), the outlets that are known to have
-- printed them, and events (tellings that were linked are one); beside them how often events
-- are told (what reviewers rejected or joined does not count), and the first and the last day of publication.

SELECT
    (SELECT count(*) FROM reports) AS reports,
    (SELECT count(DISTINCT outlet) FROM appearances) AS outlets,
    (SELECT count(DISTINCT coalesce(t.event, e.id))
        FROM reviewed_events e LEFT JOIN reviewed_tellings t ON t.telling = e.id
        WHERE e.stands) AS events,
    (SELECT count(*) FROM reviewed_events WHERE stands) AS tellings,
    (SELECT min(published) FROM appearances) AS first_published,
    (SELECT max(published) FROM appearances) AS last_published
