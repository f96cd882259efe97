"""Tables as the pages show them: headings, rows, and cells made of a few kinds of pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Code:
    """Words set as code."""

    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that an example is about, set apart by a tint."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a label of these pages."""

    text: str
    label: str


#: A piece that begins a new line in a cell.
BREAK: Final = "\n"

Piece = str | Code | Cue | Link
Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page.

    Parameters
    ----------
    columns : tuple of str
        Headings.
    rows : tuple of tuple of Cell
        Cells, as many in each row as there are headings.
    widths : tuple of int
        Shares of the width.
    labels : tuple of str
        A label for each row to which other pages can link, or none.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()


def cell(*pieces: Piece | None) -> Cell:
    """Return a cell of these pieces, missing and empty ones left out.

    Examples
    --------
    >>> cell("a", None, "", Code("b"))
    ('a', Code(text='b'))
    """
    return tuple(piece for piece in pieces if piece)


def joined(names: tuple[str, ...] | list[str], *, code: bool = True) -> Cell:
    """Return names with commas between them.

    Examples
    --------
    >>> joined(["a", "b"])
    (Code(text='a'), ', ', Code(text='b'))
    """
    out: list[Piece] = []
    for name in names:
        if out:
            out.append(", ")
        out.append(Code(name) if code else name)
    return tuple(out)


def lines(one: Cell) -> list[Cell]:
    """Return the lines of a cell.

    Examples
    --------
    >>> lines(("a", BREAK, Code("b")))
    [('a',), (Code(text='b'),)]
    """
    out: list[list[Piece]] = [[]]
    for piece in one:
        if piece == BREAK:
            out.append([])
        else:
            out[-1].append(piece)
    return [tuple(line) for line in out]


def plain(one: Cell) -> str:
    """Return the words of a cell.

    Examples
    --------
    >>> plain(("a ", Code("b"), Link(" c", "d")))
    'a b c'
    """
    return "".join(piece if isinstance(piece, str) else piece.text for piece in one)
