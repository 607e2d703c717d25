"""A page for reading in a terminal: a report, and what was coded from it, with its words.

Colour only repeats what also stands there in characters: a raised number in the text closes
a statement and leads to the list of statements, and the list of actors gives all their words.
"""

from tatanan.terminal.page import print_page

__all__ = ["print_page"]
