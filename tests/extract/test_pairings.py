"""Both sides of an event together: pairs of sides, each judged as a whole."""

from dataclasses import replace

import numpy
import pytest
from staging import scene_of, trigger_of

from tatanan.extract.casts import cast_of, side_scores
from tatanan.extract.elsewhere import Elsewhere, Tally
from tatanan.extract.event_model import PairForest, load_event_model
from tatanan.extract.forest import Forest
from tatanan.extract.pairings import likeliest_pair, pair_rows, pairs_of

LISTED = "Peru condemned Cuba, Bolivia and Chile."
HABITS = load_event_model().pairs.habits
NOTHING = Elsewhere(Tally([]), 0)
_IS_CAST = 21  # where a row says whether a pair is that of the cast


def staged(text, word="condemned", type_name="ACCUSE", **known):
    """Return a scene, a trigger in it, and who is on both sides by the models before."""
    scene = scene_of(text, language="en", **known)
    trigger = trigger_of(scene, word)
    model = load_event_model()
    scores = side_scores(scene, trigger, type_name, model.first)
    cast = cast_of(scene, trigger, scores, sides=model.sides, limits=model.thresholds)
    return scene, trigger, cast


def with_shares(cast, scene, acting, receiving):
    """Return a cast in which choices have some probabilities, 0.01 where none is given."""
    shares = tuple([by_code.get(c.code, 0.01) for c in scene.choices]
                   for by_code in (acting, receiving))
    return replace(cast, shares=shares)


def codes(scene, pair):
    """Return the codes on both sides of a pair."""
    return tuple([scene.choices[place].code for place in side] for side in pair)


def test_the_likeliest_pairs_are_judged_and_that_of_the_cast():
    """Likelier pairs stand first; what the models before chose is asked about in any case."""
    scene, _, cast = staged(LISTED)
    sure = with_shares(cast, scene, {"PER": 0.9}, {"CUB": 0.9})
    peru, cuba = ([c.code for c in scene.choices].index(code) for code in ("PER", "CUB"))
    pairs = pairs_of(scene, replace(sure, pair=((cuba,), (peru,))), NOTHING)

    assert (["PER"], ["CUB"]) == codes(scene, pairs[0])
    assert ((cuba,), (peru,)) in pairs
    assert len(pairs) == len(set(pairs))


def test_nobody_is_on_both_sides_beside_others():
    """One may act on oneself; of several each is on one side."""
    scene, _, cast = staged(LISTED)
    even = with_shares(cast, scene, {"PER": 0.5, "CUB": 0.5}, {"PER": 0.5, "CUB": 0.5})
    pairs = pairs_of(scene, even, NOTHING)

    assert all(actors and (actors == others or not {*actors} & {*others})
               for actors, others in pairs)
    assert any(actors == others for actors, others in pairs)


def test_a_list_may_be_meant_as_a_whole():
    """Who is condemned may be all that stand together, though one alone is likely."""
    scene, _, cast = staged(LISTED)
    one = with_shares(cast, scene, {"PER": 0.9}, {"CUB": 0.6, "BOL": 0.4})

    meant = pairs_of(scene, one, NOTHING)

    assert ["CUB", "BOL", "CHL"] in [codes(scene, pair)[1] for pair in meant]


def test_whom_the_report_tells_of_elsewhere_may_be_meant():
    """Two between whom such events are told elsewhere are judged, too, if both may take part."""
    class Told(Elsewhere):
        """A report that tells elsewhere of two who are named here, and of one who is not."""

        def pairs(self, name):
            """Return who is on both sides elsewhere."""
            assert name == "ACCUSE"
            return [tuple(frozenset({code}) for code in each)
                    for each in (("KEN", "CHL"), ("CHL", "PER"))]

    scene, _, cast = staged(LISTED)
    sure = with_shares(cast, scene, {"PER": 0.9}, {"CUB": 0.9})
    further = [codes(scene, pair) for pair in pairs_of(scene, sure, Told(Tally([]), 0))
               if pair not in pairs_of(scene, sure, NOTHING)]

    assert [(["CHL"], ["PER"])] == further


def test_states_that_trade_places_trade_their_rows():
    """What is weighed of a pair knows roles and numbers, and not who somebody is."""
    rows = []
    for text in ("Peru condemned Cuba and Bolivia.", "Cuba condemned Peru and Bolivia."):
        scene, trigger, cast = staged(text)
        rows.append(pair_rows(
            scene, trigger, cast, NOTHING, pairs_of(scene, cast, NOTHING), HABITS))

    assert rows[0] == rows[1]


def test_the_likeliest_by_the_trees_stands():
    """Trees that want what the cast chose get it, and trees that want anything else do not."""
    scene, trigger, cast = staged(LISTED)
    tree = {"asked": numpy.array([[_IS_CAST]], dtype=numpy.int16),
            "limits": numpy.array([[0.5]], dtype=numpy.float32),
            "leaves": numpy.array([[0b10]], dtype=numpy.uint8), "start": 0.0}
    wants = PairForest(Forest(values=numpy.array([[-2.0, 2.0]]), **tree), HABITS)
    shuns = PairForest(Forest(values=numpy.array([[2.0, -2.0]]), **tree), HABITS)

    assert cast.pair == likeliest_pair(scene, trigger, cast, NOTHING, wants)[0]
    assert cast.pair != likeliest_pair(scene, trigger, cast, NOTHING, shuns)[0]


@pytest.mark.parametrize(("text", "word", "type_name", "expected"), [
    (LISTED, "condemned", "ACCUSE", (["PER"], ["CUB", "BOL", "CHL"])),
    ("China expelled two Canadian diplomats.", "expelled", "SANCTION", (["CHN"], ["CAN"])),
])
def test_both_sides_are_found_together(text, word, type_name, expected):
    """The pair that is told stands, with its probability."""
    scene, trigger, cast = staged(text, word, type_name)
    pair, sure = likeliest_pair(scene, trigger, cast, NOTHING, load_event_model().pairs)

    assert expected == codes(scene, pair)
    assert 0.5 < sure < 1
