"""Items as standoff for brat and programs that read it, and what a person made of them there.

Each text is a file ``.txt``, its characters untouched, and a file ``.ann``; what stands there is described in
`allegedly.byhand.graph`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pandas as pd

from .._errors import CorrectionError
from .checking import Source, checked_frame, fail, require, texts_of
from .graph import ATTRIBUTION, PARTY, PASSAGE, QUOTE, ROLES, SUBTYPE, Reader, drawn
from .items import labels_of, records
from .sheets import read_csv, write_csv
from .standoff import Standoff, parse, textbound

#: What `read_brat` needs beside texts and annotations.
ITEMS_FILE: Final = "items.csv"
TEXTS_FILE: Final = "documents.json"

_SAFE: Final = re.compile(r"[^\w.-]+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def write_brat(
    items: pd.DataFrame,
    documents: Source,
    folder: str | os.PathLike[str],
    *,
    overwrite: bool = False,
) -> None:
    """Write texts and items into a folder for brat.

    Parameters
    ----------
    items : pandas.DataFrame
        Columns as in `ITEMS`.
    documents : Document, Text, iterable of these, or mapping of names to strings
        Their texts; one without items is written too.
    folder : path-like
        Where to: ``.txt`` and ``.ann`` a text, ``annotation.conf``, and the items and names of the texts for the way
        back (``items.csv``, ``documents.json``).
    overwrite : bool
        Replace annotations that are there, which may be somebody's work.

    Raises
    ------
    CorrectionError
        If the text of an item is not given, an item lies outside it, annotations are there already, or the folder
        cannot be written.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from allegedly import analyze
    >>> from allegedly.byhand import items, read_brat, write_brat
    >>> doc = analyze("Moscow denied arming the rebels.", name="arms")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_brat(items(doc, kinds=["act"]), doc, folder)
    ...     ann = pathlib.Path(folder, "arms.ann")
    ...     _ = ann.write_text(ann.read_text("utf-8").replace("DENY", "REJECT"), "utf-8")
    ...     read_brat(folder)[["id", "label", "check", "tool_label"]].values.tolist()
    [['x1', 'REJECT', 'changed', 'DENY']]
    """
    require(items)
    texts = texts_of(documents)
    rows = records(items)
    for row in rows:
        if row["doc"] not in texts:
            raise CorrectionError(
                f"there are items of document {row['doc']!r}, but not its text; give the document too"
            )
        if row["end"] > len(texts[row["doc"]]):
            raise CorrectionError(
                f"{row['kind']} {row['id']!r} ends at {row['end']}, but document {row['doc']!r} has "
                f"{len(texts[row['doc']])} characters; give the text that was analyzed"
            )
    folder = Path(folder)
    files = _file_names(texts)
    there = sorted(path.name for path in folder.glob("*.ann")) if folder.is_dir() else []
    if there and not overwrite:
        raise CorrectionError(
            f"'{folder}' holds {there[0]!r}, which may be somebody's work; choose another folder, or say overwrite=True"
        )
    mine: dict[str, list[dict[str, Any]]] = {doc: [] for doc in texts}
    for row in rows:
        mine[row["doc"]].append(row)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for doc, file in files.items():
            _write(folder / f"{file}.txt", texts[doc])
            _write(
                folder / f"{file}.ann",
                "".join(f"{line}\n" for line in _lines(drawn(mine[doc], texts[doc]), texts[doc])),
            )
        about = {file: {"doc": doc, "sha256": _hash(texts[doc])} for doc, file in files.items()}
        _write(folder / TEXTS_FILE, json.dumps(about, indent=1) + "\n")
        _write(folder / "annotation.conf", _configuration(items))
    except OSError as error:
        raise CorrectionError(f"cannot write into '{folder}': {error.strerror or error}") from error
    write_csv(items, folder / ITEMS_FILE, overwrite=True)


def read_brat(folder: str | os.PathLike[str]) -> pd.DataFrame:
    """Read a folder of annotations that a person has checked.

    Parameters
    ----------
    folder : path-like
        A folder that `write_brat` wrote. A program that gives annotations back in another folder must put its ``.ann``
        files in the place of ours.

    Returns
    -------
    pandas.DataFrame
        Columns as in `CHECKED`: all items that stand in the ``.ann`` files as they were count as confirmed, those that
        are gone as removed.

    Raises
    ------
    CorrectionError
        If a file is missing, a text is not as it was written, or an annotation cannot be understood: the message names
        file, line, value and remedy for every such place.

    Notes
    -----
    A party is whoever stood there before; if its stretch was moved, the words there. A line ``source: Ann Bell`` in a
    note names somebody else; ``target:`` and ``charge:`` go likewise, with ``-`` for none.
    """
    folder = Path(folder)
    try:
        about = json.loads((folder / TEXTS_FILE).read_bytes())
        files = {str(file): (str(one["doc"]), str(one["sha256"])) for file, one in about.items()}
    except FileNotFoundError as error:
        raise CorrectionError(f"'{folder}' holds no '{TEXTS_FILE}'; give the folder that write_brat wrote") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CorrectionError(f"{folder / TEXTS_FILE}: not as it was written ({error}); put it back") from error
    texts = {doc: _text(folder / f"{file}.txt", hashed) for file, (doc, hashed) in files.items()}
    before: dict[str, list[dict[str, Any]]] = {doc: [] for doc in texts}
    for row in records(read_csv(folder / ITEMS_FILE, documents=texts)):
        before[row["doc"]].append(row)
    rows: list[dict[str, Any]] = []
    for file, (doc, _) in files.items():
        path = folder / f"{file}.ann"
        if not path.is_file():
            raise CorrectionError(f"no file '{path}'; put it back, even if it is empty")
        found = parse(path.read_bytes().decode("utf-8", "surrogatepass"), texts[doc])
        reader = Reader(doc, texts[doc], before[doc], found)
        fail(path, reader.problems)
        rows.extend(reader.rows)
    return checked_frame(rows)


# ---------------------------------------------------------------------- writing
def _lines(found: Standoff, text: str) -> Iterator[str]:
    """Yield the lines of one text: stretches, then relations, attributes and notes."""
    stretches = found.stretches.values()
    yield from (textbound(one.name, one.type, one.pieces, text) for one in stretches)
    for number, one in enumerate(found.relations, start=1):
        yield f"R{number}\t{one.type} Arg1:{one.first} Arg2:{one.second}"
    attributes = [(one.name, *pair) for one in stretches for pair in one.attributes.items()]
    for number, (name, attribute, value) in enumerate(attributes, start=1):
        yield f"A{number}\t{attribute} {name} {value}"
    notes = [(one.name, *pair) for one in stretches for pair in one.notes]
    for number, (name, kind, words) in enumerate(notes, start=1):
        yield f"#{number}\t{kind} {name}\t{words}"


def _configuration(items: pd.DataFrame) -> str:
    """Return the file that tells brat which annotations there are, of the kinds that the items have."""
    kinds = list(dict.fromkeys(items["kind"])) or ["attribution", "mark", "act"]
    marks = [label.partition(".") for label in labels_of("mark")] if "mark" in kinds else []
    own = {label.partition(".")[0] for kind, label in zip(items["kind"], items["label"], strict=True) if kind == "mark"}
    categories = list(dict.fromkeys([category for category, _, _ in marks] + sorted(own)))
    subtypes = list(dict.fromkeys(subtype for _, _, subtype in marks))
    acts = list(labels_of("act")) if "act" in kinds else []
    labels = [*([ATTRIBUTION] if "attribution" in kinds else []), *acts, *categories]
    either = "|".join(labels)
    lines = ["[entities]", *labels, PARTY, PASSAGE, "", "[relations]"]
    lines += [f"{role}\tArg1:{either}, Arg2:{other}" for role, (_, other) in ROLES.items()]
    # brat draws nothing that overlaps unless it is told that it may.
    lines += ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]", "", "[attributes]"]
    if "attribution" in kinds:
        lines.append(f"{QUOTE}\tArg:{ATTRIBUTION}, Value:{'|'.join(labels_of('attribution'))}")
    if subtypes:
        lines.append(f"{SUBTYPE}\tArg:{'|'.join(categories)}, Value:{'|'.join(subtypes)}")
    return "\n".join([*lines, ""])


def _file_names(docs: Mapping[str, str]) -> dict[str, str]:
    """Return names of files that every system allows, one a document."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for doc in docs:
        name = _SAFE.sub("_", doc.encode("utf-8", "replace").decode("utf-8")).strip("._")[:100] or "text"
        name = f"{name}_" if _RESERVED.fullmatch(name) else name
        same, number = name, 1
        # Windows and macOS take capitals and small letters for one.
        while name.lower() in taken:
            number += 1
            name = f"{same}-{number}"
        taken.add(name.lower())
        found[doc] = name
    return found


def _write(path: Path, string: str) -> None:
    path.write_bytes(string.encode("utf-8", "surrogatepass"))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------------- reading
def _text(path: Path, hashed: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorrectionError(f"cannot open '{path}': {error.strerror or error}; put it back") from error
    if sha256(data).hexdigest() != hashed:
        raise CorrectionError(
            f"{path}: the text is not the one that was written, so that offsets mean nothing; put it back"
        )
    return data.decode("utf-8", "surrogatepass")
