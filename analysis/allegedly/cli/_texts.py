"""What subcommands that analyze texts share: which texts, with which options, and what is said of failures."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from tqdm import tqdm

from .._errors import Error, LexiconError, ModelError, ReadError
from ._output import complain

# The modules that import pandas, nltk and onnxruntime are imported where they are needed, so that `--help`
# and a mistyped option answer at once.
if TYPE_CHECKING:
    from ..corpora import Problem
    from ..corpora.units import Found
    from ..document import Document
    from ..text import Text
    from ._options import Options

STDIN: Final = Path("-")

#: What is read of a folder: not tables and pages, which this program may have written itself.
_IN_FOLDERS: Final = (".docx", ".pdf", ".rtf", ".tei", ".text", ".txt")

#: For commands that read texts one after another.
threads_option: Final = click.option(
    "--threads", type=click.IntRange(min=1), metavar="N", help="Threads of the reading model."
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, and the name that its document gets, or with a number behind it those of several."""

    path: Path
    name: str

    def read(self) -> Iterator[Text | Problem]:
        """Yield the text, or the texts of a file of several, and what is wrong with them.

        Raises
        ------
        ReadError
            If it is missing or is no text.
        """
        from ..corpora.checks import Checks
        from ..corpora.formats import FORMATS
        from ..corpora.sources import from_file
        from ..corpora.units import Options as Reading
        from ..corpora.units import Unit
        from ..text import decode, read_text

        if self.path == STDIN:
            found: Iterable[Found] = [Unit(decode(sys.stdin.buffer.read(), name="standard input"), name=self.name)]
        elif self.path.suffix.lower() not in FORMATS or not self.path.is_file():
            # Whatever the name says, a file that is asked for by name is read as text.
            found = [Unit(read_text(self.path).string, name=self.name)]
        else:
            found = from_file(self.path, self.name, Reading())()
        # Whoever names a text wants it, however long it is.
        checks = Checks(language=None, duplicates="keep", max_characters=sys.maxsize)
        for one in found:
            yield from checks.checked(one)


def inputs_of(files: Sequence[Path]) -> tuple[list[Input], int]:
    """Return the texts to read, each once, and the number of arguments that gave none."""
    lengths: dict[Path, int] = {}
    seen: set[str] = set()
    failed = 0
    for file in files:
        found = {file: 1}
        if file != STDIN and file.is_dir():
            texts = sorted(path for path in file.rglob("*") if path.suffix.lower() in _IN_FOLDERS and path.is_file())
            found = {path: len(path.relative_to(file).parts) for path in texts}
        if not found:
            complain_about(file, ReadError(f"the folder holds no file that is read: {' '.join(_IN_FOLDERS)}"))
            failed += 1
        for path, length in found.items():
            if (absolute := os.path.abspath(path)) not in seen:
                seen.add(absolute)
                lengths[path] = length
    return [Input(path, name) for path, name in _unique_names(lengths).items()], failed


def _unique_names(lengths: Mapping[Path, int]) -> dict[Path, str]:
    """Return a name for each path: its last parts, as many as given, and more where two would be alike.

    Names have no extension, unless two files differ in nothing else.
    """
    whole = {path: Path("stdin" if path == STDIN else os.path.abspath(path)) for path in lengths}
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


def documents(
    inputs: Sequence[Input], options: Options, *, threads: int | None, silent: bool
) -> Iterator[Document | None]:
    """Analyze texts one after another, with a bar if there are several files; None for one that cannot be read.

    Parameters
    ----------
    inputs
        The texts.
    options
        With what they are analyzed.
    threads
        Threads of the reading model; None for as many as it sees fit.
    silent
        Whether to show no bar in any case.

    Raises
    ------
    LexiconError, ModelError
        If no text can be analyzed.
    """
    from ..corpora import Problem
    from ..document import analyze

    shown = len(inputs) > 1 and sys.stderr.isatty() and not silent
    for one in tqdm(inputs, unit="text", disable=not shown, leave=False):
        try:
            for text in one.read():
                if isinstance(text, Problem):
                    # What is left out as it is no text, such as what stands below the last article of an export.
                    if text.severity != "note":
                        _complain_of(one.path, text)
                    if text.severity == "error":
                        yield None
                    continue
                yield analyze(text.string, name=text.name, meta=text.meta, threads=threads, **options)
        except (LexiconError, ModelError):
            # No other text would fare better.
            raise
        except (Error, OSError) as error:
            complain_about(one.path, error)
            yield None


def _complain_of(path: Path, problem: Problem) -> None:
    where = f"{problem.location}: " if problem.location else ""
    complain(f"{_called(path)}: {where}{problem.reason}")


def complain_about(path: Path, error: Exception) -> None:
    """Say on standard error what is wrong with a file."""
    name = _called(path)
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    complain(reason if name in reason else f"{name}: {reason}")


def _called(path: Path) -> str:
    return "standard input" if path == STDIN else click.format_filename(path)
