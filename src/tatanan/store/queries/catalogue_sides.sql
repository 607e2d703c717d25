-- Who takes part in each event: codes by side, in order, and where their words stand.

SELECT event, side, "position", code, "start", "end" FROM reviewed_participants
