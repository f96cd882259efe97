"""``allegedly corpus``: a corpus of any size in, a folder of Parquet tables out."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

import click
from tqdm import tqdm

from .._counted import counted
from ._options import Options, PathOption, analysis
from ._output import complain

# The backspace tells click to leave the lines as they are.
_EXAMPLES: Final = """\b
Examples:
  allegedly corpus articles/ -o results
  allegedly corpus archive.csv -o results --text body --name id --workers 4
  allegedly corpus articles/ -o results --cluster tcp://10.0.0.5:8786
  allegedly corpus --check results
"""


#: How many documents that failed are named; the table has them all.
_SHOWN: Final = 5


def _language(context: click.Context, option: click.Parameter, code: str) -> str | None:
    if code == "any":
        return None
    if not re.fullmatch("[a-z]{2}", code):
        raise click.BadParameter(f"{code!r} is no code of ISO 639-1, such as en; or write any.", context, option)
    return code


@click.command("corpus", epilog=_EXAMPLES)
@click.argument("source", metavar="IN", type=PathOption(exists=True, path_type=Path))
@click.option("-o", "--out", type=PathOption(file_okay=False, path_type=Path), metavar="OUT", help="Folder to write.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes on this machine; by default as many as it has processor cores.",
)
@click.option("--cluster", metavar="ADDRESS", help="Let the workers of a Dask scheduler do it; tcp://10.0.0.5:8786.")
@click.option("--tokens", is_flag=True, help="Also a table of all words, as large as all others together.")
@click.option("--part-words", type=click.IntRange(min=1), metavar="N", help="Words of a part, 250,000 by default.")
@click.option("--fresh", is_flag=True, help="Delete the results in OUT and start anew.")
@click.option("--check", is_flag=True, help="IN is a folder of results: compare all files with their hashes.")
@click.option("--text", metavar="COLUMN", help="Column or key that holds the texts, in a table or JSON file.")
@click.option("--name", metavar="COLUMN", help="Column or key that holds their names.")
@click.option("--meta", metavar="COLUMN", multiple=True, help="Column or key to keep as metadata; by default all.")
@click.option("--glob", metavar="PATTERN", multiple=True, help="Which files of a folder, such as '*.txt'.")
@click.option("--headline", is_flag=True, help="Analyze the title with the text, above it.")
@click.option("--separator", metavar="LINE", help="The line that stands between the texts of a file.")
@click.option(
    "--layout",
    type=click.Choice(["auto", "nexis", "factiva", "proquest", "plain"]),
    default="auto",
    show_default=True,
    help="Layout of files with several articles.",
)
@click.option("--encoding", metavar="NAME", help="Encoding of the files, if it is not found out.")
@click.option(
    "--language",
    default="en",
    show_default=True,
    metavar="CODE",
    callback=_language,
    help="Language to expect; any for all.",
)
@click.option(
    "--duplicates",
    type=click.Choice(["keep", "drop", "drop exact"]),
    default="keep",
    show_default=True,
    help="What to do with texts that say the same as one before.",
)
@analysis
def command(
    *,
    source: Path,
    out: Path | None,
    workers: int | None,
    cluster: str | None,
    tokens: bool,
    part_words: int | None,
    fresh: bool,
    check: bool,
    text: str | None,
    name: str | None,
    meta: tuple[str, ...],
    glob: tuple[str, ...],
    headline: bool,
    separator: str | None,
    layout: str,
    encoding: str | None,
    language: str | None,
    duplicates: str,
    options: Options,
) -> int:
    """Analyze a corpus of any size and write Parquet tables into a folder.

    IN is a folder, an archive, a table or an export of texts. OUT gets a folder for each table: documents,
    attributions, marks, acts, charges, actors, ledger, voices, and problems: what could not be read or analyzed.
    pandas, polars and DuckDB read them.

    Memory does not grow with the corpus. Stopped by Ctrl-C, a full disk or a power cut, the same command goes on where
    it was, and the tables come out as if nothing had happened.

    The exit code is 1 if some document is in none of the tables but problems.
    """
    if check:
        return _check(source)
    if out is None:
        raise click.UsageError("Say where the results go: -o OUT")
    if cluster is not None and workers is not None:
        raise click.UsageError("--cluster and --workers exclude each other.")
    from ..corpora import read_corpus
    from ..runs import PART_WORDS, run_corpus
    from ..runs.running import expect_apart

    expect_apart(source, out)

    corpus = read_corpus(
        source,
        text=text,
        name=name,
        meta=meta or None,
        glob=glob,
        headline=headline,
        separator=separator,
        layout=layout,  # type: ignore[arg-type]
        encoding=encoding,
        language=language,
        duplicates=duplicates,  # type: ignore[arg-type]
    )
    try:
        results = run_corpus(
            corpus,
            out,
            workers=1 if cluster is not None else workers or _cores(),
            cluster=cluster,
            tokens=tokens,
            part_words=part_words or PART_WORDS,
            fresh=fresh,
            progress=True,
            **options,
        )
    except KeyboardInterrupt:
        complain(f"stopped; the same command goes on where it was, with what is in '{out}'")
        raise
    click.echo(str(results))
    errors = "from problems where severity = 'error'"
    failed = int(results.sql(f"select count(*) as n {errors}")["n"].item())
    if failed:
        few = results.sql(f"select source, location, reason {errors} order by source, location limit {_SHOWN}")
        for parts in few.fillna("").astype(str).to_numpy().tolist():
            complain(": ".join(part for part in parts if part))
        complain(f"{counted(failed, 'document')} could not be read or analyzed: see the table problems in '{out}'")
        return 1
    if not results.rows("documents"):
        complain(f"no text in '{source}'; check the path and --glob")
        return 1
    return 0


def _check(folder: Path) -> int:
    from ..runs import open_results

    results = open_results(folder)
    files = sum(len(results.files(name)) for name in results.tables)
    for _ in tqdm(results.checked(), total=files, unit=" files", delay=2, disable=None, leave=False):
        pass
    click.echo(f"{results}\n{counted(files, 'file')}, all sound")
    return 0


def _cores() -> int:
    """Return the number of cores that this process may use, which a cluster may have limited."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
