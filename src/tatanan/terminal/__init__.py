"""A page for reading in a terminal: a report, and what was coded from it, with its words.

Colour only repeats what also stands there in characters: a raised number in the text closes
a statement, a raised E or D with its number the words of an event, and lead to the lists of
both; the list of actors gives all their words.
"""

from tatanan.terminal.page import print_page

__all__ = ["print_page"]
