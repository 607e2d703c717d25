"""Tell from its columns, never from its name, which data set a file holds and in what format."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tatanan.errors import BadReference
from tatanan.reference.datasets import DataSet, Format, known_data_sets
from tatanan.reference.raw import Raw, rest_name
from tatanan.reference.reading import Source, read_columns


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table of a file, what it holds, and where it keeps each column that is read."""

    source: Source
    data_set: DataSet
    format: Format
    places: Mapping[str, int]

    def read(self) -> Raw:
        """Read the columns, and those that are left where the format asks for them."""
        names = self.source.columns
        rest: tuple[str, ...] = ()
        places = dict(self.places)
        if self.format.rest:
            rest = tuple(name for place, name in enumerate(names) if place not in places.values())
            places |= {rest_name(name): names.index(name) for name in rest}
        wanted = sorted(set(places.values()))
        table = read_columns(self.source, wanted, header=self.format.headless is None)
        spelled = {key: names[place] if self.format.headless is None else f"number {place + 1}"
                   for key, place in places.items()}
        columns = [table[f"c{place}"] for place in places.values()]
        renamed = type(table).from_arrays(columns, names=list(places))
        return Raw(self.source.place, renamed, spelled, rest)


def recognise(sources: Iterable[Source], *, name: str | None = None) -> Recognised:
    """Return the table that holds a known data set; of `name`, where that is given.

    Where several tables of an archive do, the format that the data set lists first is taken.
    Raises BadReference where none does, where several data sets could be meant, and for a format
    that is no use.
    """
    sources = tuple(sources)
    found = [each for source in sources for each in _matches(source, name)]
    if not found:
        raise BadReference(_unknown(sources, name))
    sets = {each.data_set.id for each in found}
    if len(sets) > 1:
        raise BadReference(
            f"{sources[0].place} could hold {' or '.join(sorted(sets))}; say which with --as"
        )
    usable = [each for each in found if each.format.refuse is None]
    if not usable:
        first = found[0]
        raise BadReference(
            f"{first.source.place} is {first.data_set.title}, but {first.format.refuse}"
        )
    order = usable[0].data_set.formats
    return min(usable, key=lambda each: order.index(each.format))


def _matches(source: Source, name: str | None) -> Iterator[Recognised]:
    """Yield the data sets, or the one, whose columns a table has; the most exact ones only."""
    found = [
        Recognised(source, data_set, form, places)
        for data_set in known_data_sets() if name in (None, data_set.id)
        for form in data_set.formats
        if (places := _places(source, form)) is not None
    ]
    most = max((len(each.format.columns) for each in found), default=0)
    yield from (each for each in found if len(each.format.columns) == most)


def _places(source: Source, form: Format) -> dict[str, int] | None:
    """Return where a table keeps the columns of a format; None where it lacks one."""
    if form.headless is not None:
        if len(source.columns) != form.headless or not _looks_headless(source):
            return None
        return {key: place for key, place in form.columns.items() if isinstance(place, int)}
    at = {name.lower(): place for place, name in reversed([*enumerate(source.columns)])}
    needed = {key: _first(names, at) for key, names in form.columns.items()}
    if None in needed.values():
        return None
    more = {key: _first(names, at) for key, names in form.optional.items()}
    return {key: place for key, place in (needed | more).items() if place is not None}


def _first(names: tuple[str, ...] | int, at: Mapping[str, int]) -> int | None:
    spelled = names if isinstance(names, tuple) else ()
    return next((at[name.lower()] for name in spelled if name.lower() in at), None)


def _looks_headless(source: Source) -> bool:
    """Say whether the first line is one of data: it begins with a number."""
    return source.columns[0].isdecimal()


def _unknown(sources: tuple[Source, ...], name: str | None) -> str:
    place, columns = sources[0].place, ", ".join(sources[0].columns[:12])
    if name is None:
        return (
            f"{place} is no data set that is known, by its columns ({columns}, ...);"
            " `tatanan data list` says what is"
        )
    wanted = next((each for each in known_data_sets() if each.id == name), None)
    files = ", ".join(file for form in wanted.formats for file in form.files) if wanted else ""
    return (
        f"{place} has not the columns of {name} (it has {columns}, ...); take one of {files}"
        if wanted else f"there is no data set {name!r}; `tatanan data list` says which there are"
    )
