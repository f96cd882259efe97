"""Columns of one frame from records: dtypes, surfaces of spans, evidence, and metadata."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from .._types import AUTHOR, UNSTATED
from .schema import GAP, LIST, Column

if TYPE_CHECKING:
    from .._types import Span, Spans
    from ..actors import Actors
    from ..reading import Reading

# Strings stay Python strings: an Arrow-backed column cannot hold the lone surrogate of a damaged text.
STRING: Final = pd.StringDtype("python", na_value=np.nan)

#: What a person did with a row, in frames that were corrected by hand (see `allegedly.byhand`).
CORRECTED: Final = "corrected"


def frame_of(
    described: Mapping[str, Column],
    data: Mapping[str, Sequence[object]],
    doc: str,
    meta: Mapping[str, object] | None,
) -> pd.DataFrame:
    """Return a frame with the described columns, the document's name first and its metadata last.

    Parameters
    ----------
    described : Mapping of str to Column
        What the columns hold.
    data : Mapping of str to Sequence
        Their values but for ``doc``, all of one length.
    doc : str
        Name of the document.
    meta : Mapping or None
        Its metadata.
    """
    rows = len(next(iter(data.values())))
    found = frame(described, {"doc": [doc] * rows, **data})
    for name, value in flat(meta or {}, "meta"):
        found[name] = _constant(value, rows)
    return found


def frame(described: Mapping[str, Column], data: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Return a frame with the described columns and their dtypes."""
    return pd.DataFrame({name: _series(data[name], column.dtype) for name, column in described.items()})


def flat(meta: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    """Name the items of metadata, those of nested tables by their path."""
    for key, value in meta.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}_{key}")
        elif isinstance(value, (list, tuple)):
            yield f"{prefix}_{key}", LIST.join(map(str, value))
        else:
            yield f"{prefix}_{key}", value


def typed(frame: pd.DataFrame, described: Mapping[str, Column]) -> pd.DataFrame:
    """Return the described columns, with their dtypes, the metadata, and the mark of what was corrected by hand."""
    extra = [name for name in frame.columns if name.startswith("meta_")]
    extra += [CORRECTED] if CORRECTED in frame.columns else []
    return frame[[*described, *extra]].astype({name: _dtype(column.dtype) for name, column in described.items()})


def _dtype(name: str) -> Any:
    return STRING if name == "str" else name


def _series(values: Sequence[object], dtype: str) -> pd.Series:
    return pd.Series(list(values), dtype=_dtype(dtype))


def _constant(value: object, rows: int) -> pd.Series:
    """Return a column of one value of metadata; what pandas has no dtype for is written out."""
    if isinstance(value, dt.date):
        moment = pd.Timestamp(value).as_unit("us")
        return pd.Series(pd.DatetimeIndex([moment] * rows, tz=moment.tz).as_unit("us"))
    for kind, dtype in ((bool, "bool"), (int, "int64"), (float, "float64")):
        if isinstance(value, kind):
            return pd.Series([value] * rows, dtype=dtype)
    return pd.Series([None if value is None else str(value)] * rows, dtype=STRING)


def pieces(name: str, string: str, found: Sequence[Spans]) -> dict[str, Sequence[object]]:
    """Return the four columns of things in several pieces: words, start, end, and the pieces."""
    wholes = [envelope(spans) for spans in found]
    return {
        name: [GAP.join(string[start:end] for start, end in spans) if spans else None for spans in found],
        f"{name}_start": [start for start, _ in wholes],
        f"{name}_end": [end for _, end in wholes],
        f"{name}_spans": found,
    }


def mentions_of(string: str, found: Sequence[Spans]) -> dict[str, Sequence[object]]:
    """Return the columns of things mentioned several times: the first mention, all mentions, and their number."""
    firsts = [spans[:1] for spans in found]
    first = pieces("text", string, firsts)
    return {
        "start": first["text_start"],
        "end": first["text_end"],
        "text": first["text"],
        "mentions": found,
        "n": [len(spans) for spans in found],
    }


def mention(spans: Spans | str | None) -> Spans:
    """Return the spans of a party, none for nobody in particular."""
    return () if spans is None or isinstance(spans, str) else spans


def envelope(spans: Spans) -> Span | tuple[None, None]:
    """Return the range from the first character of all pieces to the last."""
    if not spans:
        return None, None
    return min(start for start, _ in spans), max(end for _, end in spans)


def sentence_at(starts: Sequence[int], offset: int) -> int | None:
    """Return the index of the last sentence that starts at or before an offset."""
    index = bisect_right(starts, offset) - 1
    return None if index < 0 else index


def evidence_of(reading: Reading, starts: Sequence[int], cue: Span | tuple[None, None]) -> Span | tuple[None, None]:
    """Return the range of the sentence or sentences around a cue, given where sentences start."""
    start, end = cue
    if start is None or end is None:
        return None, None
    first, last = sentence_at(starts, start), sentence_at(starts, max(start, end - 1))
    if first is None or last is None:
        return start, end
    # Some characters may stand between two sentences: the cue itself is always part of its evidence.
    return min(reading.sentences[first].start, start), max(reading.sentences[last].end, end)


def parties_of(names: Sequence[str | None], actors: Actors | None) -> list[str | None]:
    """Return the parties that actors speak for, nobody in particular for nobody."""
    nobody = (None, AUTHOR, UNSTATED)
    party = {name: name if name in nobody or actors is None else actors.principal(name) for name in set(names)}
    return [party[name] for name in names]
