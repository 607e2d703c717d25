"""The options and arguments of the command line, each with what it says of itself."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        show_default=False,
        help="Files, or folders of .txt, .html and .jsonl files; - is standard input, which a pipe"
        " need not name.",
    ),
]
OutputFormat = Annotated[
    Literal["text", "json", "jsonl"],
    typer.Option("--format", "-f", help="A page to read, one JSON object a report, or one a line."),
]
InputFormat = Annotated[
    Literal["auto", "text", "html", "jsonl"],
    typer.Option(
        "--input", "-i", help="What the sources hold; auto looks at names and first bytes."
    ),
]
Language = Annotated[
    Literal["id", "en"] | None,
    typer.Option(help="The language of the reports; without it, each is recognised."),
]
Published = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="The day of publication, from which 'yesterday' is counted; without it, the page is"
        " searched for one. A record's own day goes before.",
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, metavar="SHARE", show_default=False,
        help="Leave out events that are right less often than this; without it, 0.05. Higher"
        " gives fewer events and more of them right (docs/accuracy.md shows the curve).",
    ),
]
Clean = Annotated[
    bool, typer.Option("--clean", help="Clean the text of JSONL records, too; else it stands.")
]
EventCoder = Annotated[
    Literal["rules", "llm"],
    typer.Option(help="Who tells the events: the rules and models of the package, or a language"
                 " model on a server. The text is then sent to that server."),
]
_ASKING = "Language model (with --coder llm)"
LlmUrl = Annotated[
    str | None,
    typer.Option(metavar="URL", rich_help_panel=_ASKING, show_default=False,
                 help="Where a server speaks OpenAI's protocol: http://localhost:8080/v1"),
]
LlmModel = Annotated[
    str | None,
    typer.Option(metavar="NAME", rich_help_panel=_ASKING, show_default=False,
                 help="The name of the model on that server."),
]
LlmKeyEnv = Annotated[
    str | None,
    typer.Option(metavar="VAR", rich_help_panel=_ASKING, show_default=False,
                 help="The environment variable that holds the server's key."),
]
LlmTimeout = Annotated[
    float, typer.Option(min=0.01, metavar="SECONDS", rich_help_panel=_ASKING,
                        help="How long a silence of the server is borne."),
]
LlmRetries = Annotated[
    int, typer.Option(min=0, metavar="N", rich_help_panel=_ASKING,
                      help="How often a busy or silent server is asked again."),
]
LlmPriceIn = Annotated[
    float | None,
    typer.Option(min=0, metavar="PRICE", rich_help_panel=_ASKING, show_default=False,
                 help="What a million tokens of questions cost."),
]
LlmPriceOut = Annotated[
    float | None,
    typer.Option(min=0, metavar="PRICE", rich_help_panel=_ASKING, show_default=False,
                 help="What a million tokens of answers cost."),
]
Folder = Annotated[Path, typer.Argument(help="The folder of the gold files.")]
Gate = Annotated[bool, typer.Option("--gate", help="Exit with 4 if a figure is below its floor.")]
Pin = Annotated[bool, typer.Option("--pin", help="Raise the floors to the figures just measured.")]
Lower = Annotated[bool, typer.Option("--allow-regression", help="Let --pin lower floors, too.")]
Floors = Annotated[
    Path | None, typer.Option(help="The file of the floors; without it, benchmarks/floors.json.")
]
TableFormat = Annotated[
    Literal["text", "json"], typer.Option("--format", "-f", help="A table, or one JSON object.")
]
Processes = Annotated[int, typer.Option(min=1, help="How many processes code the texts.")]
Example = Annotated[
    str | None, typer.Argument(help="The example to print; without it, all are listed.")
]
To = Annotated[Path | None, typer.Option(help="A folder into which all examples are copied.")]
TryLanguage = Annotated[Literal["id", "en"], typer.Argument(help="The language of the sentence.")]
TrySentence = Annotated[str, typer.Argument(help="The sentence, in quotation marks.")]
TrialFormat = Annotated[
    Literal["text", "json"], typer.Option("--format", "-f", help="To read, or one JSON object.")
]
