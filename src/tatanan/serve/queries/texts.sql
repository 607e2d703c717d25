-- The texts of some reports.
-- $1: ids of reports, with the character 31 between them

SELECT id, "text" FROM reports
WHERE id IN (SELECT unnest(string_to_array(CAST($1 AS text), chr(31))))
ORDER BY id
