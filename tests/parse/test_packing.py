"""A pipeline is packed into one file and comes out as it was."""

import numpy
import pytest
import spacy

from tatanan.parse.packing import join_names, pack_model, unpack_model

SENTENCE = ["Retno", "tiba", "di", "Kairo", "."]
SMALL = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 16,
         "depth": 1, "embed_size": 50, "window_size": 1, "maxout_pieces": 2,
         "subword_features": True}  # fmt: skip


def small(component, *labels):
    """Return an untrained pipeline of one small component, the same each time."""
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("id")
    model = {"@architectures": "spacy.Tagger.v2", "tok2vec": SMALL}
    if component == "ner":
        model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
                 "extra_state_tokens": False, "hidden_width": 8, "maxout_pieces": 2,
                 "use_upper": True, "tok2vec": SMALL}  # fmt: skip
    pipe = nlp.add_pipe(component, config={"model": model})
    for label in labels:
        pipe.add_label(label)
    nlp.initialize()
    return nlp


def tags(nlp):
    """Return the tags that a pipeline gives."""
    return [token.tag_ for token in nlp(spacy.tokens.Doc(nlp.vocab, SENTENCE))]


def test_what_is_packed_comes_out_as_it_was(tmp_path):
    """The pipeline gives the same answers after it has been written and read."""
    nlp = small("tagger", "A", "B", "C")

    path = pack_model(nlp, tmp_path / "new" / "small.model")
    again = unpack_model(path.read_bytes())

    assert again.pipe_names == ["tagger"]
    assert tags(again) == tags(nlp)


def test_rules_that_cut_no_word_stay_behind(tmp_path):
    """Indonesian words are cut by our own code: the tokenizer's exceptions are not packed."""
    nlp = small("tagger", "A")
    had = len(nlp.tokenizer.rules)

    again = unpack_model(pack_model(nlp, tmp_path / "small.model").read_bytes())

    assert had > 10_000
    assert not again.tokenizer.rules


def test_packing_twice_changes_nothing_more(tmp_path):
    """Rounded weights stay as they are."""
    once = unpack_model(pack_model(small("tagger", "A"), tmp_path / "a.model").read_bytes())
    twice = unpack_model(pack_model(once, tmp_path / "b.model").read_bytes())

    for one, other in zip(weights(once), weights(twice), strict=True):
        numpy.testing.assert_array_equal(one, other)


def test_weights_keep_eight_significant_bits(tmp_path):
    """The lower half of each number is empty, and no weight moves by more than a 256th."""
    before = weights(small("tagger", "A"))
    after = weights(unpack_model(pack_model(small("tagger", "A"), tmp_path / "a").read_bytes()))

    for one, other in zip(before, after, strict=True):
        numpy.testing.assert_allclose(one, other, rtol=1 / 256)
        assert not (other.view(numpy.uint32) & 0xFFFF).any()


def test_a_tagger_of_names_joins_without_touching_the_rest(tmp_path):
    """The other components give what they gave, and a second tagger takes the first one's place."""
    parser = pack_model(small("tagger", "A", "B"), tmp_path / "id.model")
    names = pack_model(small("ner", "PER"), tmp_path / "id-ner.model")
    others = pack_model(small("ner", "PER", "LOC"), tmp_path / "other.model")
    before = unpack_model(parser.read_bytes())

    join_names(parser, names)
    join_names(parser, others)
    after = unpack_model(parser.read_bytes())

    assert after.pipe_names == ["tagger", "ner"]
    assert set(after.get_pipe("ner").labels) == {"PER", "LOC"}
    assert tags(after) == tags(before)


def test_a_joined_model_may_go_elsewhere(tmp_path):
    """The parser's own file stays where another place is named."""
    parser = pack_model(small("tagger", "A"), tmp_path / "id.model")
    names = pack_model(small("ner", "PER"), tmp_path / "id-ner.model")

    into = join_names(parser, names, into=tmp_path / "joined.model")

    assert unpack_model(parser.read_bytes()).pipe_names == ["tagger"]
    assert unpack_model(into.read_bytes()).pipe_names == ["tagger", "ner"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_word_has_the_same_prefix_before_and_after_packing(language, tmp_path):
    """A model learns from the prefixes that it is shown when it is used."""
    config = {"nlp": {"lang": language, "after_creation": {"@callbacks": "tatanan.affixes.v1"}}}
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    again = unpack_model(pack_model(nlp, tmp_path / "blank.model").read_bytes())

    for word in ("yang", "pada", "negara", "that", "can", "Indonesia"):
        assert nlp.vocab[word].prefix_ == again.vocab[word].prefix_ == word[:3].lower()


def weights(nlp):
    """Return all weights of a pipeline's components, in a fixed order."""
    return [
        node.get_param(name)
        for _, pipe in nlp.pipeline
        for node in pipe.model.walk()
        for name in node.param_names
        if node.has_param(name)
    ]
