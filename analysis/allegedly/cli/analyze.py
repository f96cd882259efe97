"""``allegedly analyze``: texts in, a page, JSON Lines or tables out."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ._options import Options, PathOption, analysis
from ._output import NoReaderError, write_utf8, writing
from ._texts import documents, inputs_of, threads_option

# The modules that import pandas, nltk and onnxruntime are imported where they are needed, so that `--help`
# and a mistyped option answer at once.
if TYPE_CHECKING:
    from ..document import Document

_FRAMES: Final = ("tokens", "attributions", "marks", "acts", "charges", "actors")

# The backspace tells click to leave the lines as they are.
_EXAMPLES: Final = """\b
Examples:
  allegedly analyze article.txt
  allegedly analyze articles/ --csv tables
  allegedly analyze articles/ --json > articles.jsonl
  allegedly analyze article.txt --lexicon my-hedges.tsv --without HEDGE.weasel
  pdftotext report.pdf - | allegedly analyze -
"""

_Sink = Callable[["Document"], None]


@click.command("analyze", epilog=_EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=PathOption(allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write JSON Lines: one object a text, in UTF-8.")
@click.option(
    "--csv",
    "folder",
    type=PathOption(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write tokens.csv, attributions.csv, marks.csv, acts.csv, charges.csv, actors.csv and settings.json into DIR.",
)
@click.option("--raw", is_flag=True, help="With --csv: no apostrophe before text that begins like a formula.")
@threads_option
@analysis
def command(
    *,
    files: tuple[Path, ...],
    as_json: bool,
    folder: Path | None,
    raw: bool,
    threads: int | None,
    options: Options,
) -> int:
    """Analyze texts and print a summary of each, or write tables.

    A FILE is a text, a Word, RTF or PDF document, an export of a news archive, a table of texts, a folder (the texts
    and documents in it at any depth, in order of their names), or - for standard input. A file that cannot be read is
    named on standard error, the others are still analyzed, and the exit code is 1.

    The CSV files begin with a byte order mark, so that spreadsheet programs read them as UTF-8; pandas, R's
    readr and the like take it in their stride. Cells that hold several things are JSON. Text that begins with
    = + - or @ gets an apostrophe before it, so that no spreadsheet program takes it for a formula; --raw leaves it
    as it is. Existing files of these names are replaced.

    `allegedly lexicon check` tells what is wrong with a table of yours.
    """
    if as_json and folder is not None:
        raise click.UsageError("--json and --csv exclude each other.")
    if raw and folder is None:
        raise click.UsageError("--raw goes with --csv.")
    inputs, failed = inputs_of(files)
    with ExitStack() as stack:
        if folder is not None:
            sink: _Sink = stack.enter_context(_csv_sink(folder, guarded=not raw))
        else:
            sink = _json_sink if as_json else _summary_sink
        silent = sink is _summary_sink and sys.stdout.isatty()
        for document in documents(inputs, options, threads=threads, silent=silent):
            if document is None:
                failed += 1
                continue
            try:
                sink(document)
            except BrokenPipeError:
                raise NoReaderError from None
    return 1 if failed else 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _json_sink(document: Document) -> None:
    write_utf8(_json(document.to_dict()) + "\n")


def _summary_sink(document: Document) -> None:
    from ..summary import summary

    click.echo(summary(document, width=shutil.get_terminal_size().columns))


@contextmanager
def _csv_sink(folder: Path, *, guarded: bool) -> Iterator[_Sink]:
    from .._cells import cells
    from ..frames import COLUMNS

    with ExitStack() as stack:
        files = {}
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        for name in _FRAMES:
            path = folder / f"{name}.csv"
            with writing(path):
                files[name] = stack.enter_context(open(path, "w", encoding="utf-8-sig", newline=""))
        header = True

        def write(document: Document) -> None:
            nonlocal header
            if header:
                # The same for every text.
                settings = json.dumps(document.settings.to_dict(), ensure_ascii=False, indent=2) + "\n"
                with writing(folder / "settings.json"):
                    (folder / "settings.json").write_text(settings, "utf-8")
            for name, file in files.items():
                # The documented columns alone: those of metadata may differ from text to text.
                frame = cells(getattr(document, name)[list(COLUMNS[name])], guarded=guarded)
                with writing(folder / f"{name}.csv"):
                    frame.to_csv(file, index=False, header=header, lineterminator="\n")
            header = False

        yield write
