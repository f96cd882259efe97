"""Items: attributions, marks and acts in one shape, one row a thing that a person can check.

An item is a stretch of the text (cue of an attribution or act, words of a mark) with a label, the parties, and what it
is about. What a person makes of it is in four more columns, see `CHECKED`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from .._errors import CorrectionError
from .._tables import ACTS
from ..document import Document
from ..frames.making import STRING, evidence_of
from ..frames.schema import GAP, Column
from ..lexicon import CATEGORIES

if TYPE_CHECKING:
    from .._types import Span, Spans

#: The kinds of item, in the order of the rows of one place.
KINDS: Final = ("attribution", "mark", "act")

#: What a person can have done with an item; "" for one that nobody has looked at.
CHECKS: Final = ("", "confirmed", "changed", "added", "removed")

_CHARACTERS: Final = "characters into the text, end exclusive"

#: Columns of items.
ITEMS: Final[Mapping[str, Column]] = MappingProxyType(
    {
        "doc": Column("str", "name of the document"),
        "kind": Column("str", f"one of {', '.join(KINDS)}"),
        "id": Column("str", "id within the document, as in the frame that it comes from"),
        "label": Column("str", "an act, a mark's category and subtype with a dot, or how an attribution quotes"),
        "source": Column("str", "who acts or speaks; the holder of a mark"),
        "target": Column("str", "at whom; missing for attributions, marks and acts without a target"),
        "charge": Column("str", "id of the charge that an act bears on"),
        "words": Column("str", "words of the item, pieces joined with an ellipsis"),
        "start": Column("int64", "where it starts", _CHARACTERS),
        "end": Column("int64", "where it ends", _CHARACTERS),
        "spans": Column("object", "its pieces as (start, end) pairs", _CHARACTERS),
        "source_spans": Column("object", "where the source is named", _CHARACTERS),
        "target_spans": Column("object", "where the target is named", _CHARACTERS),
        "content": Column("str", "what is said, what an act is about, what a mark bears on"),
        "content_spans": Column("object", "where this stands", _CHARACTERS),
        "evidence": Column("str", "the sentence or sentences around the item, as in the text"),
        "evidence_start": Column("Int64", "where the evidence starts", _CHARACTERS),
        "evidence_end": Column("Int64", "where the evidence ends", _CHARACTERS),
        "rule": Column("str", "rule, test or model behind it; missing for attributions"),
        "score": Column("float64", "confidence of the rule or model", "0 to 1"),
        "stratum": Column("str", "group that it was drawn from, see `sample`; missing for items not drawn"),
        "probability": Column("float64", "chance that it had to be drawn; missing for items not drawn", "0 to 1"),
    }
)

#: Columns of items that were checked: those of `ITEMS` as the person has them, and what was done.
CHECKED: Final[Mapping[str, Column]] = MappingProxyType(
    dict(ITEMS)
    | {
        "check": Column("str", 'what was done: confirmed, changed, added, removed, or "" for nothing'),
        "changed": Column("str", "the columns that were changed, a list with semicolons"),
        "tool_label": Column("str", "the label before; missing for what was added"),
        "note": Column("str", 'what the person wrote about it, or ""'),
    }
)

_NEVER_MISSING: Final = frozenset({"doc", "check", "changed", "note"})


def items(
    found: Document | pd.DataFrame | Iterable[Document | pd.DataFrame],
    *,
    kinds: Sequence[str] = KINDS,
    blocked: bool = False,
) -> pd.DataFrame:
    """Put attributions, marks and acts into one shape to be checked.

    Parameters
    ----------
    found : Document or pandas.DataFrame, or iterable of these
        Documents, taken one at a time and not kept, or frames with the columns of `doc.attributions`, `doc.marks` or
        `doc.acts`. Frames of attributions and marks know no sentences, so that their items come without evidence.
    kinds : sequence of str
        Which of `KINDS` to take in.
    blocked : bool
        Take in acts that did not take place (negated, asked, hypothetical).

    Returns
    -------
    pandas.DataFrame
        Columns as in `ITEMS`: document for document, in the order of the text.

    Raises
    ------
    CorrectionError
        If there is no such kind, a frame is none of these, or two items are one by document, kind and id.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Moscow denied arming the rebels.", name="arms")
    >>> items(doc, kinds=["act"])[["doc", "id", "label", "source", "words"]].values.tolist()
    [['arms', 'x1', 'DENY', 'Moscow', 'denied']]
    """
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise CorrectionError(f"no items are of kind {unknown[0]!r}; use {', '.join(KINDS)}")
    rows: list[dict[str, object]] = []
    for one in [found] if isinstance(found, (Document, pd.DataFrame)) else found:
        if isinstance(one, Document):
            frames = {"attribution": one.attributions, "mark": one.marks, "act": one.acts}
            mine = [row for kind in kinds for row in _rows(frames[kind], kind, blocked)]
            _add_evidence(mine, one)
        else:
            kind = kind_of(one)
            mine = list(_rows(one, kind, blocked)) if kind in kinds else []
        rows.extend(mine)
    docs = {doc: at for at, doc in enumerate(dict.fromkeys(row["doc"] for row in rows))}
    rows.sort(key=lambda row: (docs[row["doc"]], row["start"], row["end"], KINDS.index(str(row["kind"]))))
    frame = framed(rows, ITEMS)
    twice = frame[frame.duplicated(["doc", "kind", "id"])]
    if len(twice):
        doc, kind, name = twice.iloc[0][["doc", "kind", "id"]]
        raise CorrectionError(f"two {kind}s are {name!r} of document {doc!r}: give every document a name of its own")
    return frame


def kind_of(frame: pd.DataFrame) -> str:
    """Tell from the columns of a frame which kind of item it holds.

    Raises
    ------
    CorrectionError
        If it is none of attributions, marks or acts.
    """
    for kind, column in (("attribution", "cue_lemma"), ("mark", "category"), ("act", "explicitness")):
        if {column, "doc", "id"} <= set(frame.columns):
            return kind
    raise CorrectionError(
        f"a frame with the columns {', '.join(map(str, frame.columns[:6]))} holds no attributions, marks or acts; "
        "give doc.attributions, doc.marks, doc.acts or documents"
    )


def labels_of(kind: str) -> tuple[str, ...]:
    """Return the labels that items of a kind can have.

    Examples
    --------
    >>> labels_of("attribution"), "HEDGE.modal" in labels_of("mark"), "DENY" in labels_of("act")
    (('direct', 'mixed', 'indirect'), True, True)
    """
    if kind == "attribution":
        return ("direct", "mixed", "indirect")
    if kind == "act":
        return tuple(dict.fromkeys((*ACTS, "UNDERCUT")))
    return tuple(f"{category}.{subtype}" for category, subtypes in CATEGORIES.items() for subtype in subtypes)


def framed(rows: Sequence[Mapping[str, object]], described: Mapping[str, Column]) -> pd.DataFrame:
    """Return rows as a frame with the described columns and dtypes."""
    columns = {}
    for name, column in described.items():
        values: list[Any] = [row.get(name) for row in rows]
        if column.dtype == "str":
            blank = "" if name in _NEVER_MISSING else None
            strings = [value if isinstance(value, str) else blank for value in values]
            columns[name] = pd.Series(strings, dtype=STRING)
        elif column.dtype == "object":
            columns[name] = pd.Series([value if isinstance(value, tuple) else () for value in values], dtype=object)
        else:
            columns[name] = pd.Series([None if pd.isna(value) else value for value in values], dtype=column.dtype)
    return pd.DataFrame(columns)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame, what is missing as None."""
    some = frame.astype(object)
    return [
        {str(name): value for name, value in row.items()} for row in some.where(some.notna(), None).to_dict("records")
    ]


def envelope(spans: Spans) -> Span:
    """Return the range from the first to the last character of pieces."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def words_at(text: str, spans: Spans) -> str:
    """Return the words of pieces, joined as in all frames."""
    return GAP.join(text[start:end] for start, end in spans)


def _rows(frame: pd.DataFrame, kind: str, blocked: bool) -> list[dict[str, object]]:
    make = {"attribution": _attribution, "mark": _mark, "act": _act}[kind]
    chosen = frame if blocked or kind != "act" else frame[~frame["blocked"].fillna(False).astype(bool)]
    made = [{"doc": row["doc"], "kind": kind, "id": row["id"], **make(row)} for row in records(chosen)]
    return [row for row in made if row["spans"]]


def _attribution(row: Mapping[str, Any]) -> dict[str, object]:
    spans, content = _pairs(row["cue_spans"]), _pairs(row["content_spans"])
    words = row["cue"] if spans else row["content"]
    # What is quoted without a cue is shown by its content.
    return _placed(spans or content) | {
        "label": row["quote"],
        "source": row["speaker"],
        "words": words,
        "source_spans": _pairs(row["source_spans"]),
        "content": row["content"],
        "content_spans": content,
        "score": row["score"],
    }


def _mark(row: Mapping[str, Any]) -> dict[str, object]:
    scope = () if row["scope_start"] is None else ((int(row["scope_start"]), int(row["scope_end"])),)
    return _placed(((int(row["start"]), int(row["end"])),)) | {
        "label": f"{row['category']}.{row['subtype']}" if row["subtype"] else row["category"],
        "source": row["holder"],
        "words": row["text"],
        "content": row["scope"],
        "content_spans": scope,
        "rule": row["rule"],
    }


def _act(row: Mapping[str, Any]) -> dict[str, object]:
    about = () if row["charge_start"] is None else ((int(row["charge_start"]), int(row["charge_end"])),)
    return _placed(_pairs(row["cue_spans"])) | {
        "label": row["act"],
        "source": row["source_name"],
        "target": row["target_name"],
        "charge": row["charge_id"],
        "words": row["cue"],
        "source_spans": _pairs(row["source_spans"]),
        "target_spans": _pairs(row["target_spans"]),
        "content": row["charge"],
        "content_spans": about,
        "evidence": row["evidence"],
        "evidence_start": row["evidence_start"],
        "evidence_end": row["evidence_end"],
        "rule": row["rule"],
        "score": row["score"],
    }


def _placed(spans: Spans) -> dict[str, object]:
    start, end = envelope(spans) if spans else (None, None)
    return {"start": start, "end": end, "spans": spans}


def _pairs(spans: Any) -> Spans:
    # A frame that was read from Parquet has arrays where ours has tuples.
    return () if spans is None else tuple((int(start), int(end)) for start, end in spans)


def _add_evidence(rows: Iterable[dict[str, object]], doc: Document) -> None:
    starts = [sentence.start for sentence in doc.reading.sentences]
    for row in rows:
        start, end = evidence_of(doc.reading, starts, (int(str(row["start"])), int(str(row["end"]))))
        if start is not None and end is not None:
            row |= {"evidence": doc.text.string[start:end], "evidence_start": start, "evidence_end": end}
