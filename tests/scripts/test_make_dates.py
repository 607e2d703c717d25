"""The generated names of months and weekdays are those of the CLDR, and up to date."""

import runpy
from pathlib import Path

import pytest
import yaml

babel = pytest.importorskip("babel")

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "make_dates.py"))
GENERATED = ROOT / "src" / "tatanan" / "lexicons" / "generated" / "dates.yaml"


def test_the_file_is_what_the_script_makes():
    """Nobody edited the generated file, and babel has not moved on without it."""
    written = GENERATED.read_text(encoding="utf-8")
    if f"babel {babel.__version__}." not in written:
        pytest.skip("the file comes from another version of babel")

    assert written == SCRIPT["dates_yaml"]()


def test_months_begin_with_january_and_weeks_with_monday():
    """The place of a name in its list is its number in the calendar."""
    names = yaml.safe_load(SCRIPT["dates_yaml"]())["names"]

    assert names["id"]["months_wide"][2] == "Maret"
    assert names["en"]["weekdays_wide"][0] == "Monday"
