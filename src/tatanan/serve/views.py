"""Views with a name, kept in a file beside the store: a view too long for a link, or worth one."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from tatanan.errors import BadSource
from tatanan.serve.accounts import write_secret
from tatanan.serve.problems import Problem, missing
from tatanan.serve.shapes import Shape

_MOST: Final = 1_000
_NAME: Final = re.compile(r"[^\x00-\x1f\x7f/\\]{1,80}")


class NamedView(Shape):
    """A view by name: the path and query of its address, who named it, and when."""

    name: str
    url: str
    by: str
    when: str


class NamedViews:
    """The named views of a store; without a file they are gone at the end."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lock = Lock()
        self._views = {view.name: view for view in _read(file)}

    def all(self) -> list[NamedView]:
        """Return all views by name."""
        with self._lock:
            return [self._views[name] for name in sorted(self._views)]

    def keep(self, name: str, url: str, *, by: str) -> NamedView:
        """Name a view.

        Raises Problem for a name that will not do or is taken, and for an address of elsewhere.
        """
        name = name.strip()
        if not _NAME.fullmatch(name):
            raise Problem(422, "bad-request", "A name has 1 to 80 characters and no slash.")
        if not url.startswith("/") or url.startswith(("//", "/\\")):
            raise Problem(422, "bad-request", "Only a path of this server can be named.",
                          remedy="Give what stands after the server's name, from / on.")
        with self._lock:
            if name in self._views and self._views[name].url != url:
                raise Problem(409, "name-taken", f"Another view is named {name!r}.",
                              remedy="Choose another name, or take that one away first.")
            if len(self._views) >= _MOST:
                raise Problem(409, "too-many-views", f"{_MOST} views are named already.",
                              remedy="Take some away first.")
            when = datetime.now(UTC).isoformat(timespec="seconds")
            view = NamedView(name=name, url=url, by=by, when=when)
            self._views[name] = view
            self._write()
        return view

    def drop(self, name: str) -> None:
        """Take a name away; raise Problem where there is none."""
        with self._lock:
            if self._views.pop(name, None) is None:
                raise missing("view", name)
            self._write()

    def _write(self) -> None:
        if self._file is not None:
            told = [self._views[name].model_dump() for name in sorted(self._views)]
            write_secret(self._file, json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _read(file: Path | None) -> list[NamedView]:
    if file is None or not file.exists():
        return []
    try:
        return [NamedView(**each) for each in json.loads(file.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        raise BadSource(f"{file} holds no views ({error}); move it away") from error
