"""A network and assumptions become outcomes: what would follow, if.

Nothing here is stored among the codings: a what-if is no record.
"""
