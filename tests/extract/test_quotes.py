"""Quotation marks are paired, paragraph by paragraph."""

import pytest

from tatanan.extract.quotes import Quote, ends_inside, find_quotes


def quoted(text, **options):
    """Return the words of each quotation, without its marks."""
    return [text[q.first : q.last] for q in find_quotes(text, **options)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Kami setuju,” kata Norwegia.", ["Kami setuju,"]),  # curled
        ('"Kami setuju," kata Norwegia.', ["Kami setuju,"]),  # typewriter
        ("„Wir sind einig“, said Austria.", ["Wir sind einig"]),  # German: the closer opens English
        ("«Nous sommes prêts», said Belgium.", ["Nous sommes prêts"]),  # angled
        ("``We agree,'' said Norway.", ["We agree,"]),  # two backticks, two apostrophes
        ("‘‘We agree,’’ said Norway.", ["We agree,"]),  # two single marks on each side
        ("″We agree,″ said Norway.", ["We agree,"]),  # the sign of inches
        ("＂We agree,＂ said Norway.", ["We agree,"]),  # full width
        ("”We agree,” said Norway.", ["We agree,"]),  # the same mark at both ends
        ("“ We agree ” said Norway.", ["We agree"]),  # blanks inside the marks
        ("“Ya,” kata A. “Tidak,” kata B.", ["Ya,", "Tidak,"]),  # two in one paragraph
        ("Norwegia setuju.", []),  # none
        ("“” tidak berisi apa pun.", []),  # nothing stands between the marks
    ],
)
def test_every_kind_of_double_mark_quotes(text, words):
    """Whatever mark a newspaper sets, the words between a pair of them are quoted."""
    assert words == quoted(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'We will not leave,' India said.", ["We will not leave,"]),  # typewriter
        ("‘We will not leave,’ India said.", ["We will not leave,"]),  # curled
        ("'It isn't over,' India said.", ["It isn't over,"]),  # an apostrophe inside
        ("India's plan and Nepal's reply differ.", []),  # two possessives
        ("The states' and the cities' plans differ.", []),  # two possessives of plurals
        ("Yes and no, it's India's choice, isn't it?", []),  # short forms
        ("“He called it 'a farce' today,” India said.", ["He called it 'a farce' today,"]),  # inner
    ],
)
def test_single_marks_quote_and_apostrophes_do_not(text, words):
    """A single mark quotes from the beginning of a word to the end of one."""
    assert words == quoted(text)


def test_a_quotation_in_single_marks_is_told_apart():
    """Single marks are remembered, for they often only set off a term."""
    (single,) = find_quotes("Mereka menyebutnya 'zona aman' sejak lama.")
    (double,) = find_quotes("Mereka menyebutnya “zona aman” sejak lama.")

    assert (single.single, double.single) == (True, False)


def test_a_mark_that_never_closes_runs_to_the_end_of_its_paragraph():
    """The next paragraph is paired anew, whatever the one before has left open."""
    text = "Norwegia menjawab: “Kami belum tahu.\nSwedia diam. “Kami tahu,” kata Finlandia."
    first, second = find_quotes(text)

    assert "Kami belum tahu." == text[first.first : first.last]
    assert (first.opened, first.closed) == (True, False)
    assert "Kami tahu," == text[second.first : second.last]


def test_a_mark_that_can_only_close_opens_at_the_start_of_the_paragraph():
    """A lost opening mark is taken to have stood where the paragraph begins."""
    text = "Kami belum tahu,” kata Norwegia."
    (quote,) = find_quotes(text)

    assert "Kami belum tahu," == text[quote.first : quote.last]
    assert (quote.opened, quote.closed) == (False, True)


def test_a_second_opening_mark_ends_a_quotation_that_was_not_closed():
    """Where the closing mark is missing, the next quotation does not swallow the report."""
    text = "“Kami setuju, kata Norwegia. “Kami juga,” kata Swedia."
    first, second = find_quotes(text)

    assert (first.closed, second.closed) == (False, True)
    assert "Kami juga," == text[second.first : second.last]


def test_a_text_may_begin_inside_a_quotation():
    """What the context left open is closed by the first mark of the text."""
    text = "dan itu benar,” kata Norwegia."

    assert ["dan itu benar,"] == quoted(text, open_before=True)


def test_a_text_inside_a_quotation_may_repeat_the_opening_mark():
    """A paragraph that goes on with a quotation opens it again, as printers do."""
    assert ["Dan itu benar,"] == quoted("“Dan itu benar,” kata Norwegia.", open_before=True)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Norwegia menjawab: “Kami belum tahu.", True),  # opened and left open
        ("“Kami belum tahu,” kata Norwegia.", False),  # closed
        ("“Kami belum tahu.\nNorwegia diam.", False),  # open, but a paragraph follows
        ("Norwegia diam.", False),  # nothing is quoted
    ],
)
def test_a_text_that_breaks_off_inside_a_quotation_says_so(text, inside):
    """Only the last paragraph can leave a quotation open for what follows."""
    assert inside is ends_inside(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- Kami menolak usul itu - kata Hungaria.", ["Kami menolak usul itu"]),  # a cue follows
        ("– Kami menolak usul itu – kata Hungaria.", ["Kami menolak usul itu"]),  # long dashes
        ("- Kami menolak usul itu - begitu bunyinya.", []),  # no cue follows
        ("Perundingan - yang lama - kata orang gagal.", []),  # an insertion
        ("BUDAPEST - Kami menolak usul itu.", []),  # a dateline
    ],
)
def test_dashes_quote_where_a_cue_follows_the_second(text, words):
    """"- We agree - he said" is a quotation; an insertion between dashes is none."""
    assert words == quoted(text, cue_forms={"kata"})


def test_a_mark_wins_over_a_dash():
    """A quotation in marks behind a dash is one quotation, not two."""
    text = "- “Kami menolak usul itu” - kata Hungaria."

    assert ["Kami menolak usul itu"] == quoted(text, cue_forms={"kata"})


def test_places_are_given_with_and_without_the_marks():
    """A quotation knows where its marks stand and where its words do."""
    assert (Quote(4, 8, 5, 7),) == find_quotes("Ia: “Ya”.")
