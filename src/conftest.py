"""Modules whose examples cannot be collected where a library for training is missing."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("torch") else [
    "tatanan/training/encoder.py", "tatanan/training/encoder_network.py"]
