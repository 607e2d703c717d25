"""Annotations of news sentences that are kept by place: whose words they are stays with them.

A line names a report of a folder of news (evaluate/news.py) and where in its file a sentence
stands; the words are read from there. Places are characters of the file, from `start` up to
`end`; a trigger's are counted from its sentence's start.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from tatanan.errors import BadGold
from tatanan.evaluate.gold import json_lines
from tatanan.evaluate.news import NewsFile, news_files
from tatanan.training.sentences import Annotated, annotated_sentence


def read_placed(paths: Iterable[Path], news: Path) -> list[Annotated]:
    """Return the sentences of JSONL files whose words stand in a folder of news.

    Raises BadGold where the folder lacks a report or has other words at a place.
    """
    return [annotated_sentence(row) for row in placed_rows(paths, news)]


def placed_rows(paths: Iterable[Path], news: Path) -> Iterator[dict[str, Any]]:
    """Yield the same sentences as the annotation guide describes them, words in place.

    Statements are left out where a sentence was not annotated with them.
    """
    files = {file.name: file for file in news_files(news)}
    texts: dict[str, str] = {}
    for path in paths:
        for place, row in json_lines(path, path.read_bytes()):
            yield _row(row, place, files, texts)


def words_digest(words: str) -> str:
    """Return by what a placed sentence is known again."""
    return sha256(words.encode("utf-8")).hexdigest()[:12]


def _row(
    row: Mapping[str, Any], place: str, files: Mapping[str, NewsFile], texts: dict[str, str]
) -> dict[str, Any]:
    file = files.get(row["report"])
    if file is None:
        raise BadGold(f"{place}: the folder has no report {row['report']}; name the folder of"
                      " news from which the sentences were taken")
    if file.name not in texts:
        texts[file.name] = file.path.read_bytes().decode("utf-8", errors="replace")
    text = texts[file.name]
    words = text[row["start"] : row["end"]]
    if words_digest(words) != row["digest"]:
        raise BadGold(f"{place}: other words stand at {row['start']} of {file.path.name}; name"
                      " the folder of news from which the sentences were taken")
    found = {
        "id": row["id"], "doc": row["report"], "language": row["language"], "text": words,
        "title": file.title, "published": file.date,
        "before": " ".join(text[slice(*before)] for before in row["before"]),
        "place": [row["start"], row["end"]],
        "events": [{**event, "trigger": words[slice(*event["trigger"])]}
                   for event in row["events"]],
    }
    if "statements" in row:
        found["statements"] = [
            {**said, "content": words[slice(*said["content"])]} for said in row["statements"]]
    return found
