"""The generated list of territories is what its script makes of the CLDR."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

babel = pytest.importorskip("babel")

SCRIPT = Path(__file__).parents[2] / "scripts" / "make_territories.py"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """The functions of the script."""
    return runpy.run_path(str(SCRIPT))


def test_the_file_is_as_generated(script: dict[str, Any]) -> None:
    """Nobody has edited the generated file, and it is up to date with the list of states."""
    written = script["TARGET"].read_text(encoding="utf-8")
    if f"babel {babel.__version__}." not in written:
        pytest.skip("the file comes from another version of babel")
    assert written == script["territories_yaml"]()


@pytest.mark.parametrize(
    ("alpha3", "alpha2"),
    [("DEU", "DE"), ("COD", "CD"), ("XKX", "XK"), ("PSE", "PS"), ("TWN", "TW"), ("TLS", "TL")],
)
def test_codes_in_use_are_taken(script: dict[str, Any], alpha3: str, alpha2: str) -> None:
    """Each code in use leads to the territory, also where withdrawn codes exist."""
    codes = script["alpha2_by_alpha3"](coded=script["coded_states"]())
    assert codes[alpha3] == alpha2


@pytest.mark.parametrize("code", ["DDR", "ZAR", "YMD", "XKK", "QUU", "ZZZ", "XAA"])
def test_codes_not_in_use_are_left_out(script: dict[str, Any], code: str) -> None:
    """Withdrawn codes, private codes and those of no territory do not appear."""
    codes = script["alpha2_by_alpha3"](coded=script["coded_states"]())
    assert code not in codes


def test_an_unknown_choice_of_codes_is_reported(script: dict[str, Any]) -> None:
    """Where several codes remain and none is ours, the error names the place and the remedy."""
    with pytest.raises(ValueError, match=r"CLDR gives the alpha-3 codes .* enter the one in use"):
        script["alpha2_by_alpha3"](coded=frozenset())
