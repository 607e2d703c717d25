"""A Report becomes Sentences in Universal Dependencies."""

from tatanan.parse.spacy_parser import load_model, model_digest, parse_report

__all__ = ["load_model", "model_digest", "parse_report"]
