-- report_texts
-- The texts of the reports between two ids.
-- $1, $2: the first and the last

SELECT id, "text" FROM reports WHERE id BETWEEN $1 AND $2 ORDER BY id
