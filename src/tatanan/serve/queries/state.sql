-- What changes whenever a store holds something else: digests of codings, links and corrections.

SELECT
    (SELECT md5(string_agg(digest, ' ' ORDER BY report, coder)) FROM codings) AS codings,
    (SELECT md5(string_agg(id, ' ' ORDER BY id)) FROM appearances) AS appearances,
    (SELECT md5(string_agg(telling || event, ' ' ORDER BY telling)) FROM tellings) AS tellings,
    (SELECT md5(string_agg(id, ' ' ORDER BY id)) FROM corrections) AS corrections
