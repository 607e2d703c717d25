"""Bring a data set from its publisher: an address, or a file of a Dataverse, within a limit."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx

from tatanan.errors import BadReference, MissingReference
from tatanan.reference.datasets import DataSet, Download
from tatanan.reference.folder import remedy

_MIB = 1024**2
_PATIENCE = httpx.Timeout(30.0, read=120.0)  # seconds; some publishers pack the file first
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_DAY = re.compile(r"\d{8}")

Progress = Callable[[int, int | None], None]


def download(
    wanted: DataSet,
    folder: Path,
    *,
    day: str | None = None,
    progress: Progress = lambda _done, _whole: None,
) -> tuple[Path, str]:
    """Bring the file of a data set into a folder, and return it and the address it came from.

    `day` (`20240703`) chooses where the publisher keeps a file a day. `progress` is told how many
    bytes have come, and of how many, where that is known. Raises MissingReference where a data
    set is not to be fetched or the publisher does not give it, BadReference for a file that is
    larger than its record allows or is a page where data should be.
    """
    if wanted.download.how:
        raise MissingReference(f"{wanted.title} ({wanted.id}) is not fetched: {remedy(wanted)}")
    where = _on_day(wanted, day)
    with _client(where.url or where.dataverse or "") as client:
        try:
            address, name = _address(where, wanted, client)
            return _bring(client, address, folder / name, _limit(wanted, progress)), address
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise MissingReference(
                f"{wanted.id} could not be fetched ({reason}); {_by_hand(wanted)}"
            ) from error


@contextmanager
def _client(address: str) -> Iterator[httpx.Client]:
    """Give a client; servers on this machine are never asked through a proxy."""
    with httpx.Client(
        timeout=_PATIENCE, follow_redirects=True,
        trust_env=urlsplit(address).hostname not in _HERE,
        headers={"User-Agent": "tatanan (reference data; https://pypi.org/project/tatanan/)"},
    ) as client:
        yield client


def _on_day(wanted: DataSet, day: str | None) -> Download:
    """Return where the file is to be had, with the day that the address asks for."""
    where = wanted.download
    if where.url is None or "{day}" not in where.url:
        return where
    if day is None or not _DAY.fullmatch(day):
        raise MissingReference(
            f"{wanted.id} is kept as a file a day; name one, as in --day 20240703"
        )
    return replace(where, url=where.url.format(day=day))


def _address(where: Download, wanted: DataSet, client: httpx.Client) -> tuple[str, str]:
    """Return the address of the file and its name; of a Dataverse, the newest that fits."""
    if where.url is not None:
        return where.url, PurePosixPath(unquote(urlsplit(where.url).path)).name or wanted.id
    listing = client.get(
        f"{where.dataverse}/api/datasets/:persistentId/versions/:latest/files",
        params={"persistentId": where.doi},
    ).raise_for_status()
    try:
        files = [_name_and_id(row) for row in listing.json()["data"]]
    except (ValueError, KeyError, TypeError) as error:
        raise MissingReference(
            f"{where.dataverse} does not list the files of {where.doi} as a Dataverse does;"
            f" {_by_hand(wanted)}"
        ) from error
    fitting = sorted((number, name) for name, number in files if re.search(where.file or "", name))
    if not fitting:
        names = ", ".join(name for name, _ in files[:12]) or "none"
        raise MissingReference(
            f"{where.doi} has no file that fits {where.file} (it has {names}); {_by_hand(wanted)}"
        )
    number, name = fitting[-1]  # numbers rise, so the last is the newest
    return f"{where.dataverse}/api/access/datafile/{number}", name


def _name_and_id(row: dict[str, Any]) -> tuple[str, int]:
    """Return the name under which a Dataverse gives a file, which for tables ends in `.tab`."""
    file = row["dataFile"]
    return PurePosixPath(str(file["filename"])).name, int(file["id"])


def _limit(wanted: DataSet, progress: Progress) -> Progress:
    """Return a progress that stops what is larger than its record allows."""
    most = wanted.download.most_mib * _MIB

    def told(done: int, whole: int | None) -> None:
        if max(done, whole or 0) > most:
            raise BadReference(
                f"the file of {wanted.id} is larger than {wanted.download.most_mib} MiB, the most"
                f" that was expected; {_by_hand(wanted)}"
            )
        progress(done, whole)

    return told


def _bring(client: httpx.Client, address: str, target: Path, told: Progress) -> Path:
    with client.stream("GET", address) as response:
        response.raise_for_status()
        if response.headers.get("content-type", "").startswith("text/html"):
            raise BadReference(
                f"{address} answers with a page, not with data; get the file by hand and add it"
                " with `tatanan data add`"
            )
        length = response.headers.get("content-length", "")
        whole = int(length) if length.isdecimal() else None
        told(0, whole)
        with target.open("wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)
                told(response.num_bytes_downloaded, whole)
    return target


def _by_hand(wanted: DataSet) -> str:
    return f"get it from {wanted.page} and run `tatanan data add` with the file"
