"""A Report becomes Sentences in Universal Dependencies."""

from tatanan.parse.conllu import place_trees, read_trees
from tatanan.parse.spacy_parser import load_model, model_digest, parse_report

__all__ = ["load_model", "model_digest", "parse_report", "place_trees", "read_trees"]
