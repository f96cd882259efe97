"""``allegedly analyze``: texts in, a page, JSON Lines or tables out."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from tqdm import tqdm

from .._errors import Error, LexiconError, ModelError, ReadError
from ._output import NoReaderError, complain, write_utf8

# The modules that import pandas, nltk and onnxruntime are imported where they are needed, so that `--help`
# and a mistyped option answer at once.
if TYPE_CHECKING:
    from ..document import Document
    from ..text import Text

_FRAMES: Final = ("tokens", "attributions", "marks", "acts", "charges", "actors")
_STDIN: Final = Path("-")

# The backspace tells click to leave the lines as they are.
_EXAMPLES: Final = """\b
Examples:
  allegedly analyze article.txt
  allegedly analyze articles/ --csv tables
  allegedly analyze articles/ --json > articles.jsonl
  allegedly analyze article.txt --lexicon my-hedges.tsv --without HEDGE.weasel
  pdftotext report.pdf - | allegedly analyze -
"""

_TABLE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
_Sink = Callable[["Document"], None]


@click.command("analyze", epilog=_EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write JSON Lines: one object a text, in UTF-8.")
@click.option(
    "--csv",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write tokens.csv, attributions.csv, marks.csv, acts.csv, charges.csv, actors.csv and settings.json into DIR.",
)
@click.option("--threads", type=click.IntRange(min=1), metavar="N", help="Threads of the reading model.")
@click.option(
    "--lexicon",
    "lexica",
    type=_TABLE,
    multiple=True,
    help="Your own table of markers, added to ours; may be given several times.",
)
@click.option(
    "--without",
    metavar="NAME",
    multiple=True,
    help="Switch off markers or acts: EVASION, HEDGE.weasel, HEDGE.hearsay:allegedly, entry:allegedly, "
    "test:clause_adverb, rule:C7; may be given several times.",
)
@click.option(
    "--aliases",
    type=_TABLE,
    help="Your own table of names (columns name, alias, kind, note), which wins over ours.",
)
@click.option(
    "--paraphrases",
    type=_TABLE,
    help="Your own table of wordings of charges (columns predicate, form, needs, note), which goes before ours.",
)
@click.option("--rules-only", is_flag=True, help="Find acts by rules alone, without the learned model.")
def command(
    *,
    files: tuple[Path, ...],
    as_json: bool,
    folder: Path | None,
    threads: int | None,
    lexica: tuple[Path, ...],
    without: tuple[str, ...],
    aliases: Path | None,
    paraphrases: Path | None,
    rules_only: bool,
) -> int:
    """Analyze texts and print a summary of each, or write tables.

    A FILE is a text file, a folder (its *.txt files at any depth, in order of their names), or - for standard
    input. A file that cannot be read is named on standard error, the others are still analyzed, and the exit
    code is 1.

    The CSV files begin with a byte order mark, so that spreadsheet programs read them as UTF-8; pandas, R's
    readr and the like take it in their stride. Cells that hold several things are JSON. Existing files of
    these names are replaced.

    `allegedly lexicon check` tells what is wrong with a table of yours.
    """
    if as_json and folder is not None:
        raise click.UsageError("--json and --csv exclude each other.")
    from ..document import analyze

    inputs, failed = _inputs(files)
    with ExitStack() as stack:
        if folder is not None:
            sink: _Sink = stack.enter_context(_csv_sink(folder))
        else:
            sink = _json_sink if as_json else _summary_sink
        for one in _with_progress(inputs, silent=sink is _summary_sink and sys.stdout.isatty()):
            try:
                text = one.read()
                document = analyze(
                    text.string,
                    name=one.name,
                    meta=text.meta,
                    lexica=lexica,
                    without=without,
                    aliases=aliases,
                    paraphrases=paraphrases,
                    learned=not rules_only,
                    threads=threads,
                )
            except (LexiconError, ModelError):
                # No other text would fare better.
                raise
            except (Error, OSError) as error:
                _complain_about(one.path, error)
                failed += 1
            else:
                try:
                    sink(document)
                except BrokenPipeError:
                    raise NoReaderError from None
    return 1 if failed else 0


@dataclass(frozen=True, slots=True)
class _Input:
    path: Path
    name: str

    def read(self) -> Text:
        from ..text import Text, decode, read_text

        if self.path == _STDIN:
            data = sys.stdin.buffer.read()
            return Text(decode(data, name="standard input"), self.name)
        return read_text(self.path)


def _inputs(files: Sequence[Path]) -> tuple[list[_Input], int]:
    """Return the texts to read, each once, and the number of arguments that gave none."""
    lengths: dict[Path, int] = {}
    seen: set[str] = set()
    failed = 0
    for file in files:
        found = {file: 1}
        if file != _STDIN and file.is_dir():
            texts = sorted(path for path in file.rglob("*.txt") if path.is_file())
            found = {path: len(path.relative_to(file).parts) for path in texts}
        if not found:
            _complain_about(file, ReadError("the folder holds no *.txt file"))
            failed += 1
        for path, length in found.items():
            if (absolute := os.path.abspath(path)) not in seen:
                seen.add(absolute)
                lengths[path] = length
    return [_Input(path, name) for path, name in _unique_names(lengths).items()], failed


def _unique_names(lengths: Mapping[Path, int]) -> dict[Path, str]:
    """Return a name for each path: its last parts, as many as given, and more where two would be alike.

    Names have no extension, unless two files differ in nothing else.
    """
    whole = {path: Path("stdin" if path == _STDIN else os.path.abspath(path)) for path in lengths}
    bare = {path: full.with_suffix("") for path, full in whole.items()}
    distinct = bare if len(set(bare.values())) == len(bare) else whole
    lengths = dict(lengths)
    while True:
        names = {path: "/".join(distinct[path].parts[-length:]) for path, length in lengths.items()}
        counts = Counter(names.values())
        clashing = [path for path, name in names.items() if counts[name] > 1]
        if not clashing:
            return names
        for path in clashing:
            lengths[path] += 1


def _with_progress(inputs: list[_Input], *, silent: bool) -> Iterator[_Input]:
    shown = len(inputs) > 1 and sys.stderr.isatty() and not silent
    yield from tqdm(inputs, unit="text", disable=not shown, leave=False)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _json_sink(document: Document) -> None:
    write_utf8(_json(document.to_dict()) + "\n")


def _summary_sink(document: Document) -> None:
    from ..summary import summary

    click.echo(summary(document, width=shutil.get_terminal_size().columns))


@contextmanager
def _csv_sink(folder: Path) -> Iterator[_Sink]:
    from ..frames import COLUMNS

    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(open(folder / f"{name}.csv", "w", encoding="utf-8-sig", newline=""))
            for name in _FRAMES
        }
        header = True

        def write(document: Document) -> None:
            nonlocal header
            if header:
                # The same for every text.
                settings = json.dumps(document.settings.to_dict(), ensure_ascii=False, indent=2) + "\n"
                (folder / "settings.json").write_text(settings, "utf-8")
            for name, file in files.items():
                # The documented columns alone: those of metadata may differ from text to text.
                frame = getattr(document, name)[list(COLUMNS[name])]
                lists = [column for column, about in COLUMNS[name].items() if about.dtype == "object"]
                frame = frame.assign(**{column: frame[column].map(_json) for column in lists})
                frame.to_csv(file, index=False, header=header, lineterminator="\n")
            header = False

        yield write


def _complain_about(path: Path, error: Exception) -> None:
    name = "standard input" if path == _STDIN else click.format_filename(path)
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    complain(reason if name in reason else f"{name}: {reason}")
