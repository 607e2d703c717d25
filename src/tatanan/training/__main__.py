"""Train a model of the coder: `python -m tatanan.training events FILE...`, or `affiliation FILE`.

The files are JSONL as the annotation guide describes them (text, before, title, language,
published, events, statements); they are read, never copied. Sentences that were written
to be learned from, as those in the project's `training/`, are named with --written.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import tatanan.extract
from tatanan.extract.event_model import pack_event_model
from tatanan.training.affiliation import train_affiliation
from tatanan.training.events import WRITTEN_WEIGHT, train_events
from tatanan.training.sentences import parse_annotated, read_annotated

_FOLDER = Path(tatanan.extract.__file__).parent / "models"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train one of the coder's small models from files of annotated sentences."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", choices=["events", "affiliation"])
    parser.add_argument("annotated", type=Path, nargs="+", help="JSONL files of sentences")
    parser.add_argument("--written", type=Path, nargs="*", default=[],
                        help="JSONL files of sentences written for training")
    parser.add_argument("--into", type=Path, help="where to write the model")
    options = parser.parse_args(arguments)
    if options.model == "affiliation":
        into = options.into or _FOLDER / "affiliation.json"
        result = train_affiliation(options.annotated[0], into)
        figures = {name: value for name, value in result.items() if name != "features"}
        sys.stdout.write(f"{figures}\n")
    else:
        into = options.into or _FOLDER / "events.npz"
        _train_events(options.annotated, options.written, into)


def _train_events(annotated: Sequence[Path], written: Sequence[Path], into: Path) -> None:
    sentences = [*read_annotated(annotated), *read_annotated(written, weight=WRITTEN_WEIGHT)]
    model = train_events(sentences, parse_annotated(sentences))
    into.write_bytes(pack_event_model(model))
    rows = len(model.first.types.rows), len(model.first.sides.rows)
    sys.stdout.write(f"{into}: {len(sentences)} sentences, {rows[0]} + {rows[1]} features\n")


if __name__ == "__main__":
    main()
