"""Everything that can go wrong, as one tree.

    TatananError
    ├── UnreadableReport      a capture holds no text that could be read
    ├── EvidenceMismatch      a quote does not stand where it is said to stand
    ├── BadRecord             a line of JSONL is not a record
    ├── BadLexicon            a data file does not hold what its schema asks for
    ├── BadTree               a CoNLL-U file or a dependency tree is malformed
    ├── MissingModel          the parser of a language is not there
    ├── UnknownLanguage       a text is in no language that Tatanan reads
    ├── LlmUnavailable        the server of a language model cannot be used
    ├── BadAnswer             what a language model answered cannot be read
    ├── BadGold               a folder of gold data is incomplete or malformed
    └── QualityDrop           a figure of quality would sink below its floor

Every message names the thing, the place and the remedy.
"""


class TatananError(Exception):
    """Anything that Tatanan raises on purpose."""


class UnreadableReport(TatananError):
    """A capture holds no text that could be read."""


class EvidenceMismatch(TatananError):
    """A quote does not stand where it is said to stand."""


class BadRecord(TatananError):
    """A line of JSONL is not a record."""


class BadLexicon(TatananError):
    """A data file does not hold what its schema asks for."""


class BadTree(TatananError):
    """A CoNLL-U file or a dependency tree is malformed."""


class MissingModel(TatananError):
    """The parser of a language is not there."""


class UnknownLanguage(TatananError):
    """A text is in no language that Tatanan reads."""


class LlmUnavailable(TatananError):
    """The server of a language model cannot be used."""


class BadAnswer(TatananError):
    """What a language model answered cannot be read."""


class BadGold(TatananError):
    """A folder of gold data is incomplete or malformed."""


class QualityDrop(TatananError):
    """A figure of quality would sink below its floor."""
