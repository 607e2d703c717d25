"""Sentences become a Coding, by rules and small models, each value with its evidence."""
