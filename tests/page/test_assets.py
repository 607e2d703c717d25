"""The page's own files, without a browser: map, words and weight."""

import gzip
import json
from pathlib import Path

import pytest

from tatanan.lexicons.load import load_data

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "web" / "src"
WORDS = SOURCE / "lib" / "i18n"
PAGE = ROOT / "src" / "tatanan" / "serve" / "page"
MOST = 400_000  # bytes, compressed, without the map
SECTIONS = sorted(file.name.partition(".")[0] for file in WORDS.glob("*.en.json"))


def keys(section, language):
    """Return the keys of a section; forms of a plural are one key, for languages differ in them."""
    told = json.loads((WORDS / f"{section}.{language}.json").read_text(encoding="utf-8"))
    assert all(value.strip() for value in told.values())
    return {key.removesuffix("_one").removesuffix("_other") for key in told}


def test_every_state_and_territory_has_its_place_on_the_map():
    """A code that the record can give is drawn, or marked where the atlas has no area for it."""
    areas = json.loads((SOURCE / "atlas" / "areas.json").read_text(encoding="utf-8"))
    placed = {*areas["numeric"], *areas["lacking"],
              *(named["code"] for named in areas["named"].values())}
    codes = {entry["code"] for folder, name in (("world", "states"), ("generated", "territories"))
             for entry in load_data(folder, name)["entries"]}

    assert [] == sorted(codes - placed)
    assert len(codes) > 240


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_say_the_same_things(section):
    """What is said in English is said in Indonesian, and neither is empty."""
    assert keys(section, "en") == keys(section, "id")


def test_no_section_of_words_is_in_one_language_only():
    """Each file of words has its other."""
    assert SECTIONS == sorted(file.name.partition(".")[0] for file in WORDS.glob("*.id.json"))
    assert len(SECTIONS) > 20


def test_the_page_without_the_atlas_is_light():
    """All that could be loaded, compressed as it may be sent, stays below the limit."""
    files = [file for file in PAGE.rglob("*") if file.is_file()]
    weighed = [file for file in files if not file.name.startswith("countries-")]
    packed = (".woff2",)  # compressed already
    weight = sum(len(file.read_bytes()) if file.suffix in packed
                 else len(gzip.compress(file.read_bytes(), mtime=0)) for file in weighed)

    assert len(weighed) == len(files) - 1
    assert weight < MOST


def test_the_page_names_no_other_host():
    """No file of the page asks anybody else for anything."""
    index = (PAGE / "index.html").read_text(encoding="utf-8")
    styles = "".join(file.read_text(encoding="utf-8") for file in PAGE.rglob("*.css"))

    assert "http" not in index.replace('xmlns="http', "")
    assert "http" not in styles
    assert "@import" not in styles
