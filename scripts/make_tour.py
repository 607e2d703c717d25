"""The pictures of docs/tour.md, from those that the tests in a browser left.

    python -m pytest tests/page/test_views.py && python scripts/make_tour.py

The tests leave a picture of each view in build/screenshots. This takes those of the tour, with
fewer colours, so that each stays small enough to lie in a repository.
"""

import sys
from pathlib import Path
from typing import Final

from PIL import Image

ROOT: Final = Path(__file__).resolve().parents[1]
SHOTS: Final = ROOT / "build" / "screenshots"
IMAGES: Final = ROOT / "docs" / "images"
TOUR: Final = ("read", "report", "events", "dyad", "world", "claims", "lexicon", "world-narrow")
LARGEST: Final = 120_000  # bytes
COLOURS: Final = (256, 128, 64, 32)


def make(name: str) -> int:
    """Write a picture with as many colours as its size allows; return its size."""
    picture = Image.open(SHOTS / f"{name}.png").convert("RGB")
    to = IMAGES / f"{name}.png"
    for colours in COLOURS:
        picture.quantize(colours, dither=Image.Dither.NONE).save(to, optimize=True)
        if to.stat().st_size <= LARGEST:
            break
    return to.stat().st_size


def main() -> int:
    """Renew all pictures; return 1 where the tests left one out, or one is too large."""
    missing = [name for name in TOUR if not (SHOTS / f"{name}.png").is_file()]
    if missing:
        print(f"{SHOTS} lacks {', '.join(missing)}: run `pytest tests/page/test_views.py` first")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    sizes = {name: make(name) for name in TOUR}
    for name, size in sizes.items():
        print(f"{size / 1000:6.1f} kB  docs/images/{name}.png")
    return 1 if max(sizes.values()) > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main())
