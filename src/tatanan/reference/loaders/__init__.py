"""One module a kind of data: a publisher's columns become the table that is documented.

Each reader takes the raw columns of one file and returns a table with the columns of the data
set's record, in any order and with one row a fact; what holds for all tables is checked elsewhere.
"""
