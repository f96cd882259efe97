"""``allegedly lexicon``: check a table of your own, or print ours to start from."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from tqdm import tqdm

from .._errors import LexiconError
from .._tsv import choice
from ._options import PathOption
from ._output import write_utf8

if TYPE_CHECKING:
    from ..lexicon.checks import Row

# The backspace tells click to leave the lines as they are.
_EXAMPLES: Final = """\b
Examples:
  allegedly lexicon list --category HEDGE > my-hedges.tsv
  allegedly lexicon check my-hedges.tsv
  allegedly analyze article.txt --lexicon my-hedges.tsv
"""

#: Other tables than those of markers: in which folder of the package they lie.
_FOLDERS: Final = {"cues": "lexica", "objects": "lexica", "aliases": "data", "paraphrases": "data"}


@click.group("lexicon", epilog=_EXAMPLES)
def commands() -> None:
    """Check tables of your own, and print ours to start from."""


@commands.command("check")
@click.argument("files", nargs=-1, required=True, type=PathOption(path_type=Path))
@click.option("--format-only", is_flag=True, help="Leave out the sentences, which need the reading model.")
def check(*, files: tuple[Path, ...], format_only: bool) -> int:
    """Print everything that is wrong with tables.

    A FILE is a table of markers, reporting cues, word classes, names or paraphrases, parted by tabs; its header
    tells which. Each row of markers, cues and word classes is tried on its own sentences: it must be found in its
    example and must not in its counterexample.

    Each problem stands on a line of its own, with file, line, field, value and remedy. The last line on each
    table says whether it is sound; the exit code is 1 if one is not.
    """
    from ..lexicon import report

    sound = True
    for file in files:
        found = report(file, examples=not format_only, label=click.format_filename(file), progress=_progress)
        for problem in found.problems:
            click.echo(problem)
        click.echo(str(found))
        sound = sound and not found.problems
    return 0 if sound else 1


def _progress(rows: Iterable[Row]) -> Iterable[Row]:
    return tqdm(rows, unit="row", disable=not sys.stderr.isatty(), leave=False)


@commands.command("list")
@click.option("--category", "categories", multiple=True, metavar="NAME", help="Rows of this category, such as HEDGE.")
@click.option("--subtype", "subtypes", multiple=True, metavar="NAME", help="Rows of this subtype, such as hearsay.")
@click.option("--test", "tests", multiple=True, metavar="NAME", help="Rows that need this test, such as clause_adverb.")
@click.option("--all", "everything", is_flag=True, help="Also the subtypes that are left out unless asked for.")
@click.option(
    "--table",
    type=click.Choice(sorted(_FOLDERS)),
    help="Another table in place of the markers, whole: reporting cues, word classes, names, or wordings of charges.",
)
def list_rows(
    *,
    categories: tuple[str, ...],
    subtypes: tuple[str, ...],
    tests: tuple[str, ...],
    everything: bool,
    table: str | None,
) -> None:
    """Print rows of our lexicon as a table in UTF-8, with its header.

    An option that is given several times takes rows of each; several options take rows that meet them all.
    """
    from ..lexicon import OPTIONAL, Lexicon, default

    wanted = {"category": categories, "subtype": subtypes, "test": tests}
    if table is not None:
        if any(wanted.values()) or everything:
            raise click.UsageError("--table prints a table whole; leave out the other options.")
        write_utf8(_whole(table))
        return
    asked = [subtype for subtype in OPTIONAL if everything or subtype in subtypes]
    rows = default(optional=asked)
    problems: list[str] = []
    for name, values in wanted.items():
        known = frozenset(getattr(row, name) for row in rows)
        for value in values:
            choice(value, known, f"--{name}", problems)
    if problems:
        raise LexiconError(problems[0])
    kept = tuple(row for row in rows if all(getattr(row, name) in values for name, values in wanted.items() if values))
    if not kept:
        raise LexiconError("no row meets all of these; leave out an option")
    write_utf8(Lexicon(kept).to_tsv())


def _whole(table: str) -> str:
    from importlib import resources

    return (resources.files("allegedly") / _FOLDERS[table] / f"{table}.tsv").read_text("utf-8")
