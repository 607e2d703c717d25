"""The field's reference data: states over time, and the data sets of other scholars.

What ships are facts written by hand: which state is a member of which list on which day, which
codes go together, who belongs to which body. The data sets themselves are the user's: they are
fetched from their publishers or added from files, checked, and kept in the data folder.
"""
