"""Frames of a document as a person has corrected them, so that ledger, edges and figures follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from .._errors import CorrectionError
from ..frames.making import CORRECTED, STRING, typed
from ..frames.schema import ACTS, ATTRIBUTIONS, MARKS
from .checking import require
from .items import envelope, kind_of, records

if TYPE_CHECKING:
    from .._types import Spans

__all__ = ["BY_HAND", "CORRECTED", "corrected"]

#: What stands in ``rule`` of a row that a person changed or added.
BY_HAND: Final = "by hand"
#: Why an act that a person put on a charge is on it, in the column ``joins`` of charges.
_JOINED: Final = (BY_HAND, "", None)
#: How explicit an act is that a person added: they saw it in the clause, which a strict ledger takes in.
_EXPLICITNESS: Final = "propositional"
_FRAMES: Final = {"attribution": ATTRIBUTIONS, "mark": MARKS, "act": ACTS}


def corrected(frame: pd.DataFrame, checked: pd.DataFrame, *, removed: bool = False) -> pd.DataFrame:
    """Put what a person corrected into a frame of acts, marks, attributions or charges.

    Parameters
    ----------
    frame : pandas.DataFrame
        `doc.acts`, `doc.marks`, `doc.attributions` or `doc.charges`, of one document or of several put together.
    checked : pandas.DataFrame
        Columns as in `CHECKED`, as `read_csv` or `read_brat` gives it. Items of other kinds or documents are passed
        over.
    removed : bool
        Keep rows that were removed, marked so, to look at. Keep them out of ledgers and counts.

    Returns
    -------
    pandas.DataFrame
        The columns of the frame and, at the end, ``corrected``: ``""`` (nobody looked), ``confirmed``, ``changed``,
        ``added`` or ``removed``. Rows that were changed or added have ``by hand`` as their rule and no score; rows of a
        document stand in the order of the text. An act that was added counts as ``propositional``, not blocked and not
        hedged, and a party that the frame does not know speaks for itself. Of charges only ``joins`` changes: acts that
        were removed, or moved to another charge, leave theirs.

    Raises
    ------
    CorrectionError
        If the frame holds nothing that can be corrected, or an item that was checked is not in it: then the items are
        of another text or of another version of the library.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.byhand import confirmed, items
    >>> doc = analyze("Moscow denied arming the rebels.", name="arms")
    >>> corrected(doc.acts, confirmed(items(doc)))[["act", "corrected"]].values.tolist()
    [['DENY', 'confirmed']]
    """
    require(checked, checked=True)
    rows = records(checked)
    if "joins" in frame.columns:
        return _charges(frame, [row for row in rows if row["kind"] == "act"])
    kind = kind_of(frame)
    docs = set(frame["doc"])
    mine = {(row["doc"], row["id"]): row for row in rows if row["kind"] == kind and row["check"]}
    changes = {key: row for key, row in mine.items() if row["check"] != "added"}
    known = set(zip(frame["doc"], frame["id"], strict=True))
    for (doc, name), row in changes.items():
        if doc in docs and (doc, name) not in known:
            raise CorrectionError(
                f"{kind} {name!r} ({row['words']!r}) was checked, but document {doc!r} has none of this id; analyze "
                "the same text with the same version and settings as for the sample"
            )
    parties = _parties(frame)
    out: list[dict[str, Any]] = []
    for row in records(frame):
        change = changes.get((row["doc"], row["id"]))
        check = "" if change is None else change["check"]
        if check == "changed" and change is not None:
            row = _changed(row, change, change["changed"].split("; "), kind, parties)
        if check != "removed" or removed:
            out.append({**row, CORRECTED: check})
    extra = _metadata(frame)
    for (doc, _), row in mine.items():
        if row["check"] == "added" and (doc in docs or not docs):
            out.append(_added(row, kind, parties) | extra.get(doc, {}) | {CORRECTED: "added"})
    place = {doc: at for at, doc in enumerate(dict.fromkeys(row["doc"] for row in out))}
    out.sort(key=lambda row: (place[row["doc"]], row["start"] is None, row["start"] or 0))
    names = [*frame.columns.drop(CORRECTED, errors="ignore"), CORRECTED]
    table = pd.DataFrame(out, columns=names)
    for name in names:
        dtype = STRING if name == CORRECTED else frame[name].dtype
        table[name] = pd.Series([row.get(name) for row in out], table.index, dtype=dtype)
    return typed(table, _FRAMES[kind])


def _changed(
    row: dict[str, Any], item: Mapping[str, Any], parts: Sequence[str], kind: str, parties: Mapping[str, str]
) -> dict[str, Any]:
    """Return a row of the frame with the parts that were changed."""
    return {**row, **_columns(item, parts, kind, parties), **_ours(kind)}


def _added(item: Mapping[str, Any], kind: str, parties: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {"doc": item["doc"], "id": item["id"]}
    if kind == "act":
        row |= {"explicitness": _EXPLICITNESS, "hedged": False, "blocked": False}
        row |= {
            "evidence": item["evidence"],
            "evidence_start": item["evidence_start"],
            "evidence_end": item["evidence_end"],
        }
        if item["source"] is None:
            row |= {"source_name": "UNSTATED", "source_party": "UNSTATED"}
    else:
        row |= {"speaker": item["source"] or "UNSTATED", "holder": item["source"] or "UNSTATED"}
    return row | _columns(item, tuple(_MADE), kind, parties) | _ours(kind)


def _ours(kind: str) -> dict[str, Any]:
    return {"score": None} if kind == "attribution" else {"score": None, "rule": BY_HAND}


def _columns(item: Mapping[str, Any], parts: Sequence[str], kind: str, parties: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in parts:
        found |= _MADE[part](item, kind, parties)
    return found


def _label(item: Mapping[str, Any], kind: str, _: Mapping[str, str]) -> dict[str, Any]:
    if kind == "mark":
        category, _, subtype = item["label"].partition(".")
        return {"category": category, "subtype": subtype}
    return {"act" if kind == "act" else "quote": item["label"]}


def _words(item: Mapping[str, Any], kind: str, _: Mapping[str, str]) -> dict[str, Any]:
    if kind == "mark":
        return {"start": item["start"], "end": item["end"], "text": item["words"]}
    cue = _pieces("cue", item["words"], item["spans"])
    if kind == "act":
        return cue | {"start": item["start"], "end": item["end"]}
    if item["spans"] == item["content_spans"]:
        cue = {}
    whole = [*item["spans"], *item["source_spans"], *item["content_spans"]]
    start, end = envelope(tuple(whole))
    return cue | {"start": start, "end": end}


def _source(item: Mapping[str, Any], kind: str, parties: Mapping[str, str]) -> dict[str, Any]:
    name = item["source"] or "UNSTATED"
    if kind == "mark":
        return {"holder": name}
    where = _pieces("source", None, item["source_spans"])
    if kind == "attribution":
        return where | {"speaker": name}
    return where | {"source_name": name, "source_party": parties.get(name, name)}


def _target(item: Mapping[str, Any], kind: str, parties: Mapping[str, str]) -> dict[str, Any]:
    if kind != "act":
        return {}
    name = item["target"]
    return _pieces("target", None, item["target_spans"]) | {
        "target_name": name,
        "target_party": None if name is None else parties.get(name, name),
    }


def _content(item: Mapping[str, Any], kind: str, _: Mapping[str, str]) -> dict[str, Any]:
    name = {"attribution": "content", "mark": "scope", "act": "charge"}[kind]
    return _pieces(name, item["content"], item["content_spans"])


def _charge(item: Mapping[str, Any], kind: str, _: Mapping[str, str]) -> dict[str, Any]:
    return {"charge_id": item["charge"]} if kind == "act" else {}


_Make = Callable[[Mapping[str, Any], str, Mapping[str, str]], dict[str, Any]]
_MADE: Final[Mapping[str, _Make]] = {
    "label": _label,
    "words": _words,
    "source": _source,
    "target": _target,
    "content": _content,
    "charge": _charge,
}


def _pieces(name: str, words: str | None, spans: Spans) -> dict[str, Any]:
    start, end = envelope(spans) if spans else (None, None)
    return {name: words, f"{name}_start": start, f"{name}_end": end, f"{name}_spans": spans}


def _parties(frame: pd.DataFrame) -> dict[str, str]:
    """Return for whom each name of the frame speaks."""
    found: dict[str, str] = {}
    for side in ("source", "target"):
        if f"{side}_party" in frame.columns:
            pairs = frame[[f"{side}_name", f"{side}_party"]].dropna()
            found |= dict(pairs.itertuples(index=False, name=None))
    return found


def _metadata(frame: pd.DataFrame) -> dict[str, dict[str, Any]]:
    names = [name for name in frame.columns if name.startswith("meta_")]
    firsts = frame.drop_duplicates("doc") if names else frame[:0]
    return {row["doc"]: {name: row[name] for name in names} for row in records(firsts)}


def _charges(frame: pd.DataFrame, acts: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return charges whose joins are as the acts were corrected."""
    gone = {
        (row["doc"], row["id"])
        for row in acts
        if row["check"] == "removed" or (row["check"] == "changed" and "charge" in row["changed"].split("; "))
    }
    known = set(zip(frame["doc"], frame["id"], strict=True))
    new: dict[tuple[str, str], list[str]] = {}
    for row in acts:
        moved = (row["doc"], row["id"]) in gone or row["check"] == "added"
        if moved and row["check"] != "removed" and row["charge"] is not None and row["doc"] in set(frame["doc"]):
            key = (row["doc"], row["charge"])
            if key not in known:
                mine = ", ".join(str(name) for doc, name in sorted(known) if doc == row["doc"])
                raise CorrectionError(f"document {row['doc']!r} has no charge {row['charge']!r}; it has {mine}")
            new.setdefault(key, []).append(row["id"])
    joins = [
        (*(join for join in some if (doc, join[0]) not in gone), *((act, *_JOINED) for act in new.get((doc, name), ())))
        for doc, name, some in zip(frame["doc"], frame["id"], frame["joins"], strict=True)
    ]
    return frame.assign(joins=pd.Series(joins, frame.index, dtype=object))
