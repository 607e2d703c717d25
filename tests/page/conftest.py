"""A real server of the example reports, and a browser that visits it."""

import shutil

import pytest
from browser import chromium, launched, served, signed_in, visiting

from tatanan.examples.load import example_reports
from tatanan.serve.reading import read_example
from tatanan.store import open_store


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    """A store of the example reports, for copying."""
    chromium()  # without it, nothing of this is needed
    place = tmp_path_factory.mktemp("examples") / "examples.duckdb"
    with open_store(place, create=True) as store:
        store.put(record for name in example_reports() for record in read_example(name))
    return place


@pytest.fixture
def own_store(examples, tmp_path):
    """A copy of the store that a test may change."""
    return shutil.copy(examples, tmp_path / "own.duckdb")


@pytest.fixture(scope="session")
def base(examples, tmp_path_factory):
    """The address of a server whose store nobody changes."""
    place = shutil.copy(examples, tmp_path_factory.mktemp("served") / "examples.duckdb")
    with served(place) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """A browser."""
    with launched() as found:
        yield found


@pytest.fixture(scope="session")
def state(browser, base):
    """What a browser keeps once it was let in."""
    return signed_in(browser, base)


@pytest.fixture
def visit(browser, base, state):
    """A visitor who was let in; at the end nothing went wrong and nobody else was asked."""
    with visiting(browser, base, state=state) as guest:
        yield guest
        guest.check()


@pytest.fixture
def page(visit):
    """The visitor's page."""
    return visit.page
