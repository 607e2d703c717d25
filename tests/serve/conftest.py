"""A server of invented reports that many tests only ask."""

import invented
import pytest
from served import client_of, store_of


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """A store of invented reports."""
    with store_of(tmp_path_factory.mktemp("served"), invented.records(16)) as store:
        yield store


@pytest.fixture(scope="session")
def client(world):
    """A client that has the token."""
    with client_of(world) as asking:
        yield asking


@pytest.fixture(scope="session")
def stranger(world):
    """A client that nobody knows."""
    with client_of(world, token=None) as asking:
        yield asking
