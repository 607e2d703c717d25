"""Example reports for trying out Tatanan, with the defects that scraped pages often have.

Every file is described in `examples.yaml`: its language, its day, its defects, its references.
"""
