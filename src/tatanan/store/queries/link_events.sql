-- All events as reports tell them, for linking.

SELECT
    id, report, "type", mode, factuality, trigger_start, trigger_end,
    sentence_start, sentence_end, "first", "last", place, country
FROM events
ORDER BY id
