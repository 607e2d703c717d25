"""Train a model of the coder: `python -m tatanan.training events FILE...`, or `affiliation FILE`.

The files are JSONL as the annotation guide describes them (text, before, title, language,
published, events, statements); they are read, never copied. Sentences that were written
to be learned from, as those in the project's `training/`, are named with --written, and
annotations that are kept by place with --placed, beside the folder of --news that they are of.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import tatanan.extract
from tatanan.evaluate.gold import json_lines
from tatanan.extract.event_model import pack_event_model
from tatanan.training.affiliation import train_affiliation
from tatanan.training.events import train_events
from tatanan.training.material import add_material, parse_material, read_material
from tatanan.training.placed import placed_rows
from tatanan.training.sentences import Annotated, parse_annotated

_FOLDER = Path(tatanan.extract.__file__).parent / "models"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train one of the coder's small models from files of annotated sentences."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", choices=["events", "affiliation"])
    add_material(parser)
    parser.add_argument("--into", type=Path, help="where to write the model")
    options = parse_material(parser, arguments)
    if options.model == "affiliation":
        _train_affiliation(options.annotated, options.placed, options.news,
                           options.into or _FOLDER / "affiliation.json")
    else:
        _train_events(read_material(options), options.into or _FOLDER / "events.npz")


def _train_affiliation(
    annotated: Sequence[Path], placed: Sequence[Path], news: Path | None, into: Path
) -> None:
    rows = [row for path in annotated for _, row in json_lines(path, path.read_bytes())]
    if news is not None:
        rows.extend(row for row in placed_rows(placed, news) if "statements" in row)
    result = train_affiliation(rows, into)
    figures = {name: value for name, value in result.items() if name != "features"}
    sys.stdout.write(f"{figures}\n")


def _train_events(sentences: Sequence[Annotated], into: Path) -> None:
    model = train_events(sentences, parse_annotated(sentences))
    into.write_bytes(pack_event_model(model))
    rows = len(model.first.types.rows), len(model.first.sides.rows)
    sys.stdout.write(f"{into}: {len(sentences)} sentences, {rows[0]} + {rows[1]} features\n")


if __name__ == "__main__":
    main()
