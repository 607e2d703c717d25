-- Where each report appeared.

SELECT DISTINCT report, outlet FROM appearances ORDER BY report, outlet
