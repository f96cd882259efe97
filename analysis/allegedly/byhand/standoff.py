"""The standoff format of brat: its lines, and how it cuts spans at the ends of lines.

A file holds one annotation a line: ``T`` a stretch of the text with a type, ``R`` a relation between two of these,
``A`` an attribute, ``#`` a note (Stenetorp et al. 2012, *BRAT: a Web-based Tool for NLP-Assisted Text Annotation*).
Offsets count characters, and a stretch has no line end in it: brat writes what goes over one as several pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .._types import Spans

#: Whatever Python, and brat with it, takes for the end of a line; and tabs, which part the fields of a line.
_LINE_END: Final = re.compile("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TEXTBOUND: Final = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?", re.DOTALL)
_RELATION: Final = re.compile(r"(R\S+)\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_ATTRIBUTE: Final = re.compile(r"([AM]\S+)\t(\S+) (\S+)(?: (\S.*?))?\s*")
_NOTE: Final = re.compile(r"(#\S*)\t(\S+) (\S+)(?:\t(.*))?", re.DOTALL)
_SHAPES: Final = {
    "T": (_TEXTBOUND, "T1<tab>TYPE 0 5<tab>words"),
    "R": (_RELATION, "R1<tab>TYPE Arg1:T1 Arg2:T2"),
    "A": (_ATTRIBUTE, "A1<tab>NAME T1 value"),
    "M": (_ATTRIBUTE, "M1<tab>NAME T1 value"),
    "#": (_NOTE, "#1<tab>TYPE T1<tab>words"),
}
#: Events, normalisations and equivalences, which we do not write and have no use for.
_OTHER: Final = frozenset("EN*")


@dataclass(slots=True)
class Stretch:
    """A text-bound annotation with its attributes and notes.

    Attributes
    ----------
    name, type : str
        Such as ``T1`` and ``DENY``.
    line : int
        Line of the file.
    pieces : Spans
        As in the file: none goes over a line end.
    words : str or None
        As in the file, pieces parted by a space; None if the line has none.
    attributes : dict
        Values by name.
    notes : list of (str, str)
        Type and text of each.
    """

    name: str
    type: str
    line: int
    pieces: Spans
    words: str | None
    attributes: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two stretches, by name."""

    type: str
    line: int
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Standoff:
    """What one file holds.

    Attributes
    ----------
    stretches : dict of str to Stretch
        By name, in the order of the file.
    relations : tuple of Relation
        In the order of the file.
    problems : tuple of str
        What is wrong with it: line, value and remedy.
    """

    stretches: dict[str, Stretch]
    relations: tuple[Relation, ...]
    problems: tuple[str, ...]


def cut(spans: Spans, text: str) -> Spans:
    r"""Cut pieces at the ends of lines, as brat does; what is nothing but line ends goes.

    Examples
    --------
    >>> cut(((0, 7),), "one\r\ntwo")
    ((0, 3), (5, 7))
    """
    return tuple(piece for start, end in spans for piece in _cut(start, end, text))


def _cut(start: int, end: int, text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE_END.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def joined(spans: Spans, text: str) -> Spans:
    r"""Join pieces that nothing but line ends and spaces at them part.

    Examples
    --------
    >>> joined(((0, 3), (5, 8), (9, 10)), "one\r\ntwo x")
    ((0, 8), (9, 10))
    """
    found: list[tuple[int, int]] = []
    for start, end in spans:
        between = text[found[-1][1] : start] if found else ""
        if found and not between.strip() and _LINE_END.search(between):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def textbound(name: str, kind: str, pieces: Spans, text: str) -> str:
    r"""Return the line of a stretch.

    Examples
    --------
    >>> textbound("T1", "DENY", ((0, 2), (6, 8)), "He will deny")
    'T1\tDENY 0 2;6 8\tHe l '
    """
    where = ";".join(f"{start} {end}" for start, end in pieces)
    return f"{name}\t{kind} {where}\t{' '.join(text[start:end] for start, end in pieces)}"


def parse(string: str, text: str) -> Standoff:
    r"""Read a file of annotations of a text.

    Parameters
    ----------
    string : str
        What the file holds.
    text : str
        The text that it is about.

    Returns
    -------
    Standoff
        Lines of events, normalisations and equivalences are passed over.

    Examples
    --------
    >>> found = parse("T1\tDENY 4 10\tdenied\n#1\tAnnotatorNotes T1\tsure\n", "She denied it.")
    >>> found.stretches["T1"].pieces, found.stretches["T1"].notes
    (((4, 10),), [('AnnotatorNotes', 'sure')])
    """
    stretches: dict[str, Stretch] = {}
    relations: list[Relation] = []
    problems: list[str] = []
    about: list[tuple[int, re.Match[str]]] = []
    names: dict[str, int] = {}
    for number, line in enumerate(string.removeprefix("\ufeff").split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip() or line[0] in _OTHER:
            continue
        shape, example = _SHAPES.get(line[0], (None, ""))
        match = shape.fullmatch(line) if shape is not None else None
        if match is None:
            wanted = f"it should look like {example}" if shape is not None else "lines begin with T, R, A or #"
            problems.append(f"line {number}: cannot read {line[:60]!r}; {wanted}")
            continue
        name = match[1]
        # Notes may all be called "#".
        if name in names and name != "#":
            problems.append(
                f"line {number}: {name!r} stands in line {names[name]} too; give one of them another number"
            )
            continue
        names[name] = number
        if line[0] == "T":
            stretch, problem = _stretch(match, number, text)
            stretches[name] = stretch
            problems += [problem] if problem else []
        elif line[0] == "R":
            relations.append(Relation(match[2], number, match[3], match[4]))
        else:
            about.append((number, match))
    problems += [
        f"line {one.line}: no annotation is called {name!r}; delete the relation"
        for one in relations
        for name in (one.first, one.second)
        if name not in stretches
    ]
    for number, match in about:
        stretch_ = stretches.get(match[3])
        if stretch_ is None:
            # A note may be about a relation or the whole text: nothing of ours.
            if match[1][0] != "#":
                problems.append(f"line {number}: no annotation is called {match[3]!r}; delete the attribute")
        elif match[1][0] == "#":
            stretch_.notes.append((match[2], match[4] or ""))
        else:
            stretch_.attributes[match[2]] = match[4] or "true"
    return Standoff(stretches, tuple(relations), tuple(problems))


def _stretch(match: re.Match[str], number: int, text: str) -> tuple[Stretch, str | None]:
    pieces = tuple((int(start), int(end)) for start, end in (piece.split(" ") for piece in match[3].split(";")))
    stretch = Stretch(match[1], match[2], number, tuple(sorted(pieces)), match[4])
    flat = [offset for piece in stretch.pieces for offset in piece]
    if flat != sorted(flat) or any(start >= end for start, end in pieces):
        return stretch, f"line {number}: {match[3]!r} are no pieces one after the other; write start and end of each"
    if flat[-1] > len(text):
        return stretch, f"line {number}: {match[3]!r} lies outside the text, which has {len(text)} characters; move it"
    there = " ".join(text[start:end] for start, end in pieces)
    if stretch.words is not None and stretch.words.split() != there.split():
        return (
            stretch,
            f"line {number}: {stretch.words[:60]!r}, but the text has {there[:60]!r} there; "
            "put back the text that was exported, or annotate anew",
        )
    return stretch, None
