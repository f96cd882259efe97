"""Items made by hand, so that these tests need no model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

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


#: Texts of what goes wrong on the way: line ends of all kinds, emoji, curly quotes, letters beyond sixteen bits.
hard = st.text(st.sampled_from("ab \t\r\n\x0b\x0c\x1c\x85\u2028\u2029\x00\ufeff“’😀𝔸é\ud800"), min_size=2)


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> Spans:
    """Draw one to three pieces of a text."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    return tuple(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def texts_with_items(draw: st.DrawFn) -> tuple[str, pd.DataFrame]:
    """Draw a text and items of all kinds that overlap each other and stand in pieces."""
    text = draw(hard)
    spans = spans_in(text)
    content = draw(spans)
    items = frame_of(
        [
            act(text, "x1", "DENY", None, spans=draw(spans), source_spans=draw(spans), source="A"),
            act(text, "x2", "DENY", None, spans=draw(spans), target_spans=draw(spans), target="B"),
            mark(text, "m1", "HEDGE.modal", None, spans=draw(spans)),
            attribution(text, "a1", "mixed", None, spans=content, content_spans=content, source="A", content="c"),
        ]
    )
    items["content"] = [None if not one else "" for one in items["content_spans"]]
    items["content"] = items["content"].astype(items["words"].dtype)
    items.loc[items["id"].eq("a1"), "content"] = items.loc[items["id"].eq("a1"), "words"]
    return text, items


def frame_of(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Put items into a frame."""
    return framed(rows, ITEMS)
