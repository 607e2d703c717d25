"""Events and reference data become numbers: pure functions, each number with its count.

They know no file and no database: what they measure are their arguments.
"""
