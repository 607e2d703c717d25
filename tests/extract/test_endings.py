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
