-- What changes whenever a store holds something else: digests of codings and which of
-- them hold, links, corrections, and how much was imported, of which nothing is ever taken away.

SELECT
    (SELECT md5(string_agg(CASE WHEN current THEN digest ELSE '-' || digest END, ' '
        ORDER BY report, coder)) FROM codings) AS codings,
    (SELECT md5(string_agg(id, ' ' ORDER BY id)) FROM appearances) AS appearances,
    (SELECT md5(string_agg(telling || event, ' ' ORDER BY telling)) FROM tellings) AS tellings,
    (SELECT md5(string_agg(id, ' ' ORDER BY id)) FROM corrections) AS corrections,
    (SELECT count(*) FROM imported_events) AS imported,
    (SELECT count(*) FROM imported_tellings) AS imported_tellings
