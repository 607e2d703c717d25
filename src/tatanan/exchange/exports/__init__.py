"""The tables of a store become files in the formats that the field reads.

Parquet and JSONL lose nothing; all other formats say what they leave out. Each export is a
folder that says of itself what it is: a data package, a citation, a research object.
"""
