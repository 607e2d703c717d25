-- The coders whose work the store knows: how many reports each coded, of how many its coding is
-- the one that holds, and how many events it found in all.

SELECT
    coder, version, lexicon, models,
    count(*) AS reports,
    count(CASE WHEN current THEN 1 END) AS current,
    CAST(sum(events) AS bigint) AS events
FROM codings
GROUP BY coder, version, lexicon, models
ORDER BY version, coder
