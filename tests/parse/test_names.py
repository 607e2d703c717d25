"""Sentences with their names marked."""

import pytest
import spacy

from tatanan.errors import BadTree
from tatanan.parse.names import (
    Name,
    NamedSentence,
    names_document,
    names_of,
    read_names,
    recut,
)
from tatanan.parse.words import load_cut

LINES = """\
Retno PROPN B-PER
Marsudi PROPN I-PER
tiba VERB O
di ADP O
Kairo PROPN B-LOC

Partai NOUN B-ORG
itu DET O
"""


def put(folder, text):
    """Write a file of names and return its path."""
    path = folder / "names.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_gives_sentences_and_names(tmp_path, end):
    """B- begins a name and I- goes on with it, whatever ends the lines."""
    first, second = read_names(put(tmp_path, LINES.replace("\n", end)))

    assert first.words == ("Retno", "Marsudi", "tiba", "di", "Kairo")
    assert first.names == (Name("PER", 0, 2), Name("LOC", 4, 5))
    assert second.names == (Name("ORG", 0, 1),)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B-PER B-PER", [Name("PER", 0, 1), Name("PER", 1, 2)]),
        ("O I-ORG", [Name("ORG", 1, 2)]),
        ("B-PER I-ORG", [Name("PER", 0, 1), Name("ORG", 1, 2)]),
        ("B-LOC I-LOC I-LOC", [Name("LOC", 0, 3)]),
        ("O O", []),
    ],
)
def test_tags_become_names(tmp_path, tags, expected):
    """Two names may touch, and an I- that goes on with nothing begins one."""
    lines = "".join(f"Kata X {tag}\n" for tag in tags.split())
    (sentence,) = read_names(put(tmp_path, lines))

    assert tuple(expected) == sentence.names


@pytest.mark.parametrize("line", ["Retno\n", "Retno PROPN\n"])
def test_a_word_without_a_tag_is_refused(tmp_path, line):
    """The line and the word are named."""
    with pytest.raises(BadTree, match=r"names\.txt:1: the word 'Retno' has no tag"):
        read_names(put(tmp_path, line))


@pytest.mark.parametrize(
    ("words", "name", "cut_words", "cut_name"),
    [
        (["partai", "(PKB)"], Name("ORG", 1, 2), "partai ( PKB )", Name("ORG", 2, 3)),
        (["kata", "Amirnya"], Name("PER", 1, 2), "kata Amir nya", Name("PER", 1, 2)),
        (["Kata", "A.S."], Name("LOC", 1, 2), "Kata A.S.", Name("LOC", 1, 2)),
        (["bantunya", "Xi"], Name("PER", 1, 2), "bantu nya Xi", Name("PER", 2, 3)),
    ],
)
def test_words_are_cut_again_and_names_follow(words, name, cut_words, cut_name):
    """A name keeps its words without brackets and clitics, wherever they have moved."""
    found = recut(NamedSentence(tuple(words), (name,)), load_cut("id"))

    assert (cut_words, (cut_name,)) == (" ".join(found.words), found.names)


def test_a_bracket_parts_two_names():
    """A name and its short form are two names of one kind."""
    given = NamedSentence(("Amerika", "Serikat", "(AS)", "setuju"), (Name("LOC", 0, 3),))

    found = recut(given, load_cut("id"))

    assert found.words == ("Amerika", "Serikat", "(", "AS", ")", "setuju")
    assert found.names == (Name("LOC", 0, 2), Name("LOC", 3, 4))


def test_a_name_of_marks_alone_is_none():
    """Where nothing is left of a name, there is no name."""
    assert recut(NamedSentence(("(",), (Name("ORG", 0, 1),)), load_cut("id")).names == ()


def test_a_document_bears_the_names_only_where_they_shall_be_learnt():
    """What the tagger is scored on does not show it the answer."""
    sentence = NamedSentence(("\u201cRetno\u201d",), (Name("PER", 0, 1),))
    vocab = spacy.blank("id").vocab

    assert names_of(names_document(sentence, vocab, marked=True)) == sentence.names
    assert names_of(names_document(sentence, vocab, marked=False)) == ()
    assert names_document(sentence, vocab, marked=False)[0].text == '"Retno"'
