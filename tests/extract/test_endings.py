"""Where what somebody says ends, and what somebody does or says next begins."""

import pytest
from trees import code


def told(text, language):
    """Return the words of each speaker and each content of a text."""
    return [(s.speaker.evidence.quote, s.content.quote)
            for s in code(text, language=language).statements]


@pytest.mark.parametrize(("language", "text", "expected"), [
    # a finite verb does not go on with a name, an infinitive, a gerund or a bare verb
    ("en", "Chile condemned the vote as a farce and suspended a trade agreement with Bolivia.",
     [("Chile", "the vote as a farce")]),
    ("en", "Oslo urged its citizens to leave Chad and closed its embassy.",
     [("Oslo", "its citizens to leave Chad")]),
    ("en", "Norway accused Chad of hiding arms and expelled its envoy.",
     [("Norway", "hiding arms")]),
    ("en", "Kenya insists that Uganda first withdraw its troops and still holds nine soldiers.",
     [("Kenya", "Uganda first withdraw its troops")]),
    ("en", "The minister said the army entered the town and freed the hostages.",
     [("The minister", "the army entered the town and freed the hostages")]),
    # another order begins, whatever the tagger makes of its verb
    ("en", "Norway welcomed the truce and called on the parties to respect it.",
     [("Norway", "the parties to respect it")]),
    ("en", "Peru's minister said that his men had freed the crew and called on rebels to leave.",
     [("Peru's minister", "his men had freed the crew"), ("Peru's minister", "rebels to leave")]),
    ("en", "The envoy was detained and called on Friday.", []),
    # behind a turn the same goes on where its verb is shifted back
    ("en", "Lima said it would keep sending aid, but would not send troops.",
     [("Lima", "it would keep sending aid, but would not send troops")]),
    ("en", "Kenya said it would pay, but pushed back against the rate.",
     [("Kenya", "it would pay")]),
    ("en", "The general said his men had left the town, but the rebels have denied it.",
     [("The general", "his men had left the town")]),
    ("id", "Menlu Kenya mengatakan perahu itu telah ditahan, tetapi awaknya akan dibebaskan.",
     [("Menlu Kenya", "perahu itu telah ditahan, tetapi awaknya akan dibebaskan")]),
    ("id", "Menlu Kenya mengatakan perahu itu ditahan, tetapi belum memastikan siapa awaknya.",
     [("Menlu Kenya", "perahu itu ditahan")]),
    ("id", "Presiden Peru menyatakan perang selesai, namun menambahkan bahwa pasukan siaga.",
     [("Presiden Peru", "perang selesai"), ("Presiden Peru", "pasukan siaga")]),
    # what a headline tells meanwhile
    ("en", "Chad says talks are over as rebels shell the port", [("Chad", "talks are over")]),
    # a further clause is of the verb that says, not of the one before it
    ("en", "Chile said it saw a ship near the port and that the crew were safe.",
     [("Chile", "it saw a ship near the port and that the crew were safe")]),
])
def test_what_is_said_ends_where_something_else_begins(language, text, expected):
    """Does content end before the next deed, and not before its own second half?"""
    assert told(text, language) == expected


@pytest.mark.parametrize(("language", "text", "contents"), [
    # what something is called
    ("en", "Lima has called the attacks murder.", ["the attacks murder"]),
    ("en", "The general called the meeting.", []),
    ("en", "He criticised what he described as the weaponisation of trade.",
     ["the weaponisation of trade"]),
    # whoever rejects what is claimed says so; the tagger takes verbs for nouns
    ("en", "The palace rejected accusations that it had bought votes.", ["it had bought votes"]),
    ("en", "The opposition demands that he resign.", ["he resign"]),
    ("en", "Both sides accuse each other of breaking the truce.", ["breaking the truce"]),
    # what is undertaken by somebody, not by a drought
    ("en", "Peru threatened to close the port.", ["to close the port"]),
    ("en", "The drought in Peru threatened to close the port.", []),
    ("en", "Peru refused to close the port.", []),
    # acts of words, states and what is taken up spell nothing out, and neither does a treaty
    ("en", "Lagos responded by freezing its membership of the union.", []),
    ("id", "Menlu menyampaikan undangan kepada Presiden Chad untuk berkunjung ke Lima.", []),
    ("id", "Peru mengakui negara Palestina pada Mei tahun lalu.", []),
    ("id", "Peru mengumumkan keputusan tersebut dalam konferensi pers di Lima.", []),
    ("id", "Peru mengumumkan keputusan tersebut akan dicabut besok.",
     ["keputusan tersebut akan dicabut besok"]),
    ("id", "Menurut Pasal 5 perjanjian itu, kapal asing boleh lewat.", []),
    ("id", "Menurut pakar hukum Kenya, kapal asing boleh lewat.", ["kapal asing boleh lewat"]),
    ("id", "Dalam rekaman yang bocor, Presiden Peru mengkritik militer Chile.", []),
])
def test_only_what_is_spelled_out_is_said(language, text, contents):
    """Are deeds, thanks, treaties and circumstances no statements, and names of things some?"""
    assert [s.content.quote for s in code(text, language=language).statements] == contents


@pytest.mark.parametrize(("text", "contents"), [
    # a thing is no clause, whatever verbs describe it or follow it
    ("Kenya announced plans to leave the pact.", []),
    ("Peru announced a deal it brokered to normalise ties between Chad and Niger.", []),
    ("Uganda denied the accusations but relations with Kenya remain tense.", []),
    ("The rebels claimed victory over the army, killing dozens of soldiers.", []),
    ("Norway announced that the port would be closed.", ["the port would be closed"]),
    ("Ghana claimed its army had won.", ["its army had won"]),
    # what somebody wishes is said by nobody, what somebody vows is
    ("Kenya wants to close the border.", []),
    ("Kenya is willing to close the border.", []),
    ("Kenya hopes to close the border.", []),
    ("Kenya vowed to close the border.", ["to close the border"]),
    ("Kenya hopes the border will be closed.", ["the border will be closed"]),
    # nor is what somebody could say or should
    ("Kenya should admit that the border was closed.", []),
    ("Kenya will announce that the border is closed.", []),
    ("Kenya admitted that the border was closed.", ["the border was closed"]),
    ("Saying that the border is closed is not enough.", []),
])
def test_a_thing_a_wish_or_a_chance_is_no_statement(text, contents):
    """Only a clause, or what somebody undertakes, is told; and only if it was said."""
    assert contents == [content for _, content in told(text, "en")]


@pytest.mark.parametrize(("text", "contents"), [
    # when something was done is not what was said, a condition of it is
    ("As bombs fell on the capital, Kenya ordered a retreat.", []),
    ("When asked about the border, Kenya's minister criticised the vote.", []),
    ("Regarding the border, Kenya's minister criticised the vote.", []),
    ("When the talks end, the border will open, Kenya's minister said.",
     ["When the talks end, the border will open"]),
    # who goes on with a deed says nothing of it
    ("Chad expelled the envoys, declaring victory over the rebels.", []),
    # a view has an owner
    ("Chad has done nothing to change Kenya's mind.", []),
    ("The envoy lives in plain view of the harbour.", []),
    ("In Kenya's view, the pact is dead.", ["the pact is dead"]),
    # behind a conjunction, and behind what describes a source, content begins
    ("Chad and Niger signed a pact, according to which the border moves.", []),
    ("The envoy was ill for months and, according to the ministry, he died in Oslo.",
     ["he died in Oslo"]),
    ("According to figures released by the ministry, nine boats sank.", ["nine boats sank"]),
])
def test_content_begins_with_what_was_said(text, contents):
    """A circumstance, a deed or another clause before a cue is no content."""
    assert contents == [content for _, content in told(text, "en")]


@pytest.mark.parametrize(("text", "content"), [
    # another cue behind a mark with its comma
    ('Kenya said the deal was "not possible," adding that the talks would go on.',
     'the deal was "not possible,'),
    # what the report, or somebody else, says of it
    ("Peru said the crew was safe, which Chile said was a lie.", "the crew was safe"),
    ("Peru said the port was safe, in a move that surprised its partners.", "the port was safe"),
    ("Peru said the port was open – a reference to the closure of the quay.", "the port was open"),
    # a finite verb behind a comma, or one of speech in another tense than what was said
    ("Kenya's president claims he has won the vote, and is unlikely to step down.",
     "he has won the vote"),
    ("Kenya's minister claimed prices have been lower and criticised the vote.",
     "prices have been lower"),
    # what was said goes on
    ("Kenya's minister said the border was open, and would remain so.",
     "the border was open, and would remain so"),
])
def test_content_ends_with_what_was_said(text, content):
    """The report's own words, and what else a speaker does, are no content."""
    assert content == told(text, "en")[0][1]
