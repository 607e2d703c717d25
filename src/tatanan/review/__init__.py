"""What reviewers say of coded events, held against what is coded now: pure functions.

`anchoring` finds the event that a correction speaks of by its words, `standing` says what the log
makes of every event, `agreement` and `precision` measure; `log` reads and writes entries.
"""
