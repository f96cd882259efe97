"""Items as a table for a spreadsheet program, and what a person entered there."""

from __future__ import annotations

import csv
import difflib
import io
import json
import os
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from .._cells import guard, unguard
from .._errors import CorrectionError
from . import tables
from .checking import Source, checked_frame, fail, inside, judged, new_ids, require, texts_of, untouched
from .items import ITEMS, KINDS, envelope, labels_of, records, words_at
from .locating import located

if TYPE_CHECKING:
    import pandas as pd

    from .._types import Spans
    from .tables import Row

#: Columns of the table that the person fills in, and what goes there.
CODED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "correct": "yes or no; a row with neither yes, no nor an entry beside it counts as not looked at",
        "new_label": "the right label",
        "new_source": "who really acts or speaks",
        "new_target": "at whom; - for nobody",
        "new_words": "the right words of the item, as in the evidence; ... between pieces",
        "new_charge": "id of the right charge; - for none",
        "note": "anything",
    }
)

_ASKED: Final = ("doc", "kind", "id", "label", "source", "target", "charge", "words", "evidence")
_REST: Final = tuple(name for name in ITEMS if name not in _ASKED)
#: Columns of the table: what is asked, what is answered, and what the way back needs.
SHEET: Final = (*_ASKED, *CODED, *_REST)
_NOBODY: Final = "-"
_KEPT: Final = "the columns that write_csv has written must stay; write the table once more and copy your entries"


def write_csv(
    items: pd.DataFrame, path: str | os.PathLike[str], *, delimiter: str = ",", overwrite: bool = False
) -> None:
    """Write items into a table to be checked in Excel, LibreOffice Calc or the like.

    Parameters
    ----------
    items : pandas.DataFrame
        Columns as in `ITEMS`.
    path : path-like
        The file. It begins with a byte order mark, so that the programs read it as UTF-8.
    delimiter : str
        ``";"`` opens with a double click where the decimal sign is a comma.
    overwrite : bool
        Replace a file, which may hold somebody's work.

    Raises
    ------
    CorrectionError
        If the file exists or cannot be written, or the frame is not one of items.

    Notes
    -----
    Text that a spreadsheet program would take for a formula gets an apostrophe before it, which `read_csv` takes away.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from allegedly import analyze
    >>> from allegedly.byhand import items, read_csv, write_csv
    >>> found = items(analyze("Moscow denied arming the rebels.", name="arms"), kinds=["act"])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "check.csv")
    ...     write_csv(found, path)
    ...     coded = path.read_text("utf-8").replace("rebels.,,", "rebels.,no,REJECT", 1)
    ...     _ = path.write_text(coded, "utf-8")
    ...     read_csv(path)[["label", "check", "tool_label"]].values.tolist()
    [['REJECT', 'changed', 'DENY']]
    """
    require(items)
    path = Path(path)
    if path.exists() and not overwrite:
        raise CorrectionError(
            f"'{path}' exists and may hold somebody's work; choose another name, or say overwrite=True"
        )
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(SHEET)
    writer.writerows([_cell(row.get(name)) for name in SHEET] for row in records(items))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Half a surrogate pair has no place in UTF-8 proper; written all the same, it comes back as it was.
        path.write_bytes(b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise CorrectionError(f"cannot write '{path}': {error.strerror or error}") from error


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value) if value else ""
    return "" if value is None else guard(value)


def read_csv(
    path: str | os.PathLike[str],
    *,
    documents: Source | None = None,
    items: pd.DataFrame | None = None,
    missing: str = "",
) -> pd.DataFrame:
    """Read a table of items that a person has checked.

    Parameters
    ----------
    path : path-like
        A table that `write_csv` wrote and a spreadsheet program saved, with commas, semicolons or tabs, as UTF-8,
        UTF-16 or Windows-1252.
    documents : Document, Text, iterable of these, or mapping of names to strings, optional
        The texts. With them, words are compared to the text and repaired where a program has made dates, numbers or
        question marks of them; without, the table is believed.
    items : pandas.DataFrame, optional
        What was written: then everything but the columns of `CODED` comes from there.
    missing : {"", "removed"}
        What items are that the person has deleted from the table, with `items` given: not looked at, or removed.

    Returns
    -------
    pandas.DataFrame
        Columns as in `CHECKED`. A row without an id, with its words in ``new_words`` and its label in ``new_label``,
        is an item that was added.

    Raises
    ------
    CorrectionError
        If anything in the table cannot be understood: the message names file, row, column, value and remedy for every
        such place.

    Warns
    -----
    UserWarning
        Once a file, if cells were repaired.
    """
    needed = dict.fromkeys(("doc", "kind", "id", "label", "words", "start", "end", "spans", *CODED), _KEPT)
    rows = tables.read_table(path, needed)
    if items is not None:
        require(items)
    reader = _Reader(texts_of(documents), items)
    for row in rows:
        reader.take(row)
    fail(path, reader.problems)
    if reader.repaired:
        warnings.warn(
            f"{path}: {len(reader.repaired)} cells did not hold what was written there and were repaired "
            f"({reader.repaired[0]}, for one); in the import dialogue set all columns to text",
            UserWarning,
            stacklevel=2,
        )
    return checked_frame([*reader.rows(), *reader.unseen(missing)])


class _Reader:
    """Makes checked items of rows, and gathers what is wrong with these."""

    def __init__(self, texts: Mapping[str, str], items: pd.DataFrame | None) -> None:
        self.texts = texts
        self.known = None if items is None else {(r["doc"], r["kind"], r["id"]): r for r in records(items)}
        self.docs = set(texts) or ({doc for doc, _, _ in self.known} if self.known is not None else set())
        self.problems: list[str] = []
        self.repaired: list[str] = []
        self._rows: dict[tuple[str, str, str], tuple[Row, dict[str, Any]]] = {}
        self._added: list[dict[str, Any]] = []

    def rows(self) -> Iterator[dict[str, Any]]:
        yield from (item for _, item in self._rows.values())
        ids = new_ids(
            {(doc, name) for doc, _, name in (*self._rows, *(self.known or ()))}, [r["doc"] for r in self._added]
        )
        yield from ({**row, "id": name} for row, name in zip(self._added, ids, strict=True))

    def unseen(self, missing: str) -> Iterator[dict[str, Any]]:
        for key, row in (self.known or {}).items():
            if key not in self._rows:
                yield untouched(row, missing)

    def take(self, row: Row) -> None:
        row = type(row)(row.number, row.line, {name: str(unguard(cell)) for name, cell in row.cells.items()})
        kind = row.cells["kind"].strip().lower()
        if kind not in KINDS:
            self._wrong(row, "kind", f"{kind!r} is no kind of item; use {', '.join(KINDS)}")
            return
        doc = self._doc(row)
        try:
            correct = tables.verdict(row.cells["correct"])
        except ValueError:
            self._wrong(row, "correct", f"{row.cells['correct']!r} is neither yes nor no; write yes or no, or nothing")
            correct = None
        name = row.cells["id"].strip()
        before = len(self.problems)
        if not name:
            item = self._new(row, doc, kind)
            if len(self.problems) == before:
                self._added.append(item)
            return
        if (doc, kind, name) in self._rows:
            first = self._rows[doc, kind, name][0]
            self._wrong(
                row,
                "id",
                f"{name!r} stands in row {first.number} too; delete one, or empty the id of a row that you add",
            )
            return
        original = self._original(row, doc, kind, name)
        if original is None:
            return
        after = self._coded(row, original)
        if len(self.problems) == before:
            self._rows[doc, kind, name] = (row, self._check(row, correct, original, after))

    def _check(self, row: Row, correct: bool | None, original: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
        item = judged(original, after)
        if item["check"] == "changed" and correct is True:
            self._wrong(
                row,
                "correct",
                f"{row.cells['correct']!r}, but something is entered beside it; say no, or empty the entry",
            )
        if item["check"] != "changed":
            item = untouched(original, {None: "", True: "confirmed", False: "removed"}[correct])
        return {**item, "note": row.cells["note"]}

    # ------------------------------------------------------------------ what was written
    def _doc(self, row: Row) -> str:
        doc = row.cells["doc"]
        if not self.docs or doc in self.docs:
            return doc
        alike = [name for name in sorted(self.docs) if tables.mangled(doc, name)]
        if len(alike) == 1:
            self.repaired.append(f"{row.at('doc')}: {doc!r} was {alike[0]!r}")
            return alike[0]
        close = difflib.get_close_matches(doc, sorted(self.docs), n=1)
        self._wrong(
            row,
            "doc",
            f"no document is named {doc!r}"
            + (f"; did you mean {close[0]!r}?" if close else "; give its text too, or delete the row"),
        )
        return doc

    def _original(self, row: Row, doc: str, kind: str, name: str) -> dict[str, Any] | None:
        if self.known is not None:
            known = self.known.get((doc, kind, name))
            if known is None:
                self._wrong(row, "id", f"no {kind} of document {doc!r} is {name!r}; empty the id of a row that you add")
                return None
            if row.cells["words"] != known["words"]:
                self._repair(row, known["words"])
            return dict(known)
        item: dict[str, Any] = {"doc": doc, "kind": kind, "id": name}
        for column, described in ITEMS.items():
            if column not in item:
                item[column] = self._value(row, column, described.dtype)
        where: Spans = item["spans"] or ()
        if where and (item["start"], item["end"]) != envelope(where):
            self._wrong(
                row,
                "spans",
                f"{row.cells['spans']!r} does not agree with start {item['start']} and end {item['end']}; "
                "put back what was there",
            )
            return None
        text = self.texts.get(doc)
        if not inside(where, len(text) if text is not None else envelope(where)[1] if where else 0):
            self._wrong(
                row,
                "spans",
                f"{row.cells['spans']!r} lies outside the text, which has {len(text or '')} characters; "
                "put back what was there",
            )
            return None
        if text is not None and (there := words_at(text, where)) != item["words"]:
            self._repair(row, there)
            item["words"] = there
        if text is not None and item["content_spans"] and inside(item["content_spans"], len(text)):
            item["content"] = words_at(text, item["content_spans"])
        return item

    def _value(self, row: Row, column: str, dtype: str) -> Any:
        cell = row.cells.get(column, "")
        try:
            if dtype == "str":
                return cell or None
            if dtype == "object":
                return tables.spans(cell)
            value = tables.number(cell)
            return value if value is None or dtype == "float64" else int(value)
        except (ValueError, OverflowError):
            wanted = "pairs of offsets such as [[12, 20]]" if dtype == "object" else "a number"
            self._wrong(
                row, column, f"{cell!r} is not {wanted}; put back what was there, or empty the id and enter new_words"
            )
            return () if dtype == "object" else None

    def _repair(self, row: Row, words: str) -> None:
        cell = row.cells["words"]
        if cell.split() == words.split():
            return
        if tables.mangled(cell, words):
            self.repaired.append(f"{row.at('words')}: {cell!r} was {words!r}")
        else:
            self._wrong(
                row,
                "words",
                f"{cell!r}, but the text has {words!r} there; enter other words in new_words, or give the text that "
                "was checked",
            )

    # ------------------------------------------------------------------ what was entered
    def _coded(self, row: Row, original: dict[str, Any]) -> dict[str, Any]:
        after = dict(original)
        if label := row.cells["new_label"].strip():
            after["label"] = self._label(row, original["kind"], label)
        for part in ("source", "target", "charge"):
            if name := row.cells[f"new_{part}"].strip():
                after[part] = None if name == _NOBODY else name
                # Where somebody else is named nobody has said.
                if after[part] != original[part] and part != "charge":
                    after[f"{part}_spans"] = ()
        if row.cells["new_words"].strip():
            found = self._found(row, "new_words", original["doc"], near=original["start"])
            if found is not None:
                after |= found
        return after

    def _label(self, row: Row, kind: str, label: str) -> str:
        known = labels_of(kind)
        lowered = {one.lower(): one for one in known}
        if label.lower() in lowered:
            return lowered[label.lower()]
        close = difflib.get_close_matches(label.lower(), lowered, n=1)
        hint = f"did you mean {lowered[close[0]]!r}?" if close else f"use one of {', '.join(known)}"
        self._wrong(row, "new_label", f"{label!r} is no label of {'an' if kind[0] == 'a' else 'a'} {kind}; {hint}")
        return label

    def _new(self, row: Row, doc: str, kind: str) -> dict[str, Any]:
        column = "new_words" if row.cells["new_words"].strip() else "words"
        label = row.cells["new_label"].strip() or row.cells["label"].strip()
        if not label:
            self._wrong(row, "new_label", "a row that is added needs a label; enter it")
        item: dict[str, Any] = {"doc": doc, "kind": kind, "check": "added", "note": row.cells["note"], "rule": None}
        item["label"] = self._label(row, kind, label) if label else None
        for part in ("source", "target", "charge"):
            name = row.cells[f"new_{part}"].strip() or row.cells[part].strip()
            item[part] = None if name in ("", _NOBODY) else name
        near = self._value(row, "start", "Int64")
        return item | (self._found(row, column, doc, near=near) or {})

    def _found(self, row: Row, column: str, doc: str, *, near: int | None) -> dict[str, Any] | None:
        """Find words in the evidence, else in the text."""
        begin, end = (self._value(row, f"evidence_{side}", "Int64") for side in ("start", "end"))
        text, evidence = self.texts.get(doc), row.cells.get("evidence", "")
        if text is not None:
            evidence = text[begin:end] if begin is not None and end is not None else ""
        elif evidence and (begin is None or end is None or len(evidence) != end - begin):
            self._wrong(row, "evidence", f"{evidence[:40]!r} is not as it was written; read with documents=")
            return None
        for there, offset in ((evidence, begin or 0), (text or "", 0)):
            try:
                pieces = located(row.cells[column], there, near=max(0, (near or 0) - offset))
            except ValueError:
                continue
            spans = tuple((first + offset, last + offset) for first, last in pieces)
            first, last = envelope(spans)
            found = {"spans": spans, "start": first, "end": last, "words": words_at(there, pieces)}
            # Words from elsewhere in the text have other evidence than the row says.
            told = {"evidence": evidence, "evidence_start": begin, "evidence_end": end}
            return found | (told if there is evidence else dict.fromkeys(told))
        where, remedy = (
            ("text", "copy them from there")
            if text is not None
            else ("evidence", "copy them from there, or read with documents=")
        )
        self._wrong(row, column, f"{row.cells[column]!r} does not stand in the {where}; {remedy}")
        return None

    def _wrong(self, row: Row, column: str, what: str) -> None:
        self.problems.append(f"{row.at(column)}: {what}")
