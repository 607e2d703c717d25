"""Modules whose examples cannot be collected where a library for training is missing."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("torch") else [
    f"tatanan/training/{name}.py"
    for name in (
        "encoder", "encoder_batches", "encoder_english", "encoder_fit", "encoder_network")]
if not (find_spec("tokenizers") and find_spec("safetensors")):
    collect_ignore.append("tatanan/training/encoder_english.py")
