-- report_ids
-- The ids of all reports.

SELECT id FROM reports ORDER BY id
