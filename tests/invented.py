"""Records invented at random: every kind of value, and evidence that stands in the text."""

from copy import deepcopy
from random import Random

from tatanan.terms.ids import content_id

SENTENCES = (
    "Indonesia menyambut baik kesepakatan itu 🤝 di Jenewa.",
    "The minister said Türkiye “will not accept” the plan.",
    "Dewan Keamanan menolak usul tersebut pada Selasa (6/1/2025).",
    "Côte d’Ivoire and Mali signed an agreement on water.",
    "Kedua negara sepakat menghentikan tembak-menembak.",
    "Observers counted some 1,200 troops near the border.",
    "Pemerintah ไทย mengirim bantuan; rakyat e\u0301dition menunggu.",
)
CODES = ("IDN", "TUR", "CIV", "MLI", "IGOUNO", "THA", "UNK")
TYPES = (
    ("SANCTION", -6.0, "material-conflict"),
    ("SUPPORT", 5.0, "verbal-cooperation"),
    ("AGREE", 3.5, "verbal-cooperation"),
    ("ASSAULT", -9.0, "material-conflict"),
)
KINDS = ("state", "person", "organisation", "bloc", "group")
CODER = {"version": "1.0", "lexicon": "l1", "models": "m1"}
NEWER = {"version": "2.0", "lexicon": "l2", "models": "m2"}


def record(seed, *, text=None, coder=None, **appearance):
    """Return a record; the seed decides its text, `coder` and seed what was found in it."""
    dice = Random(seed)
    text = text or " ".join([*dice.sample(SENTENCES, 4), f"Nomor {seed}."])
    coder = coder or CODER
    inside = Random(f"{seed} {text} {coder['version']}")
    report = content_id("report", text)
    made = {
        "id": appearance.pop("record", f"r{seed}"),
        "report": _report(report, text, dice, inside) | appearance,
        "actors": [_actor(n) for n in range(len(CODES))],
        "mentions": [
            {"actor": inside.choice([None, "a1"]), **_quote(text, inside), "entry": "state.X"}
            for _ in range(inside.randint(0, 4))
        ],
        "dates": [_when(text, inside) for _ in range(inside.randint(0, 3))],
        "statements": [_statement(n, report, text, inside) for n in range(inside.randint(0, 3))],
        "events": [_event(n, report, text, inside) for n in range(inside.randint(1, 4))],
        "memberships": [
            {"member": "a0", "organisation": "a4", "role": "new-member",
             "when": _maybe(_when, text, inside), "grounds": _quote(text, inside)}
            for _ in range(inside.randint(0, 2))
        ],
        "figures": [
            {"of": "troops", "value": inside.choice([1200.0, 2.5, 1e9]),
             "unit": inside.choice([None, "USD"]), "approximate": inside.random() < 0.5,
             "actors": inside.choice([[], ["a0", "a1"]]), "evidence": _quote(text, inside)}
            for _ in range(inside.randint(0, 2))
        ],
        "claims": [
            {"kind": "isolation", "subject": inside.choice([None, "a1"]), "object": None,
             "stance": "denied", "said_in": None, "evidence": _quote(text, inside)}
            for _ in range(inside.randint(0, 2))
        ],
        "findings": [
            {"rule": "weekday-date", "message": "a Monday",
             "evidence": [_quote(text, inside) for _ in range(inside.randint(0, 2))],
             "suggestion": None}
            for _ in range(inside.randint(0, 2))
        ],
        "skipped": [
            {**_quote(text, inside), "reason": "no actor", "rule": "noun.x"}
            for _ in range(inside.randint(0, 2))
        ],
        "coder": coder,
    }
    return deepcopy(made)


def records(count, *, coder=None):
    """Return records of different texts."""
    return [record(seed, coder=coder) for seed in range(count)]


def event(number, type_name, actors, recipients, **more):
    """Return an event of a text that begins with a sentence, with codes for its sides."""
    sides = {
        "actors": [{"actor": None, "code": code, "evidence": None} for code in actors],
        "recipients": [{"actor": None, "code": code, "evidence": None} for code in recipients],
    }
    _, intensity, quad = next(each for each in TYPES if each[0] == type_name)
    return {
        "id": f"e{number}", "type": type_name, "mode": None, "contexts": [], **sides,
        "trigger": {"start": 0, "end": 1, "quote": None}, "when": None, "place": None,
        "factuality": "asserted", "auxiliary": [], "said_in": None, "intensity": intensity,
        "quad": quad, "confidence": None, "found_by": ["r"], "sentence": {"start": 0, "end": 1},
        "retold": [], **more,
    }


def telling(seed, *events, **appearance):
    """Return a record that tells just these events."""
    made = record(seed, **appearance)
    for each in events:
        each["trigger"]["quote"] = made["report"]["text"][0]
    return made | {"events": list(events)}


def _report(report, text, dice, inside):
    start, end = _span(text, inside)
    return {
        "id": report,
        "outlet": dice.choice([None, "Kantor Contoh", "Example Press"]),
        "url": dice.choice([None, f"https://example.org/{report}"]),
        "title": dice.choice([None, "Judul “A”"]),
        "published": dice.choice([None, "2024-02-29", "2025-01-07"]),
        "published_words": None,
        "dateline": dice.choice([None, "JENEWA"]),
        "language": dice.choice(["id", "en"]),
        "text": text,
        "set_aside": [{"reason": "photo-credit", "quote": "Foto/AP", "offset": 3, "at": 2}],
        "repairs": inside.choice(
            [[], [{"start": start, "end": end, "quote": text[start:end], "was": "glued"}]]
        ),
        "notes": [{"rule": "date-doubt", "message": "two days"}],
        "reader": "tatanan 0.1.0",
    }


def _actor(number):
    return {
        "id": f"a{number}", "kind": KINDS[number % len(KINDS)], "name": f"Nama {number}",
        "country": "IDN" if number % 2 else None, "code": CODES[number],
        "sectors": ["GOV"] if number % 3 else [],
    }


def _event(number, report, text, dice):
    kind, intensity, quad = dice.choice(TYPES)
    trigger = _quote(text, dice)
    return {
        "id": content_id("event", report, number, kind, trigger["start"]),
        "type": kind,
        "mode": dice.choice([None, "discontinue"]),
        "contexts": dice.sample(["military", "diplomatic", "economic"], dice.randint(0, 2)),
        "actors": [_participant(text, dice) for _ in range(dice.randint(1, 3))],
        "recipients": [_participant(text, dice) for _ in range(dice.randint(0, 2))],
        "trigger": trigger,
        "when": _maybe(_when, text, dice),
        "place": _maybe(_place, text, dice),
        "factuality": dice.choice(["asserted", "asserted", "denied", "intended"]),
        "auxiliary": dice.choice([[], ["future", "negation"]]),
        "said_in": None,
        "intensity": intensity,
        "quad": quad,
        "confidence": dice.choice([None, round(dice.random(), 3)]),
        "found_by": ["rule.x", "events.model"],
        "sentence": dict(zip(("start", "end"), _span(text, dice), strict=True)),
        "retold": [_quote(text, dice) for _ in range(dice.randint(0, 1))],
    }


def _participant(text, dice):
    number = dice.randrange(len(CODES))
    return {
        "actor": None if CODES[number] == "UNK" else f"a{number}",
        "code": CODES[number],
        "evidence": _maybe(_quote, text, dice),
    }


def _statement(number, report, text, dice):
    speaker = {"actor": "a0", "code": "IDN",
               **(_maybe(_quote, text, dice) or {"start": None, "end": None, "quote": None})}
    return {
        "id": content_id("statement", report, number),
        "speaker": dice.choice([None, speaker]),
        "cue": _maybe(_quote, text, dice),
        "content": _quote(text, dice),
        "manner": dice.choice(["direct", "indirect", "mixed"]),
        "when": _maybe(_when, text, dice),
        "found_by": ["verb.said"],
    }


def _when(text, dice):
    words = _maybe(_quote, text, dice) or {"start": None, "end": None, "quote": None}
    known = dice.random() < 0.8
    return {
        "first": "2024-02-01" if known else None,
        "last": dice.choice(["2024-02-01", "2024-02-29"]) if known else None,
        "basis": "relative" if known else "unknown",
        "quote": words["quote"], "start": words["start"], "end": words["end"],
        "anchor": dice.choice([None, "2024-03-01"]),
    }


def _place(text, dice):
    return {"name": "Jenewa", "country": dice.choice([None, "CHE"]), **_quote(text, dice)}


def _maybe(make, text, dice):
    return make(text, dice) if dice.random() < 0.6 else None


def _quote(text, dice):
    start, end = _span(text, dice)
    return {"start": start, "end": end, "quote": text[start:end]}


def _span(text, dice):
    start = dice.randrange(len(text) - 1)
    return start, dice.randint(start + 1, min(len(text), start + 40))
