"""The tables of a store are made and changed by numbered files of SQL, each once and in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import Final

from tatanan.errors import BadStore
from tatanan.store.engine import Engine, Writer

VERSIONS: Final = "tatanan_migrations"  # the table that says which files were run
_LAST: Final = f"SELECT coalesce(max(number), 0) FROM {VERSIONS}"  # noqa: S608 - a constant
_ENGINE: Final = "-- engine: "


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file. `engine` names the only database that needs it, None where all do."""

    number: int
    name: str
    engine: str | None
    statements: tuple[str, ...]


@lru_cache(maxsize=1)
def load_migrations() -> tuple[Migration, ...]:
    """Return all migrations in order.

    >>> load_migrations()[0].name
    'tables'
    """
    folder = files("tatanan.store") / "migrations"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")),
                   key=lambda file: file.name)
    return tuple(_migration(file.name, file.read_text(encoding="utf-8")) for file in found)


def version_of(engine: Engine) -> int:
    """Return the number of the last migration that a store has seen."""
    return int(engine.read(_LAST).column(0)[0].as_py())


def newest() -> int:
    """Return the number of the last migration that this Tatanan knows."""
    return load_migrations()[-1].number


def lay_out(writer: Writer, engine: Engine) -> None:
    """Make all tables where there are none."""
    writer.run(
        f"CREATE TABLE {VERSIONS}"
        " (number integer NOT NULL, name text NOT NULL, tatanan text NOT NULL)"
    )
    migrate(writer, engine)


def migrate(writer: Writer, engine: Engine) -> list[Migration]:
    """Run all migrations that a store has not seen; return them."""
    ((last,),) = writer.rows(_LAST)
    due = [each for each in load_migrations() if each.number > last]
    for each in due:
        if each.engine in (None, engine.name):
            for statement in each.statements:
                writer.run(statement)
        writer.run(
            f"INSERT INTO {VERSIONS} VALUES ($1, $2, $3)",  # noqa: S608 - a constant
            (each.number, each.name, version("tatanan")),
        )
    return due


def require_current(engine: Engine, number: int) -> None:
    """Raise BadStore unless a store's tables are those that this Tatanan knows."""
    if number > newest():
        raise BadStore(
            f"{engine.place} was written by a newer Tatanan (tables of version {number}, and this"
            f" one knows {newest()}); install a newer Tatanan: pip install --upgrade tatanan"
        )
    if number < newest():
        raise BadStore(
            f"{engine.place} was written by an older Tatanan (tables of version {number} of"
            f" {newest()}); run `tatanan store migrate {engine.place}`"
        )


def _migration(file: str, text: str) -> Migration:
    number, _, name = file.removesuffix(".sql").partition("_")
    first = text.partition("\n")[0]
    engine = first.removeprefix(_ENGINE).strip() if first.startswith(_ENGINE) else None
    return Migration(int(number), name, engine, tuple(_statements(text)))


def _statements(text: str) -> Sequence[str]:
    """Return the statements of a file; none of them holds a semicolon or `--` in its words."""
    lines = (line.partition("--")[0] for line in text.splitlines())
    return [s for s in (each.strip() for each in "\n".join(lines).split(";")) if s]
