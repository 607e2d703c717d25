"""What to train from, as the command lines of training name it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from tatanan.training.events import WRITTEN_WEIGHT
from tatanan.training.placed import read_placed
from tatanan.training.sentences import Annotated, read_annotated


def add_material(parser: argparse.ArgumentParser) -> None:
    """Let a command line name files of annotated sentences."""
    parser.add_argument("annotated", type=Path, nargs="+", help="JSONL files of sentences")
    parser.add_argument("--written", type=Path, nargs="*", default=[],
                        help="JSONL files of sentences written for training")
    parser.add_argument("--placed", type=Path, nargs="*", default=[],
                        help="JSONL files of annotations by place, in the reports of --news")
    parser.add_argument("--news", type=Path, help="folder of news that --placed is about")


def add_held_out(parser: argparse.ArgumentParser) -> None:
    """Let a command line name the file of what encoders say of sentences held out."""
    parser.add_argument("--held-out", type=Path, default=Path("training/held-out.npz"),
                        help="what encoders say of sentences held out: encoder writes it,"
                             " events reads it")


def parse_material(
    parser: argparse.ArgumentParser, arguments: Sequence[str] | None
) -> argparse.Namespace:
    """Return what a command line names; it ends where --placed stands without --news."""
    options = parser.parse_args(arguments)
    if options.placed and options.news is None:
        parser.error("--placed needs the folder of news that it is about: add --news FOLDER")
    return options


def read_material(options: argparse.Namespace) -> list[Annotated]:
    """Return the sentences that a command line names, those written for training with less weight.

    Raises BadGold for a line that holds no sentence, and for a place with other words.
    """
    return [
        *read_annotated(options.annotated),
        *read_annotated(options.written, weight=WRITTEN_WEIGHT),
        *(read_placed(options.placed, options.news) if options.placed else ()),
    ]
