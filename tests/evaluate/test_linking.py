"""How good is the linking of events? Measured on a folder of invented news."""

import json

import pytest

from tatanan.errors import BadGold
from tatanan.evaluate.judged import Part, TriggerPlace, read_pairs
from tatanan.evaluate.linking import corpus_of, fit_linker, linking_table, main, measure_linking
from tatanan.evaluate.news import code_news
from tatanan.linking.components import NAMES

NEWS = {
    "n1": ("https://example.org/1", "7 Mei 2024", "Indonesia mengecam serangan Israel ke Gaza."),
    "n2": ("https://example.org/2", "7 Mei 2024", "Indonesia mengecam serangan Israel ke Gaza."),
    "n3": ("", "8 Mei 2024", "Indonesia mengecam serangan Israel ke Rafah, Gaza."),
    "n4": ("", "8 Mei 2024", "Jepang mengecam uji coba rudal Korea Utara."),
}
TITLE = "Kabar dari Kantor Contoh"


def place(report):
    """Return where a report tells the accusation."""
    trigger = "mengecam"
    start = next(t for name, (url, _, t) in NEWS.items() if report in (name, url)).index(trigger)
    return {"report": report, "sentence": 1, "start": start, "end": start + len(trigger),
            "type": "ACCUSE"}  # fmt: skip


def pair(one, other, judgement, **more):
    """Return a line of judged pairs."""
    row = {"part": "measure", "one": place(one), "other": place(other), "judgement": judgement,
           "reason": "deed", "weight": None, "event": True, "fresh": False, "second": None}
    return json.dumps(row | more)


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """Return a folder of news: an index and the texts."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "id").mkdir()
    rows = "".join(f'{name},{url},"{day}"\n' for name, (url, day, _) in NEWS.items())
    (folder / "id" / "index.csv").write_text(f"id,url,date\n{rows}")
    for name, (_, _, text) in NEWS.items():
        (folder / "id" / f"{name}.txt").write_text(f"{TITLE}\n\n{text}\n")
    return folder


@pytest.fixture(scope="module")
def corpus(news):
    """Return its tellings."""
    return corpus_of(code_news(news))


@pytest.fixture
def pairs(tmp_path):
    """Return a file of judged pairs: two of the accusation, one of another, one for choosing."""
    path = tmp_path / "pairs.jsonl"
    one, two = "https://example.org/1", "https://example.org/2"
    path.write_text("\n".join([
        pair(one, two, "same", second="same", fresh=True),
        pair(one, "n4", "different", second="different"),
        pair(one, "n3", "same", part="choose", event=False),
        pair("n3", "n4", "different", part="choose", event=False),
    ]))  # fmt: skip
    return path


@pytest.mark.slow
def test_reports_are_named_by_address_or_id(corpus):
    """A report without an address is named by its id; days are read from the index."""
    days = {report.id: f"{report.published}" for report in corpus.reports}

    assert {"https://example.org/1", "https://example.org/2", "n3", "n4"} == {*days}
    assert ("2024-05-07", "2024-05-08") == (days["https://example.org/1"], days["n4"])


@pytest.mark.slow
def test_a_telling_is_found_by_its_place(corpus):
    """Of its type where there is one, of another type at the same words, or not at all."""
    known = TriggerPlace(**place("n3"))
    renamed = TriggerPlace(known.report, known.sentence, known.start, known.end, "THREATEN")
    gone = TriggerPlace(known.report, 9, known.start, known.end, known.type)
    found = corpus.find([known, renamed, gone])

    assert found[known] is not None
    assert (found[known], None) == (found[renamed], found[gone])


@pytest.mark.slow
def test_figures_are_of_the_linker_that_ships(corpus, pairs):
    """One accusation in two reports is linked, another is not."""
    figures = measure_linking(read_pairs(pairs), corpus)

    assert (1, 1) == (figures.events.part, figures.events.whole)
    assert (1, 1) == (figures.fresh.part, figures.fresh.whole)
    assert (1, 1) == (figures.recall[Part.MEASURE].part, figures.recall[Part.MEASURE].whole)
    assert (1.0, None, 0) == (figures.kappa, figures.weighted_recall, figures.missing)
    assert linking_table(figures).row_count == 8


@pytest.mark.slow
def test_weights_are_fitted_to_the_pairs_for_choosing(corpus, pairs):
    """Of the two pairs for choosing, that with other sides is excluded anyway."""
    fit = fit_linker(read_pairs(pairs), corpus)

    assert [*NAMES] == [each.component for each in fit.weights]
    assert 1 == fit.pairs


@pytest.mark.slow
def test_the_command_prints_figures(news, pairs, capsys):
    """Figures go to standard output, each with its interval."""
    main([str(news), str(pairs)])

    assert "precision, linked events" in capsys.readouterr().out


def test_a_folder_without_an_index_is_refused(tmp_path, pairs, capsys):
    """The command says what is missing, and ends with 1."""
    with pytest.raises(BadGold, match=r"no en/index\.csv is here"):
        [*code_news(tmp_path)]
    with pytest.raises(SystemExit, match="1"):
        main([str(tmp_path), str(pairs)])

    assert "name the folder of news" in capsys.readouterr().err
