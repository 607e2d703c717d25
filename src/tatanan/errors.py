"""Everything that can go wrong, as one tree.

    TatananError
    ├── UnreadableReport      a capture holds no text that could be read
    ├── EvidenceMismatch      a quote does not stand where it is said to stand
    ├── BadRecord             a line of JSONL is not a record
    ├── BadLexicon            a data file does not hold what its schema asks for
    ├── BadTree               a CoNLL-U file or a dependency tree is malformed
    ├── MissingModel          the parser of a language is not there
    ├── MissingExtra          an optional library that a task needs is not installed
    ├── UnknownLanguage       a text is in no language that Tatanan reads
    ├── LlmUnavailable        the server of a language model cannot be used
    ├── BadAnswer             what a language model answered cannot be read
    ├── BadGold               a folder of gold data is incomplete or malformed
    ├── BadReference          a file of reference data is not what its publisher's format says
    ├── MissingReference      reference data that a task needs are not in the data folder
    ├── StoreBusy             another process holds the store
    ├── BadStore              a store is missing, foreign, damaged, or of another version
    ├── BadFigure             a figure cannot be written into such a file
    ├── BadQuery              what is typed to search cannot be read
    ├── BadCorrection         an entry of a log of corrections cannot be read or kept
    ├── BadSource             a source of reports cannot be opened, or must not be
    ├── NotFetched            a page was not fetched, or must not be
    ├── WorkerDied            a worker died over a report, and took nothing with it
    ├── BadImport             a file of another coder's events is not what its format says
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


class MissingExtra(TatananError):
    """An optional library that a task needs is not installed."""


class BadReference(TatananError):
    """A file of reference data is not what its publisher's format says."""


class MissingReference(TatananError):
    """Reference data that a task needs are not in the data folder."""


class StoreBusy(TatananError):
    """Another process holds the store."""


class BadFigure(TatananError):
    """A figure cannot be written into such a file."""


class BadQuery(TatananError):
    """What is typed to search cannot be read."""


class BadCorrection(TatananError):
    """An entry of a log of corrections cannot be read or kept."""


class BadStore(TatananError):
    """A store is missing, foreign, damaged, or of another version."""


class BadSource(TatananError):
    """A source of reports cannot be opened, or must not be."""


class NotFetched(TatananError):
    """A page was not fetched, or must not be."""


class WorkerDied(TatananError):
    """A worker died over a report, and took nothing with it."""


class BadImport(TatananError):
    """A file of another coder's events is not what its publisher's format says."""
