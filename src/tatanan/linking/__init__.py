"""What belongs together: reports that print the same text, and events told by many reports.

Nothing here knows a database, a disk or a clock: reports and events come in as frozen records
(or as the Arrow tables of a store), groups and links come out, the same in any order.
"""
