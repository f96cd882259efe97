"""Cut a text into runs: stretches of which every character bears the same highlights."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from .._types import Spans

Layer = Literal["content", "party", "act", "mark"]

#: Layers from the outermost highlight to the innermost, with how many of each a character shows at most. What
#: lies further out than that is left undrawn, so that the work stays linear whatever overlaps.
MOST: Final[dict[Layer, int]] = {"content": 1, "party": 1, "act": 4, "mark": 4}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to highlight.

    Attributes
    ----------
    layer : {"content", "party", "act", "mark"}
        What a highlight of it lies upon.
    key : str
        Its kind, as a name that a class of CSS may have.
    voice : int
        Index of the voice that it belongs to.
    spans : Spans
        Its pieces.
    note : str
        What is said of it when a reader points at it.
    ids : tuple of str
        Names under which rows of tables link to it, if they do.
    tag : str
        Label that is set after its first piece, or "".
    blocked : bool
        Whether it is an act that did not take place.
    """

    layer: Layer
    key: str
    voice: int
    spans: Spans
    note: str
    ids: tuple[str, ...] = ()
    tag: str = ""
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A thing as far as one run shows it.

    Attributes
    ----------
    thing : Thing
        What is shown.
    opens, closes : bool
        Whether a piece of the thing starts or ends with the run.
    tag : str
        Label to set after the run, or "".
    """

    thing: Thing
    opens: bool
    closes: bool
    tag: str


@dataclass(frozen=True, slots=True)
class Run:
    """Characters ``[start, end)`` of a text, with what they show, the outermost first.

    Attributes
    ----------
    start, end : int
        Half-open character range.
    pieces : tuple of Piece
        In the order of the layers, in a layer the longer before the shorter.
    begun : tuple of Thing
        Things that begin here, whether they are shown or not: acts, then marks, then parts of attributions.
    depth : int
        How many attributed contents lie in one another here.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    begun: tuple[Thing, ...]
    depth: int


_PRECEDENCE: Final[dict[Layer, int]] = {"act": 0, "mark": 1, "party": 2, "content": 3}

#: Length, start (negative), and the piece: number of its thing, and index in it.
_Open = tuple[int, int, tuple[int, int]]


def runs(length: int, things: Sequence[Thing], *, cuts: Sequence[int] = ()) -> Iterator[Run]:
    """Cut a text at every boundary of a thing.

    Parameters
    ----------
    length : int
        Number of characters of the text.
    things : sequence of Thing
        In any order; spans outside the text are cut off at its ends.
    cuts : sequence of int
        Where to cut besides, such as at the ends of paragraphs.

    Yields
    ------
    Run
        In order and without gaps: together they are the text. The time is linear in `length` and the number of
        spans, but for the sorting.

    Examples
    --------
    >>> hedge = Thing("mark", "hedge", 0, ((2, 5),), "a hedge")
    >>> [(run.start, run.end, len(run.pieces)) for run in runs(8, [hedge], cuts=[6])]
    [(0, 2, 0), (2, 5, 1), (5, 6, 0), (6, 8, 0)]
    """
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for number, thing in enumerate(things):
        for index, (start, end) in enumerate(thing.spans):
            start, end = max(start, 0), min(end, length)
            if start < end:
                spans[number, index] = start, end
    firsts: dict[int, int] = {}
    for number, index in spans:
        firsts.setdefault(number, index)
    opening: dict[int, list[tuple[int, int]]] = {}
    closing: dict[int, list[tuple[int, int]]] = {}
    for piece, (start, end) in spans.items():
        opening.setdefault(start, []).append(piece)
        closing.setdefault(end, []).append(piece)
    inside = {cut for cut in cuts if 0 < cut < length}
    borders = sorted({0, length, *opening, *closing, *inside} if length else ())
    # Of each layer the pieces that are open, the shortest first.
    open_: dict[Layer, list[_Open]] = {layer: [] for layer in MOST}

    def place(piece: tuple[int, int]) -> tuple[list[_Open], _Open]:
        start, end = spans[piece]
        return open_[things[piece[0]].layer], (end - start, -start, piece)

    for start, end in pairwise(borders):
        for piece in closing.get(start, ()):
            entries, entry = place(piece)
            del entries[bisect_left(entries, entry)]
        for piece in opening.get(start, ()):
            insort(*place(piece))
        shown = []
        for layer, most in MOST.items():
            for _, _, (number, index) in reversed(open_[layer][:most]):
                thing = things[number]
                left, right = spans[number, index]
                closes = right == end
                tag = thing.tag if closes and index == firsts[number] else ""
                shown.append(Piece(thing, left == start, closes, tag))
        begun = [things[number] for number, index in opening.get(start, ()) if index == firsts[number]]
        begun.sort(key=lambda thing: _PRECEDENCE[thing.layer])
        yield Run(start, end, tuple(shown), tuple(begun), len(open_["content"]))
