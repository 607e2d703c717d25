"""Whether an event is told as having happened."""

from datetime import date

import pytest
from staging import ruled, word_of

from tatanan.extract.auxiliary import auxiliary_of, factuality_of, told_modes
from tatanan.extract.event_rules import keys_of
from tatanan.lexicons.events import load_events
from tatanan.lexicons.grammar import load_grammar
from tatanan.terms.coding import Auxiliary, Basis, Factuality, When

WORDS = 'Gustavo Petro called the killings "extrajudicial executions".'
PUBLISHED = date(2025, 3, 20)
NEGATION, FUTURE = {"negation"}, {"future"}
HYPOTHETICAL, NOTHING = {"hypothetical"}, set()


def modes_at(text, word, language):
    """Return the auxiliary modes that the words around a word give."""
    sentence, token = word_of(text, word, language=language)
    keys = keys_of(sentence, load_events(language))
    return {str(mode) for mode in told_modes(sentence, token, keys, load_grammar(language))}


def dated(first, last):
    """Return the modes of a deed of these days, in a report of 20 March 2025."""
    return [*auxiliary_of((), when=When(first, last, Basis.STATED), published=PUBLISHED)]


@pytest.mark.parametrize(("language", "word", "text"), [
    # the plain negations
    ("id", "menyerang", "Iran tidak menyerang Israel."),
    ("id", "menyerang", "Rusia bukan menyerang Polandia melainkan Ukraina."),
    ("id", "menyerang", "Iran belum menyerang Israel."),
    ("en", "attack", "Iran did not attack Israel."),
    ("en", "attacked", "Russia never attacked Poland."),
    # without doing it
    ("id", "menyerang", "Rusia merebut kota itu tanpa menyerang Polandia."),
    ("en", "attacking", "Russia took the town without attacking Poland."),
    # a verb that denies the deed behind it
    ("id", "menyerang", "Iran membantah menyerang Israel."),
    ("en", "attacking", "Iran denied attacking Israel."),
    ("id", "menginvasi", "Rusia gagal menginvasi Polandia."),
    ("en", "invade", "Russia failed to invade Poland."),
    # nobody does it
    ("en", "recognised", "No country recognised the junta of Mali."),
    ("id", "mengakui", "Tidak ada negara yang mengakui junta Mali."),
    ("id", "serangan", "Tidak ada serangan terhadap Mali."),
    # the verb above shares its subject
    ("en", "send", "Fiji will never agree to send troops to Tonga."),
    # the negation at the light verb
    ("id", "serangan", "Israel tidak melancarkan serangan terhadap Iran."),
    ("en", "attack", "Israel did not carry out an attack on Iran."),
])
def test_what_is_denied_did_not_happen(language, word, text):
    """Negations beside a word, verbs that deny, and a negated light verb reach the deed."""
    assert modes_at(text, word, language) >= NEGATION


@pytest.mark.parametrize(("language", "word", "text"), [
    # the negation belongs to the other clause
    ("en", "attacked", "Russia attacked Ukraine and Peru did not react."),
    ("id", "menyerang", "Rusia menyerang Ukraina dan Peru tidak bereaksi."),
    # to condemn denies nothing
    ("en", "invasion", "France condemned the invasion of Georgia."),
    ("id", "invasi", "Prancis mengecam invasi Rusia ke Georgia."),
    # what is only mentioned in a clause that is denied
    ("en", "invasion",
     "Putin denied that Russia was isolated two years into its invasion of Ukraine."),
    ("id", "serangan", "Iran membantah bertanggung jawab atas serangan ke Israel."),
    # a negated clause inside
    ("en", "said", "The minister said that Chile did not attack Peru."),
    # what ends has been
    ("en", "shelling", "The army of Niger stopped shelling villages in Chad."),
    ("en", "offensive", "Talks have not halted the offensive of Niger in Chad."),
    ("id", "pengeboman", "Niger menghentikan pengeboman terhadap Chad."),
    # whoever denies one thing claims another
    ("en", "freed", "Togo denied the report, claiming that Benin had freed the prisoners."),
    # a denial of a denial
    ("en", "attack", "The army of Niger failed to prevent the attack on Chad."),
    # not without
    ("en", "attacked", "Niger never attacked Chad without a warning."),
    ("id", "menyerang", "Niger tidak menyerang Chad tanpa peringatan."),
    # when it was
    ("id", "menyerang", "Togo menolak berunding setelah Niger menyerang Chad."),
])
def test_a_negation_stays_in_its_clause(language, word, text):
    """What another clause denies is not denied here."""
    assert NOTHING == modes_at(text, word, language) & NEGATION


@pytest.mark.parametrize(("language", "word", "text"), [
    # a verb of the future
    ("en", "send", "Japan will send troops to South Korea next month."),
    ("id", "mengirim", "Jepang akan mengirim pasukan ke Korea Selatan bulan depan."),
    # a plan
    ("en", "attack", "Iran plans to attack Israel."),
    ("id", "menyerang", "Iran berencana menyerang Israel."),
    # a call for it
    ("en", "sanctions", "Hungary called for sanctions against Ukraine."),
    ("id", "sanksi", "Hongaria menyerukan sanksi terhadap Ukraina."),
    # what was said to be ahead
    ("en", "send", "Laos said that Nepal would send troops to Chad."),
    ("en", "withdraw", "Laos announced it would leave and would withdraw troops from Chad."),
    # the verb above shares its subject and mood
    ("en", "work", "Laos will continue to work with Nepal."),
    # an adjective
    ("en", "attack", "Laos warned of an imminent attack by Nepal."),
    # somebody is urged
    ("en", "respect", "China urged Japan to respect Taiwan."),
    ("id", "menghormati", "China mendesak Jepang menghormati Taiwan."),
])
def test_what_is_planned_or_called_for_is_yet_to_come(language, word, text):
    """Plans, calls and demands put the deed behind them into the future."""
    assert FUTURE == modes_at(text, word, language)


@pytest.mark.parametrize(("language", "word", "text"), [
    # a condition
    ("en", "attacks", "If Russia attacks Poland, NATO will respond."),
    ("id", "menyerang", "Jika Rusia menyerang Polandia, NATO akan membalas."),
    # a possibility
    ("en", "attack", "Russia may attack Poland."),
    ("id", "menyerang", "Rusia mungkin menyerang Polandia."),
    # one that may come
    ("en", "attack", "An attack by Nepal on Laos could lead to war."),
    ("en", "attack", "Any attack on Laos will have consequences."),
    ("en", "aggression", "Any act of aggression by Nepal will be answered."),
    ("id", "serangan", "Setiap serangan Nepal terhadap Laos akan memicu perang."),
    # on a condition
    ("en", "send", "Nepal said it would send troops if Laos agreed."),
    # left open
    ("en", "strikes", "Nepal did not rule out strikes on Laos."),
    # somebody says so, or doubts it
    ("en", "attack", "Laos condemned the alleged attack by Nepal."),
    ("id", "serangan", "Laos mengecam dugaan serangan Nepal."),
])
def test_what_is_a_condition_or_a_possibility_is_merely_thought_of(language, word, text):
    """If and may tell no deed."""
    assert HYPOTHETICAL == modes_at(text, word, language)


@pytest.mark.parametrize(("language", "word", "text"), [
    ("en", "attacked", "Russia attacked Ukraine."),
    ("id", "diserang", "Ukraina diserang Rusia."),
    ("en", "attack", "Iran's attack on Israel lasted an hour."),
    # what follows from it may come, the deed has been
    ("en", "attack", "The attack by Nepal on Laos could lead to war."),
    # where something was asked for or agreed
    ("en", "meeting", "Nepal urged Laos at a meeting in Doha to withdraw its troops."),
    ("en", "attack", "Nepal vowed revenge after the attack on Laos."),
    ("id", "pertemuan", "Nepal mendesak Laos dalam pertemuan itu untuk menarik pasukan."),
    # what one is to end, or to condemn, goes on
    ("en", "offensive", "Nepal urged Laos to halt its offensive in Chad."),
    ("id", "serangan", "Nepal mendesak Laos menghentikan serangan terhadap Chad."),
    ("en", "attack", "Nepal asked Laos to condemn the attack on Chad."),
])
def test_what_is_plainly_told_has_no_mode(language, word, text):
    """A deed that is simply told is asserted."""
    assert NOTHING == modes_at(text, word, language)


@pytest.mark.parametrize(("first", "last", "expected"), [
    (date(2003, 1, 1), date(2003, 12, 31), [Auxiliary.HISTORICAL]),  # long past
    (date(2024, 3, 20), date(2024, 3, 20), []),  # a year to the day
    (date(2024, 3, 19), date(2024, 3, 19), [Auxiliary.HISTORICAL]),  # a day more
    (date(2025, 3, 1), date(2025, 3, 31), []),  # this month
    (date(2025, 4, 1), date(2025, 4, 30), [Auxiliary.FUTURE]),  # next month
])
def test_a_date_tells_the_long_past_and_the_future(first, last, expected):
    """More than a year back is historical; behind the day of publication lies the future."""
    assert expected == dated(first, last)


@pytest.mark.parametrize(("modes", "expected"), [
    ((), Factuality.ASSERTED),
    ((Auxiliary.HISTORICAL,), Factuality.ASSERTED),  # long ago, and yet it happened
    ((Auxiliary.FUTURE,), Factuality.INTENDED),
    ((Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL), Factuality.CONDITIONAL),
    ((Auxiliary.FUTURE, Auxiliary.NEGATION), Factuality.DENIED),  # a denial is the strongest
])
def test_the_modes_make_one_factuality(modes, expected):
    """A denial weighs more than a condition, a condition more than a plan."""
    assert expected is factuality_of(modes)


@pytest.mark.parametrize(("language", "text", "type_name"), [
    # "not" makes the refusal
    ("id", "Kenya tidak menerima tawaran Sudan.", "REJECT"),
])
def test_a_refusal_by_not_is_no_denied_refusal(language, text, type_name):
    """It denies nothing and is no plan."""
    events = [e for e in ruled(text, language=language).events if e.type == type_name]
    assert events
    assert all(event.factuality is Factuality.ASSERTED for event in events)


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Kenya did not reject the demand of Sudan."),
    ("id", "Kenya tidak menolak tuntutan Sudan."),
])
def test_whoever_did_not_reject_a_demand_denies_no_demand(language, text):
    """The demand was made."""
    kinds = {e.type: e.factuality for e in ruled(text, language=language).events}
    assert kinds["REJECT"] is Factuality.DENIED
    assert kinds.get("REQUEST", Factuality.ASSERTED) is Factuality.ASSERTED


def test_whoever_calls_something_names_it():
    """No plan to do so is told."""
    assert NOTHING == modes_at(WORDS, "killings", "en")
    assert NOTHING == modes_at(WORDS, "executions", "en")


@pytest.mark.parametrize(("language", "word", "text"), [
    # who has yet to do something
    ("en", "lift", "Algeria has yet to lift its ban on Spanish wine."),
    ("en", "recognise", "Jordan is yet to recognise Kosovo."),
    # what is put off, foiled or stopped before
    ("en", "release", "The release of Turkish prisoners by Syria was postponed."),
    ("id", "Pembebasan", "Pembebasan tawanan Turki oleh Suriah ditunda."),
    ("en", "attack", "Niger foiled an attack by Chad."),
    ("id", "serangan", "Niger menggagalkan serangan Chad."),
    ("en", "attacking", "Chad stopped short of attacking Niger."),
    # what did not come to be
    ("en", "Talks", "Talks between Kenya and Somalia did not resume."),
])
def test_what_is_put_off_or_foiled_did_not_happen(language, word, text):
    """So is what somebody has yet to do, and what has not come to be."""
    assert modes_at(text, word, language) >= NEGATION


@pytest.mark.parametrize(("language", "word", "text"), [
    # "yet" with no aim
    ("en", "attacked", "Chad attacked Niger yet again."),
    ("en", "refused", "Yet Chad refused to meet Niger."),
    # a noun that looks like a verb which denies
    ("en", "tour", "Togo was the last stop of the tour by the king of Morocco."),
    # what was done would not have been possible otherwise
    ("en", "attack", "The attack by Chad was not possible without Mali."),
    # talks by which something will end are held
    ("id", "perundingan", "Kenya memuji perundingan yang akan mengakhiri perang itu."),
    # what somebody remembers or avenges was done
    ("en", "attack", "Niger will never forget the attack by Chad."),
    ("id", "serangan", "Niger tidak akan melupakan serangan Chad."),
    ("id", "serangan", "Niger berjanji membalas serangan Chad."),
    # what nobody ends goes on
    ("en", "ban", "Algeria has yet to lift a ban on Spanish wine."),
    ("en", "ban", "Algeria did not lift a ban on Spanish wine."),
    # how a deed is described, and who planned it
    ("en", "attack", "Kenya described the clash as a planned attack by Somalia."),
    ("en", "attack", "An attack planned by Somalia shook Kenya."),
    # what will come of a deed that was done
    ("en", "attack", "Kenya condemned an attack that will haunt Somalia."),
    ("id", "serangan", "Kenya mengecam serangan yang akan menghantui Somalia."),
])
def test_what_is_remembered_avenged_or_described_has_been(language, word, text):
    """No plan and no denial reaches a deed that the words take for granted."""
    assert modes_at(text, word, language) == NOTHING


@pytest.mark.parametrize(("language", "word", "text"), [
    ("en", "Talks", "Talks between Kenya and Somalia will resume in Doha."),
    ("id", "Perundingan", "Perundingan Kenya dan Somalia akan berlangsung di Doha."),
    ("id", "pertemuan",
     "Niger menyambut pertemuan Kenya dan Somalia yang akan digelar pekan depan."),
    ("en", "shoot", "Estonian troops have been authorised to shoot down Russian drones."),
    ("en", "visit", "Chad invited the king of Morocco to visit N'Djamena."),
    ("id", "berkunjung", "Chad mengundang raja Maroko untuk berkunjung ke Niger."),
])
def test_what_will_come_to_be_or_is_allowed_is_yet_to_come(language, word, text):
    """Talks that will begin, a meeting that will be held, an order or an invitation to do it."""
    assert modes_at(text, word, language) >= FUTURE


@pytest.mark.parametrize(("language", "word", "text"), [
    ("en", "attack", "An attack by Chad on Niger is unlikely."),
    ("en", "attack", "Mali would respond in the event of an attack by Chad on Niger."),
    ("en", "attack", "Niger simulated an attack by Chad."),
    ("id", "serangan", "Niger mewaspadai serangan Chad."),
])
def test_what_is_rehearsed_or_unlikely_is_merely_thought_of(language, word, text):
    """So is what somebody braces for."""
    assert modes_at(text, word, language) >= HYPOTHETICAL


def test_whoever_fails_to_condemn_has_not_condemned():
    """An act of words is denied where its own verb is; what somebody rejects was still said."""
    failed = ruled("Chad failed to condemn Niger.", language="en").events[-1]
    assert failed.factuality is Factuality.DENIED
