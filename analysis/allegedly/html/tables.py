"""The tables of a page: the ledger, acts, marks and attributions, with links between rows and text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .._types import UNSTATED
from ..frames import LIST, ROLES, positions
from . import kinds, notes
from .safe import plain

if TYPE_CHECKING:
    import pandas as pd

    from ..document import Document

_SENTENCE: Final = 600
_HEADINGS: Final = {
    "accusers": "who accuses",
    "deniers": "who denies",
    "undercutters": "who sees no evidence",
    "evaders": "who will not say",
    "conceders": "who concedes",
    "confirmers": "who confirms",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a cell.

    Attributes
    ----------
    text : str
        Its words.
    to : str
        Id of what it links to, within the document; "" for no link.
    """

    text: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its id within the document, or "", and its cells."""

    id: str
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes
    ----------
    id, name, gist : str
        Its id within the document, what it is called, and what a row is.
    columns : tuple of str
        Headings.
    wide : frozenset of int
        Indices of columns that hold sentences.
    rows : tuple of Row
        Its rows.
    """

    id: str
    name: str
    gist: str
    columns: tuple[str, ...]
    wide: frozenset[int]
    rows: tuple[Row, ...]


def tables_of(document: Document, anchors: Mapping[str, str]) -> tuple[Table, ...]:
    """Return the tables of a document that have rows.

    Parameters
    ----------
    document : Document
        What the tables are about.
    anchors : Mapping
        By the id of a record, the id of its place in the text.
    """
    made = (_ledger(document, anchors), _acts(document, anchors), _marks(document, anchors))
    return tuple(table for table in (*made, _attributions(document, anchors)) if table.rows)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    whole = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in whole.to_dict("records")]


def _text(value: object, *, most: int = 200) -> tuple[Item, ...]:
    return (Item(plain(str(value), most=most)),) if value not in (None, "") else ()


def _place(words: object, id_: str, anchors: Mapping[str, str]) -> tuple[Item, ...]:
    told = plain(str(words or ""), most=200)
    return (Item(told or "in the text", anchors.get(id_, "")),)


def _ledger(document: Document, anchors: Mapping[str, str]) -> Table:
    table = _rows(positions(document.ledger))
    roles = [role for role in ROLES.values() if any(row[role] for row in table)]
    standing: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in _rows(document.ledger):
        if row["charge_id"] and row["act"] in ROLES and not row["blocked"]:
            held = standing.setdefault((row["charge_id"], ROLES[row["act"]]), {})
            held.setdefault(row["source_name"], []).append(row["act_id"])
    rows = []
    for row in table:
        # Somebody is accused, even if nobody says who.
        accused = row["accused"] or (UNSTATED if row["accusers"] else None)
        cells = [_text(row["charge_id"]), _text(row["gloss"]), _names(accused)]
        for role in roles:
            items: list[Item] = []
            for name, ids in standing.get((row["charge_id"], role), {}).items():
                items.append(Item(("; " if items else "") + notes.voice(name)))
                # Two acts of one cue lead to the same words.
                places = dict.fromkeys(anchors[id_] for id_ in ids if id_ in anchors)
                items += [Item(f"{place}", place) for place in places]
            cells.append(tuple(items))
        cells.append((Item("yes" if row["disputed"] else "no"),))
        rows.append(Row(str(row["charge_id"]), tuple(cells)))
    columns = ("charge", "what is alleged", "against", *(_HEADINGS.get(role, role) for role in roles), "disputed")
    gist = "One row a charge: who stands where on it. The links lead to the words of each act."
    return Table("ledger", "Ledger", gist, columns, frozenset({1}), tuple(rows))


def _names(value: object) -> tuple[Item, ...]:
    return _text("; ".join(map(notes.voice, str(value).split(LIST)))) if value else ()


def _acts(document: Document, anchors: Mapping[str, str]) -> Table:
    listed = {row["charge_id"] for row in _rows(document.ledger) if not row["blocked"]}
    rows = []
    for row in _rows(document.acts):
        charge = row["charge_id"]
        about: tuple[Item, ...] = (Item(charge, f"row-{charge}" if charge in listed else ""),) if charge else ()
        asides = [row["explicitness"], *(["hedged"] if row["hedged"] else [])]
        asides += [f"did not take place ({row['block'] or 'blocked'})"] if row["blocked"] else []
        cells = (
            _text(row["id"]),
            _text(kinds.named(row["act"])),
            _text(notes.voice(row["source_name"])),
            _text(notes.voice(row["target_name"])) if row["target_name"] else (),
            about,
            _place(row["cue"], row["id"], anchors),
            _text(row["evidence"], most=_SENTENCE),
            _text(", ".join(asides)),
            _text(row["rule"]),
            (Item(f"{row['score']:.2f}"),),
        )
        rows.append(Row(row["id"], cells))
    columns = ("id", "act", "who", "at whom", "charge", "words", "evidence", "how plainly", "rule", "score")
    gist = "One row an act. The words link to their place in the text, and the text links back."
    return Table("acts", "Acts", gist, columns, frozenset({6}), tuple(rows))


def _marks(document: Document, anchors: Mapping[str, str]) -> Table:
    rows = [
        Row(
            row["id"],
            (
                _text(row["id"]),
                _text(kinds.named(row["category"])),
                _text(row["subtype"].replace("_", " ")),
                _place(row["text"], row["id"], anchors),
                _text(notes.voice(row["holder"])),
                _text(row["scope"], most=_SENTENCE),
                _text(row["entry"]),
                _text(row["rule"]),
            ),
        )
        for row in _rows(document.marks)
    ]
    columns = ("id", "category", "subtype", "words", "whose", "bears on", "entry", "test")
    gist = "One row a mark of stance."
    return Table("marks", "Marks of stance", gist, columns, frozenset({5}), tuple(rows))


def _attributions(document: Document, anchors: Mapping[str, str]) -> Table:
    rows = [
        Row(
            row["id"],
            (
                _text(row["id"]),
                _text(notes.voice(row["speaker"])),
                _text(row["source"]),
                _place(row["cue"], row["id"], anchors),
                _text(row["content"], most=_SENTENCE),
                _text(row["quote"]),
                _text(row["author_commitment"]),
                _text(row["parent"]),
                (Item(f"{row['score']:.2f}"),),
            ),
        )
        for row in _rows(document.attributions)
    ]
    columns = ("id", "speaker", "source", "cue", "content", "quote", "author", "inside", "score")
    gist = "One row an attribution: who is said to have said what."
    return Table("attributions", "Attributions", gist, columns, frozenset({4}), tuple(rows))
