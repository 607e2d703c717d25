"""Faults in data files are found and named."""

import pytest

from tatanan.lexicons.check import check_data, check_lexicons, count_data_files


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"kind: [", "correct the YAML"),
        (b"\xff\xfe\x00", "correct the YAML"),
        (b"- a list", "start it with `kind:`"),
        (b"", "start it with `kind:`"),
        (b"kind: 7", "start it with `kind:`"),
        (b"kind: ../states", "there is no schema '../states'"),
        (b"kind: states", "(schema/states.json)"),
        (b"kind: words\nlanguage: no", "$.language"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(content, told):
    """Broken YAML, a missing kind, an unknown kind and a wrong value are all told apart."""
    faults = [str(fault) for fault in check_data("en/new.yaml", content)]

    assert faults
    assert all(fault.startswith("en/new.yaml: ") for fault in faults)
    assert any(told in fault for fault in faults)


def test_a_fault_is_one_readable_line():
    """Even where a whole file is wrong, its fault does not repeat the file."""
    content = "kind: states\nnote: n\nentries: [" + ", ".join(map(str, range(500))) + "]"

    assert max(len(str(fault)) for fault in check_data("world/x.yaml", content.encode())) < 300


def test_the_data_files_are_sound():
    """Every data file of the package fits the schema of its kind."""
    assert list(map(str, check_lexicons())) == []
    assert count_data_files() > 10
