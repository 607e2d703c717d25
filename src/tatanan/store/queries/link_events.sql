-- All events that stand, as reports tell them and reviewers corrected them, for linking.

SELECT
    id, report, "type", mode, factuality, trigger_start, trigger_end,
    sentence_start, sentence_end, "first", "last", place, country
FROM reviewed_events
WHERE stands
ORDER BY id
