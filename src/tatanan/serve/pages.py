"""The page itself: files that were built before; and a page of help where they are missing."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response

from tatanan.serve.problems import missing
from tatanan.serve.settings import API

_HELP: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tatanan: the page is missing</title>
<h1>The server runs, and its page is missing</h1>
<p>This copy of Tatanan was made without the built page. Programs can ask
<a href="/api/v1/openapi.json">/api/v1</a> as usual.</p>
<p>To get the page, install a wheel (<code>pip install tatanan</code>), or build it in a checkout:
<code>cd web &amp;&amp; npm ci &amp;&amp; npm run build</code>.</p>
<h1 lang="id">Server berjalan, tetapi halamannya tidak ada</h1>
<p lang="id">Salinan Tatanan ini dibuat tanpa halaman. Pasanglah dari wheel
(<code>pip install tatanan</code>), atau bangun dari sumbernya:
<code>cd web &amp;&amp; npm ci &amp;&amp; npm run build</code>.</p>
</html>
"""


def page_folder() -> Path:
    """Return the folder of the built page."""
    return Path(str(files("tatanan.serve") / "page"))


def add_page(app: FastAPI, folder: Path | None = None) -> None:
    """Have an application give the files of the page; every other path is the page's own."""
    root = (folder or page_folder()).resolve()

    @app.get("/healthz", include_in_schema=False)
    def health() -> JSONResponse:
        return JSONResponse({"ok": True})

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str, request: Request) -> Response:
        if request.url.path.startswith(f"{API}/"):
            raise missing("address", request.url.path)
        file = _file(root, path)
        if file is not None:
            return FileResponse(file)
        if path.startswith("assets/"):
            raise missing("file", path)
        index = root / "index.html"
        return FileResponse(index) if index.is_file() else HTMLResponse(_HELP, 503)


def _file(root: Path, path: str) -> Path | None:
    """Return a file of the page, None where there is none; nothing outside the folder is given."""
    if not path or "\0" in path:
        return None
    try:
        found = (root / path).resolve()
        return found if found.is_relative_to(root) and found.is_file() else None
    except (OSError, ValueError):
        return None
