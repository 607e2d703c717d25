"""The bytes of a capture become characters: the first step, and the only one that sees bytes."""

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from charset_normalizer import from_bytes

from tatanan.errors import UnreadableReport
from tatanan.terms.text import Capture, PageFinding

MAX_BYTES = 20_000_000  # the largest page a parse tree of which still fits in 1 GB of memory
_HEAD = 4096  # where a page has to declare its encoding (HTML asks for the first 1024 bytes)
_SAMPLE = 65_536  # bytes; enough to tell encodings apart, and text from what is none
_MAX_CONTROL = 0.02  # a share of control characters above this is no text in any encoding
_DAMAGE = 10  # UTF-8 with fewer faults than one in so many characters beyond ASCII is UTF-8

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "convert it to text"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text"),
    (b"{\\rtf", "a rich text document", "save it as plain text"),
    (b"\x89PNG", "a PNG image", "give the text itself"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text itself"),
    (b"GIF8", "a GIF image", "give the text itself"),
    (b"RIFF", "an image or a sound", "give the text itself"),
    (b"ID3", "a sound", "give the text itself"),
    (b"OggS", "a sound", "give the text itself"),
    (b"\x7fELF", "a program", "give a text or a page"),
    (b"MZ\x90", "a program", "give a text or a page"),
    (b"SQLite format 3", "a database", "give a text or a page"),
)

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)"""
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_UNTIDY = re.compile(f"{_BREAKS.pattern}|{_INVISIBLE.pattern}")
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_DOUBLY_ENCODED = re.compile("[\xc2-\xf4][\x80-\xbf\u0152-\u2122]{1,3}")
_PAGE = re.compile(r"<!doctype html|<html\b|<head\b|<body\b|<\?xml\b|<rss\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|article|section|h[1-6]|ul|li|table|meta|script)\b", re.IGNORECASE
)
_SOME_TAGS = 3  # so many tags near the top make a page, or a fragment of one


class Kind(StrEnum):
    """What a capture holds."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a capture; those of a text are tidy, those of a page as they came."""

    text: str
    kind: Kind
    encoding: str
    findings: tuple[PageFinding, ...] = ()


def decode_capture(capture: Capture, *, input_kind: str = "auto") -> Decoded:
    """Return the characters of a capture.

    Raises UnreadableReport where it is empty, too large, or holds no text.
    """
    _refuse_what_is_no_text(capture)
    raw, encoding, findings = _characters(capture)
    sample = capture.body[:_SAMPLE]
    if _control_characters(sample, encoding) > max(1.0, len(sample) * _MAX_CONTROL):
        raise UnreadableReport(
            f"{place_of(capture)} holds control characters instead of text; give a text or a page"
        )
    kind = _kind_of(raw, capture, input_kind)
    text = tidy(html.unescape(raw)) if kind is Kind.TEXT else raw
    if not text.strip():
        raise UnreadableReport(f"{place_of(capture)} holds only blank space; give a text or a page")
    return Decoded(text, kind, encoding, findings)


def tidy(text: str) -> str:
    """Return a text composed (NFC), with plain line breaks.

    Invisible characters are left out, and letters that had been encoded twice are restored.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _DOUBLY_ENCODED.sub(_restored, text))
    if not _UNTIDY.search(text):
        return text
    return _INVISIBLE.sub("", _BREAKS.sub("\n", text))


def place_of(capture: Capture) -> str:
    """Return where a capture came from, in words for a message."""
    return capture.name or capture.url or "the capture"


def _refuse_what_is_no_text(capture: Capture) -> None:
    body, place = capture.body, place_of(capture)
    if not body:
        raise UnreadableReport(f"{place} is empty; give a text or a page")
    if len(body) > MAX_BYTES:
        raise UnreadableReport(
            f"{place} has {len(body):,} bytes, more than the {MAX_BYTES:,} that are read at once; "
            "split it into single reports"
        )
    for signature, what, remedy in _SIGNATURES:
        if body.startswith(signature):
            raise UnreadableReport(f"{place} is {what}, not text; {remedy}")


def _characters(capture: Capture) -> tuple[str, str, tuple[PageFinding, ...]]:
    body = capture.body
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _decoded_with_faults(body, encoding)
    if b"\x00" in body[:_HEAD]:
        return _decoded_with_faults(body, _wide_encoding(capture))
    try:
        return body.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        if error.end == len(body) and len(body) - error.start < 4 and error.start:
            return _cut_short(body[: error.start])
    loose = body.decode("utf-8", "replace")
    faults = loose.count("\ufffd")
    if faults * _DAMAGE <= sum(c > "\x7f" for c in loose):
        return loose, "utf-8", (_damaged(faults, "utf-8"),)
    return _declared_or_guessed(capture)


def _control_characters(body: bytes, encoding: str) -> int:
    """Return how many control characters a body holds; zero where characters are two bytes."""
    wide = encoding.startswith(("utf-16", "utf-32"))
    return 0 if wide else len(body) - len(body.translate(None, _CONTROL))


def _wide_encoding(capture: Capture) -> str:
    """Return the UTF-16 that the zero bytes suggest; refuse what is no text."""
    head = capture.body[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) * 0.3 and min(even, odd) * 10 < max(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    raise UnreadableReport(
        f"{place_of(capture)} holds zero bytes and is no text; give a text or a page"
    )


def _cut_short(body: bytes) -> tuple[str, str, tuple[PageFinding, ...]]:
    message = "the capture ends in the middle of a character, so its end may be missing"
    return body.decode("utf-8"), "utf-8", (PageFinding("cut-short", message),)


def _declared_or_guessed(capture: Capture) -> tuple[str, str, tuple[PageFinding, ...]]:
    body = capture.body
    declared = _CHARSET.search(body[:_HEAD].lower())
    for name in (capture.declared, declared and declared[1].decode("ascii", "replace")):
        encoding = _known_encoding(name)
        if encoding and encoding != "utf-8":
            return _decoded_with_faults(body, encoding)
    best = from_bytes(body[:_SAMPLE]).best()
    return _decoded_with_faults(body, best.encoding if best else "cp1252")


def _known_encoding(name: str | None) -> str | None:
    """Return Python's name of an encoding; Latin-1 is read as browsers read it."""
    try:
        found = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _decoded_with_faults(body: bytes, encoding: str) -> tuple[str, str, tuple[PageFinding, ...]]:
    try:
        return body.decode(encoding), encoding, ()
    except (UnicodeDecodeError, LookupError):
        text = body.decode(encoding, "replace")
    faults = text.count("\ufffd")
    return text, encoding, (_damaged(faults, encoding),)


def _damaged(faults: int, encoding: str) -> PageFinding:
    message = f"{faults} characters could not be read as {encoding} and stand as U+FFFD"
    return PageFinding("damaged-characters", message)


def _kind_of(text: str, capture: Capture, input_kind: str) -> Kind:
    if input_kind in (Kind.TEXT, Kind.HTML):
        return Kind(input_kind)
    if input_kind != "auto":
        raise ValueError(f"input_kind is auto, text or html, not {input_kind!r}")
    media = (capture.media_type or "").lower()
    if "html" in media:
        return Kind.HTML
    head = text[:_HEAD].lstrip()
    if head.startswith("<") and _PAGE.search(head):
        return Kind.HTML
    return Kind.HTML if len(_TAG.findall(head)) >= _SOME_TAGS else Kind.TEXT


def _restored(found: re.Match[str]) -> str:
    """Return a character that had been encoded twice, or what stood there if it had not."""
    for encoding in ("latin-1", "cp1252"):
        try:
            return found[0].encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return found[0]
