"""Items as lines of JSON for doccano, and what a person made of them there.

One line holds one text with its ``entities`` and ``relations``, the form of doccano's projects for sequence labelling
with relations; what stands there is described in `allegedly.byhand.graph`. An entity of doccano is in one piece:
further pieces are entities of their own, tied to the first by the relation ``Piece``. A subtype or way of quoting
follows the type after a dot, since doccano has no attributes. Its page counts offsets as JavaScript does, in code units
of UTF-16, of which an emoji has two; they are converted on both ways.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import pandas as pd

from .._errors import CorrectionError
from .checking import Source, checked_frame, fail, require, texts_of, untouched
from .graph import ATTRIBUTION, QUOTE, SUBTYPE, Reader, drawn
from .items import records
from .standoff import Relation, Standoff, Stretch

_PIECE: Final = "Piece"


def write_doccano(
    items: pd.DataFrame, documents: Source, path: str | os.PathLike[str], *, overwrite: bool = False
) -> None:
    """Write texts and items into a file of JSON lines for doccano.

    Parameters
    ----------
    items : pandas.DataFrame
        Columns as in `ITEMS`.
    documents : Document, Text, iterable of these, or mapping of names to strings
        Their texts; one without items is written too.
    path : path-like
        The file.
    overwrite : bool
        Replace a file.

    Raises
    ------
    CorrectionError
        If the text of an item is not given, or the file exists or cannot be written.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from allegedly import analyze
    >>> from allegedly.byhand import items, read_doccano, write_doccano
    >>> doc = analyze("Moscow denied arming the rebels.", name="arms")
    >>> found = items(doc, kinds=["act"])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "arms.jsonl")
    ...     write_doccano(found, doc, path)
    ...     _ = path.write_text(path.read_text("utf-8").replace("DENY", "REJECT"), "utf-8")
    ...     read_doccano(path, items=found, documents=doc)[["label", "check"]].values.tolist()
    [['REJECT', 'changed']]
    """
    require(items)
    path = Path(path)
    if path.exists() and not overwrite:
        raise CorrectionError(f"'{path}' exists; choose another name, or say overwrite=True")
    texts = texts_of(documents)
    mine: dict[str, list[dict[str, Any]]] = {doc: [] for doc in texts}
    for row in records(items):
        if row["doc"] not in mine:
            raise CorrectionError(
                f"there are items of document {row['doc']!r}, but not its text; give the document too"
            )
        mine[row["doc"]].append(row)
    lines = [json.dumps(_line(doc, texts[doc], drawn(rows, texts[doc]))) for doc, rows in mine.items()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("".join(f"{line}\n" for line in lines).encode("ascii"))
    except OSError as error:
        raise CorrectionError(f"cannot write '{path}': {error.strerror or error}") from error


def read_doccano(path: str | os.PathLike[str], *, items: pd.DataFrame, documents: Source) -> pd.DataFrame:
    """Read a file that doccano exported.

    Parameters
    ----------
    path : path-like
        JSON lines, as doccano exports them for one annotator.
    items : pandas.DataFrame
        What was written, since doccano keeps no ids and rules.
    documents : Document, Text, iterable of these, or mapping of names to strings
        The texts.

    Returns
    -------
    pandas.DataFrame
        Columns as in `CHECKED`, as `read_brat` does; texts that are not in the file count as not looked at.

    Raises
    ------
    CorrectionError
        If the file cannot be read, holds a text that is not given, or an annotation cannot be understood.
    """
    require(items)
    path = Path(path)
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionError(f"cannot read '{path}': {error}; export it once more") from error
    texts = texts_of(documents)
    before: dict[str, list[dict[str, Any]]] = {}
    for row in records(items):
        before.setdefault(row["doc"], []).append(row)
    open_ = dict(texts)
    rows: list[dict[str, Any]] = []
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
            doc = next(doc for doc, text in open_.items() if text == one["text"] and one.get("doc", doc) == doc)
            found = _parsed(one, number, open_.pop(doc))
        except StopIteration:
            problems.append(f"line {number}: {one['text'][:40]!r} is the text of no document; give the text as it was")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            problems.append(f"line {number}: not as doccano writes it ({error!r}); export it once more")
        else:
            reader = Reader(doc, texts[doc], before.pop(doc, []), found)
            problems += reader.problems
            rows += reader.rows
    fail(path, problems)
    return checked_frame([*rows, *(untouched(row) for some in before.values() for row in some)])


def _line(doc: str, text: str, found: Standoff) -> dict[str, Any]:
    """Return what stands in one line; entities and relations are numbered within it."""
    entities: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    first: dict[str, int] = {}
    units = _units(text)

    def relate(kind: str, one: int, two: int) -> None:
        relations.append({"id": len(relations) + 1, "from_id": one, "to_id": two, "type": kind})

    for stretch in found.stretches.values():
        label = ".".join([stretch.type, *stretch.attributes.values()])
        for start, end in stretch.pieces:
            entities.append(
                {"id": len(entities) + 1, "label": label, "start_offset": units[start], "end_offset": units[end]}
            )
            if first.setdefault(stretch.name, len(entities)) != len(entities):
                relate(_PIECE, first[stretch.name], len(entities))
    for one in found.relations:
        relate(one.type, first[one.first], first[one.second])
    return {"text": text, "doc": doc, "entities": entities, "relations": relations}


def _parsed(one: Mapping[str, Any], line: int, text: str) -> Standoff:
    pairs = [(str(r["type"]), str(r["from_id"]), str(r["to_id"])) for r in one.get("relations", [])]
    whole = {second: first for kind, first, second in pairs if kind == _PIECE}
    stretches: dict[str, Stretch] = {}
    problems: list[str] = []
    places = {unit: place for place, unit in enumerate(_units(text))}
    for entity in one.get("entities", []):
        name, span = str(entity["id"]), (int(entity["start_offset"]), int(entity["end_offset"]))
        start, end = (places.get(unit) for unit in span)
        if start is None or end is None or start >= end:
            problems.append(
                f"line {line}: {span} lies outside the text, which has {len(text)} characters, or parts an emoji; "
                "move it, and leave doccano's counting of graphemes off"
            )
            continue
        kind, _, more = str(entity["label"]).partition(".")
        attributes = {QUOTE if kind == ATTRIBUTION else SUBTYPE: more} if more else {}
        stretches[name] = Stretch(name, kind, line, ((start, end),), None, attributes)
    for second, first in whole.items():
        # A piece whose first was deleted stands for itself.
        if first in stretches and second in stretches:
            stretches[first].pieces = tuple(sorted({*stretches[first].pieces, *stretches.pop(second).pieces}))
    relations = tuple(
        Relation(kind, line, first, second)
        for kind, first, second in pairs
        if kind != _PIECE and first in stretches and second in stretches
    )
    return Standoff(stretches, relations, tuple(problems))


def _units(text: str) -> list[int]:
    """Return how many code units of UTF-16 stand before each character, and in the whole."""
    return [0, *accumulate(2 if sign > "\uffff" else 1 for sign in text)]
