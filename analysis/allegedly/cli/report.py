"""``allegedly report``: texts in, one HTML page out that opens offline."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from .._counted import counted
from ._options import Options, PathOption, analysis
from ._output import complain, writing
from ._texts import STDIN, documents, inputs_of, threads_option

if TYPE_CHECKING:
    from ..document import Document

# The backspace tells click to leave the lines as they are.
_EXAMPLES: Final = """\b
Examples:
  allegedly report article.txt
  allegedly report articles/ -o articles.html --title "Three weeks in March"
  allegedly report article.txt --lexicon my-hedges.tsv --without HEDGE.weasel
"""


@click.command("report", epilog=_EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=PathOption(allow_dash=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=PathOption(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    metavar="FILE",
    help="Where to write the page; a file of this name is replaced.",
)
@click.option("--title", help="Title of the page.")
@threads_option
@analysis
def command(*, files: tuple[Path, ...], output: Path, title: str | None, threads: int | None, options: Options) -> int:
    """Write one page on texts: the texts with all that was found, ledgers, figures and tables.

    A FILE is a text, a Word, RTF or PDF document, an export of a news archive, a table of texts, a folder (the texts
    and documents in it at any depth, in order of their names), or - for standard input. A file that cannot be read is
    named on standard error, the others are still on the page, and the exit code is 1.

    The page is one file that opens in any browser, without a network and without a script. It holds the texts in
    full: mind whose they are before you pass it on.
    """
    inputs, failed = inputs_of(files)
    if any(one.path != STDIN and one.path.resolve() == output.resolve() for one in inputs):
        raise click.UsageError(f"{click.format_filename(output)} is among the texts; give another name with -o.")
    if not output.parent.is_dir():
        raise click.UsageError(f"there is no folder {click.format_filename(output.parent)}; make it, or change -o.")
    if not os.access(output.parent, os.W_OK):
        raise click.UsageError(f"nothing can be written in {click.format_filename(output.parent)}; change -o.")
    from ..html import report

    shown = 0

    def sound() -> Iterator[Document]:
        nonlocal failed, shown
        for document in documents(inputs, options, threads=threads, silent=False):
            if document is None:
                failed += 1
            else:
                shown += 1
                yield document

    page = report(sound(), title=title)
    if not shown:
        complain(f"no text to show: {click.format_filename(output)} was not written")
        return 1
    with writing(output):
        _write(output, page)
    if sys.stderr.isatty():
        click.echo(f"{click.format_filename(output)}: {counted(shown, 'text')}", err=True)
    return 1 if failed else 0


def _write(path: Path, page: str) -> None:
    """Write the page whole or not at all: an interrupted run leaves an older one as it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    whole = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(page)
        # What tempfile makes is for the user alone.
        umask = os.umask(0)
        os.umask(umask)
        whole.chmod(0o666 & ~umask)
        whole.replace(path)
    finally:
        whole.unlink(missing_ok=True)
