"""Items made by hand, so that these tests need no model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegedly.byhand import ITEMS
from allegedly.byhand.items import envelope, framed, words_at

if TYPE_CHECKING:
    import pandas as pd

    from allegedly._types import Spans


def act(text: str, name: str, label: str, words: str | None, *, spans: Spans = (), **more: Any) -> dict[str, Any]:
    """Make an act on the first place where words stand, or on spans."""
    return _item(text, "act", name, label, words, spans) | {"score": 1.0} | more


def mark(text: str, name: str, label: str, words: str | None, *, spans: Spans = (), **more: Any) -> dict[str, Any]:
    """Make a mark likewise."""
    return _item(text, "mark", name, label, words, spans) | {"source": "AUTHOR"} | more


def attribution(
    text: str, name: str, label: str, words: str | None, *, spans: Spans = (), **more: Any
) -> dict[str, Any]:
    """Make an attribution likewise."""
    return _item(text, "attribution", name, label, words, spans) | {"rule": None} | more


def _item(text: str, kind: str, name: str, label: str, words: str | None, spans: Spans) -> dict[str, Any]:
    if words is not None:
        spans = ((text.index(words), text.index(words) + len(words)),)
    start, end = envelope(spans)
    line = text.find("\r\n", end)
    stop = len(text) if line < 0 else line
    begin = text.rfind("\n", 0, start) + 1
    return {
        "doc": "d",
        "kind": kind,
        "id": name,
        "label": label,
        "spans": spans,
        "start": start,
        "end": end,
        "words": words_at(text, spans),
        "evidence": text[begin:stop],
        "evidence_start": begin,
        "evidence_end": stop,
        "rule": "R",
    }


def frame_of(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Put items into a frame."""
    return framed(rows, ITEMS)
