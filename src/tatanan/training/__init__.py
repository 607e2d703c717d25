"""The small models of the coder, trained from annotated sentences: `python -m tatanan.training`."""
