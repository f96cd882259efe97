"""What did not become a text, or should be looked at: one row a problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import pandas as pd

Severity = Literal["error", "warning", "note"]

#: What the kinds of problems mean.
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unreadable": "damaged, locked, of another format than its name says, or refused as unsafe",
        "unsupported": "of a format that is not read, or that needs a library which is not installed",
        "empty": "holds no words",
        "too large": "longer than a limit",
        "duplicate": "says the same as a text before it, but for case and white space",
        "near duplicate": "shares most of its runs of words with a text before it",
        "language": "does not look like English",
        "characters": "held characters that no text can hold; each was replaced by U+FFFD",
        "name": "had the name of another text, and got a longer one",
        "metadata": "metadata that is damaged or belongs to no text",
        "left over": "part of a file that belongs to none of its articles",
        "cut": "may have been cut short by the program that wrote it",
        "analysis": "the analysis of the text failed",
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that did not become a text, or a text to look at.

    Attributes
    ----------
    source : str
        The file, by its path within the folder or archive; or what else the texts come from.
    location : str
        Where in the source, such as ``row 12``; empty for the whole of it.
    kind : str
        One of `KINDS`.
    reason : str
        What is wrong, and what can be done.
    severity : {"error", "warning", "note"}
        ``error``: no text came of it. ``warning``: a text came of it, but look at it. ``note``: it was left out as
        you asked, or is nothing that holds texts.
    doc : str
        Name of the text that came of it, empty if none did.
    """

    source: str
    location: str
    kind: str
    reason: str
    severity: Severity = "error"
    doc: str = ""


#: The columns of a table of problems.
COLUMNS: Final = ("source", "location", "kind", "reason", "severity", "doc")


def table(problems: Iterable[Problem]) -> pd.DataFrame:
    """Return problems as a table, one row each.

    Parameters
    ----------
    problems : iterable of Problem
        The problems, in any order, which is kept.

    Returns
    -------
    pandas.DataFrame
        The columns of `COLUMNS`, all of strings.

    Examples
    --------
    >>> table([Problem("a.txt", "", "empty", "holds no words")]).iloc[0].tolist()
    ['a.txt', '', 'empty', 'holds no words', 'error', '']
    """
    import pandas as pd

    from ..frames.making import STRING

    rows = [tuple(getattr(problem, column) for column in COLUMNS) for problem in problems]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(STRING)
