-- The first report that more than one of some coders coded.
-- $1: ids of the coders, with the character 31 between them

SELECT report
FROM codings
WHERE coder IN (SELECT unnest(string_to_array(CAST($1 AS text), chr(31))))
GROUP BY report
HAVING count(*) > 1
ORDER BY report
LIMIT 1
