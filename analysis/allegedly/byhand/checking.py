"""What a person made of items: confirmed, changed, added or removed, told by comparing before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from .._errors import CorrectionError
from ..document import Document
from ..frames.making import STRING
from ..frames.schema import LIST
from ..text import Text
from .items import CHECKED, ITEMS, framed, records

if TYPE_CHECKING:
    from .._types import Spans

#: Ids of what a person added begin with this letter ("by hand").
ADDED: Final = "h"
_MOST_SHOWN: Final = 20
#: What can be changed, and the columns that tell.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "label": ("label",),
    "words": ("spans",),
    "source": ("source", "source_spans"),
    "target": ("target", "target_spans"),
    "content": ("content_spans",),
    "charge": ("charge",),
}

Texts = Mapping[str, str]
#: Where texts may come from: documents, texts, or strings by name.
Source = Document | Text | Mapping[str, str] | Iterable[Document | Text]


def texts_of(documents: Source | None) -> dict[str, str]:
    """Return the strings of documents by name.

    Raises
    ------
    CorrectionError
        If two different texts have one name.
    """
    if documents is None:
        return {}
    if isinstance(documents, Mapping):
        return dict(documents)
    found: dict[str, str] = {}
    for one in [documents] if isinstance(documents, (Document, Text)) else documents:
        text = one.text if isinstance(one, Document) else one
        if found.setdefault(text.name, text.string) != text.string:
            raise CorrectionError(f"two texts are named {text.name!r}: give every document a name of its own")
    return found


def confirmed(items: pd.DataFrame) -> pd.DataFrame:
    """Take items as they are for checked and right.

    Parameters
    ----------
    items : pandas.DataFrame
        Columns as in `ITEMS`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `CHECKED`.
    """
    return framed([{**row, "check": "confirmed", "tool_label": row["label"]} for row in records(items)], CHECKED)


def judged(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item as the person left it, with what was changed in it."""
    changed = [part for part, names in PARTS.items() if any(before.get(name) != after.get(name) for name in names)]
    return {
        **after,
        "check": "changed" if changed else "confirmed",
        "changed": LIST.join(changed),
        "tool_label": before["label"],
    }


def untouched(before: Mapping[str, Any], check: str = "") -> dict[str, Any]:
    """Return an item that nobody has looked at, or one that was removed."""
    return {**before, "check": check, "changed": "", "tool_label": before["label"]}


def checked_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return checked items as a frame: by document in the order of the rows, in the order of the text."""
    docs = {doc: at for at, doc in enumerate(dict.fromkeys(row["doc"] for row in rows))}
    # A removed item has its place too.
    return framed(sorted(rows, key=lambda row: (docs[row["doc"]], row["start"], row["end"])), CHECKED)


def new_ids(taken: Collection[tuple[str, str]], docs: Iterable[str]) -> list[str]:
    """Return ids for items that were added, counted within each document, none of which is taken."""
    found: list[str] = []
    last: dict[str, int] = {}
    for doc in docs:
        number = last.get(doc, 0) + 1
        while (doc, f"{ADDED}{number}") in taken:
            number += 1
        last[doc] = number
        found.append(f"{ADDED}{number}")
    return found


def inside(spans: Spans, length: int) -> bool:
    """Tell whether pieces lie in a text and stand in order."""
    flat = [offset for span in spans for offset in span]
    ordered = flat == sorted(flat) and all(start < end for start, end in spans)
    return bool(flat) and ordered and flat[0] >= 0 and flat[-1] <= length


def fail(file: object, problems: Sequence[str]) -> None:
    """Raise one error for all problems of a file, if there are any."""
    if not problems:
        return
    shown = list(problems[:_MOST_SHOWN])
    if len(problems) > _MOST_SHOWN:
        shown.append(f"and {len(problems) - _MOST_SHOWN} more")
    if len(problems) == 1:
        raise CorrectionError(f"{file}, {problems[0]}")
    raise CorrectionError("\n  ".join([f"{file}: {len(problems)} problems", *shown]))


def require(frame: pd.DataFrame, *, checked: bool = False) -> None:
    """Check that a frame has the columns of items, or of checked items.

    Raises
    ------
    CorrectionError
        If one is missing.
    """
    for name in CHECKED if checked else ITEMS:
        if name not in frame.columns:
            made = "read_csv or read_brat" if checked else "items or sample"
            raise CorrectionError(f"the frame has no column {name!r}; give what {made} returned")


def strings(values: Iterable[object]) -> pd.Series:
    """Return strings as a column of the library's frames."""
    return pd.Series([value if isinstance(value, str) else None for value in values], dtype=STRING)
