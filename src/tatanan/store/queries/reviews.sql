-- What became of events that were reviewed.
-- $1: ids of events, with the character 31 between them

SELECT event, report, state, stands, corrected, told_as, correction, reviewer, said_at, reason
FROM reviews
WHERE event IN (SELECT unnest(string_to_array(CAST($1 AS text), chr(31))))
ORDER BY event
