"""A language model tells the events; what it says is kept where its words stand in the text."""
