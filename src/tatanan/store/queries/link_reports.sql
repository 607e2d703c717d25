-- The texts of all reports, for linking.

SELECT id, "text" FROM reports ORDER BY id
