"""What the tagger gets wrong in a way that the page shows: one named repair each.

A repair takes the reading, its quotations and the drafts, and gives new drafts. `REPAIRS` has them in the
order in which they are done; any selection of them works, so that each can be measured by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .._syntax import agent, has_case, is_passive, phrase, subject
from .drafts import Draft, head_of, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .._types import Span, Spans
    from ..quotes import Quotation
    from ..reading import Reading

    Drafts = tuple[Draft, ...]
    Repair = Callable[[Reading, Sequence[Quotation], Drafts], Drafts]

_WORD: Final = re.compile(r"\w")
_SPACE: Final = " \t\r\n\f\v\u00a0\u200b\ufeff"
_EDGE: Final = _SPACE + ".,;:!?\u2013\u2014\u2026-"
#: Relations of words that wait for the noun after them, and how far off that may be.
_OPEN_ENDED: Final = frozenset({"case", "det", "nmod:poss", "amod", "compound", "nummod"})
_PHRASE: Final = 6
#: Verbs whose subject is not the one to whom it seems so.
_RAISING: Final = frozenset({"seem", "appear", "happen", "turn", "prove"})
#: What may stand between a cue and the end of its paragraph when a quotation follows.
_SIGNATURE: Final = re.compile(r"\s*([-\u2013\u2014\u2015]{1,2})\s*([^\W\d_].{1,80}?)[.\s]*")
_ANNOUNCED: Final = re.compile(r"[^.?!\"\u201c\u201d]{0,80}:\s*\Z")


# ------------------------------------------------------------------ ranges
def overlap(a: Span, b: Span) -> bool:
    """Tell whether two half-open ranges share a character.

    Examples
    --------
    >>> overlap((0, 2), (2, 4))
    False
    """
    return a[0] < b[1] and b[0] < a[1]


def within(inner: Span, outer: Span) -> bool:
    """Tell whether one half-open range lies inside another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def union(spans: Sequence[Span]) -> Spans:
    """Join overlapping and touching ranges, in order.

    Examples
    --------
    >>> union([(5, 9), (0, 2), (2, 3), (8, 12)])
    ((0, 3), (5, 12))
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def minus(spans: Spans, hole: Span) -> Spans:
    """Cut a range out of others.

    Examples
    --------
    >>> minus(((0, 10), (12, 14)), (4, 13))
    ((0, 4), (13, 14))
    """
    left: list[Span] = []
    for start, end in spans:
        pieces = (start, min(end, hole[0])), (max(start, hole[1]), end)
        left += [(low, high) for low, high in pieces if low < high]
    return tuple(left)


@dataclass(frozen=True, slots=True)
class _Page:
    """Where the pieces of content and the cues of a document stand."""

    segments: tuple[int, ...]
    pieces: tuple[tuple[int, int, int], ...]
    cues: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, reading: Reading, drafts: Sequence[Draft]) -> _Page:
        return cls(
            tuple(segment.start for segment in reading.segments),
            tuple(sorted((s, e, k) for k, draft in enumerate(drafts) for s, e in draft.content)),
            tuple(sorted((draft.cue[0][0], k) for k, draft in enumerate(drafts) if draft.cue)),
        )

    def segment(self, offset: int) -> int:
        """Return the number of the segment that an offset lies in."""
        return bisect_right(self.segments, offset) - 1

    def touching(self, span: Span) -> list[int]:
        """Find the drafts with content in a range, in order."""
        found: dict[int, None] = {}
        at = bisect_left(self.pieces, (span[1],)) - 1
        # Pieces do not overlap to begin with, so that one which ends before the range ends the search.
        while at >= 0 and self.pieces[at][1] > span[0]:
            found[self.pieces[at][2]] = None
            at -= 1
        return list(found)[::-1]

    def cues_between(self, low: int, high: int) -> list[int]:
        """Find the drafts whose cue begins in a range."""
        return [k for _, k in self.cues[bisect_left(self.cues, (low,)) : bisect_left(self.cues, (high,))]]

    def cues_in(self, segment: int) -> list[int]:
        """Find the drafts whose cue begins in a segment."""
        last = segment + 1 == len(self.segments)
        high = self.cues[-1][0] + 1 if last and self.cues else 0 if last else self.segments[segment + 1]
        return self.cues_between(self.segments[segment], high) if segment >= 0 else []


def _told(drafts: Sequence[Draft]) -> Drafts:
    """Drop drafts with nothing left."""
    return tuple(draft for draft in drafts if draft.content or draft.cue)


# ------------------------------------------------------------------ who owns a piece
def relink_strays(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Take a piece of content away from a cue in another paragraph when another cue stands between.

    It goes to the nearest cue of its own paragraph, one without content first; if its paragraph has none, it
    is left without a cue for `adopt_orphans`.
    """
    page = _Page.of(reading, drafts)
    content = [list(draft.content) for draft in drafts]
    orphans: list[Draft] = []
    for k, draft in enumerate(drafts):
        if not draft.cue:
            continue
        at = draft.cue[0][0]
        home = page.segment(at)
        for piece in draft.content:
            here = page.segment(piece[0])
            low, high = (at + 1, piece[0]) if at < piece[0] else (piece[1], at)
            if here == home or not page.cues_between(low, high):
                continue
            content[k].remove(piece)
            owners = page.cues_in(here)
            if owners:
                owner = min(owners, key=lambda o: (bool(drafts[o].content), abs(drafts[o].cue[0][0] - piece[0])))
                content[owner].append(piece)
            else:
                orphans.append(Draft((), (), (piece,), draft.score))
    kept = [replace(draft, content=union(content[k])) for k, draft in enumerate(drafts)]
    return _told(in_order([*kept, *orphans]))


def marry_orphans(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Bring together a content without a cue and a cue without content in one sentence."""
    sentences = [sentence.start for sentence in reading.sentences]
    waiting: dict[int, list[int]] = {}
    for k, draft in enumerate(drafts):
        if draft.cue and not draft.content:
            waiting.setdefault(bisect_right(sentences, draft.cue[0][0]), []).append(k)
    found = list(drafts)
    for k, draft in enumerate(drafts):
        if draft.cue or not draft.content:
            continue
        piece = draft.content[0]
        here = {bisect_right(sentences, piece[0]), bisect_right(sentences, draft.content[-1][1] - 1)}
        owners = [o for sentence in here for o in waiting.get(sentence, ()) if not found[o].content]
        if owners:
            owner = min(owners, key=lambda o: abs(drafts[o].cue[0][0] - piece[0]))
            found[owner] = replace(found[owner], content=draft.content)
            found[k] = replace(draft, content=())
    return _told(found)


def announce(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Give a quotation that opens a paragraph to the cue and colon that end the paragraph before.

    In ``she said:`` followed by a quotation on the next line the cue is the quotation's own, whatever other
    cue the tagger tied it to.
    """
    page = _Page.of(reading, drafts)
    found = list(drafts)
    for quotation in quotations:
        segment = page.segment(quotation.start)
        if segment < 1 or page.segments[segment] != quotation.start:
            continue
        before = reading.segments[segment - 1]
        owner = _announcer(reading, page, found, (before.start, before.end))
        if owner is None:
            continue
        span = (quotation.start, quotation.end)
        for k in page.touching(span):
            if k != owner and not any(within(cue, span) for cue in found[k].cue):
                found[k] = replace(found[k], content=minus(found[k].content, span))
        found[owner] = replace(found[owner], content=union([*found[owner].content, span]))
    return _told(found)


def _announcer(reading: Reading, page: _Page, drafts: list[Draft], segment: Span) -> int | None:
    """Find the draft whose cue stands last in a segment, with a colon and nothing else said after it."""
    cues = page.cues_between(*segment)
    if not cues:
        return None
    end = drafts[cues[-1]].cue[-1][1]
    said_after = any(overlap(span, (end, segment[1])) for span in drafts[cues[-1]].content)
    announced = _ANNOUNCED.match(reading.string[end : segment[1]])
    return cues[-1] if announced and not said_after else None


def sign(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Give a quotation to the signature after it or below it: a dash, a name, and the end of the line."""
    page = _Page.of(reading, drafts)
    found = list(drafts)
    for quotation in quotations:
        signed = _signature(reading, page, quotation)
        if signed is None:
            continue
        span = (quotation.start, quotation.end)
        touching = page.touching(span)
        for k in touching:
            if not any(within(cue, span) for cue in found[k].cue):
                found[k] = replace(found[k], content=minus(found[k].content, span))
        owners = page.cues_between(*signed.span())
        if owners:
            owner = found[owners[0]]
            source = owner.source or (signed.span(2),)
            found[owners[0]] = replace(owner, source=source, content=union([*owner.content, span]))
        elif touching:
            found.append(Draft((signed.span(2),), (signed.span(1),), (span,), found[touching[0]].score))
    return in_order(_told(found))


def _signature(reading: Reading, page: _Page, quotation: Quotation) -> re.Match[str] | None:
    segment = page.segment(quotation.start)
    if quotation.outer >= 0 or segment < 0:
        return None
    start, end = quotation.end, reading.segments[segment].end
    if not _WORD.search(reading.string, start, end) and segment + 1 < len(reading.segments):
        start, end = reading.segments[segment + 1].start, reading.segments[segment + 1].end
    signed = _SIGNATURE.fullmatch(reading.string, start, end)
    tokens = reading.tokens_in((start, end))
    if signed is None or any(reading.upos[token] in ("VERB", "AUX", "PRON") for token in tokens):
        return None
    return signed


def take_whole_quotations(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Let the content that covers half of a quotation or more cover it wholly, marks included.

    A quotation with the cue or source of its owner inside is left alone: its marks do not pair up as they
    should. So is one that nothing closes.
    """
    page = _Page.of(reading, drafts)
    found = list(drafts)
    for quotation in quotations:
        if not quotation.closed and not quotation.continues:
            continue
        span = (quotation.start, quotation.end)
        near = [k for k in page.touching(span) if any(overlap(piece, span) for piece in found[k].content)]
        size = len(reading.tokens_in(quotation.inner))
        if not near or not size:
            continue
        cover = {k: _covered(reading, found[k].content, quotation.inner) for k in near}
        owner = max(near, key=lambda k: cover[k])
        if 2 * cover[owner] < size or any(overlap(part, span) for part in (*found[owner].cue, *found[owner].source)):
            continue
        for k in near:
            if k != owner and not any(within(cue, span) for cue in found[k].cue):
                found[k] = replace(found[k], content=minus(found[k].content, span))
        found[owner] = replace(found[owner], content=union([*found[owner].content, span]))
    return _told(found)


def _covered(reading: Reading, spans: Spans, inner: Span) -> int:
    return sum(
        len(reading.tokens_in((max(start, inner[0]), min(end, inner[1]))))
        for start, end in spans
        if overlap((start, end), inner)
    )


def continue_quotations(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Keep a quotation that runs on over paragraphs with one speaker."""
    page = _Page.of(reading, drafts)
    found = list(drafts)
    for first, second in pairwise(quotations):
        if not first.continues:
            continue
        spans = (first.start, first.end), (second.start, second.end)
        owners = [next((k for k in page.touching(span) if found[k].cue), None) for span in spans]
        first_owner, second_owner = owners
        if first_owner is not None and second_owner is None:
            owner, span = first_owner, spans[1]
        elif first_owner is None and second_owner is not None:
            owner, span = second_owner, spans[0]
        else:
            continue
        for k in page.touching(span):
            if not found[k].cue:
                found[k] = replace(found[k], content=minus(found[k].content, span))
        found[owner] = replace(found[owner], content=union([*found[owner].content, span]))
    return _told(found)


def adopt_orphans(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Give a quotation without a cue to whoever is quoted beside it in the paragraph, or just before it.

    Within the paragraph the attribution with the nearest cue has it, if it is a quotation too. A paragraph
    without any cue belongs to the quotation that ends the paragraph before.
    """
    page = _Page.of(reading, drafts)
    marks = _Marks(quotations)
    found = list(drafts)
    for k, orphan in enumerate(drafts):
        if orphan.cue or not orphan.content or not marks.quotes(orphan.content):
            continue
        at = orphan.content[0][0]
        here = page.segment(at)
        beside = [o for o in page.cues_in(here) if marks.quotes(drafts[o].content)]
        if beside:
            owner = min(beside, key=lambda o: abs(drafts[o].cue[0][0] - at))
        elif not page.cues_in(here) and (before := _last_quoted(page, drafts, marks, here - 1)) is not None:
            owner = before
        else:
            continue
        found[owner] = replace(found[owner], content=union([*found[owner].content, *orphan.content]))
        found[k] = replace(orphan, content=())
    return _told(found)


def _last_quoted(page: _Page, drafts: Drafts, marks: _Marks, segment: int) -> int | None:
    cues = page.cues_in(segment)
    return cues[-1] if cues and marks.quotes(drafts[cues[-1]].content) else None


class _Marks:
    """Finds the quotations in spans."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._outer = [quotation for quotation in quotations if quotation.outer < 0]
        self._starts = [quotation.start for quotation in self._outer]

    def quotes(self, spans: Spans) -> bool:
        """Tell whether any of the spans has a word in a quotation."""
        for start, end in spans:
            k = bisect_left(self._starts, end)
            if k and self._outer[k - 1].end > start:
                return True
        return False


def drop_loose(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Drop a content that has no cue and is no quotation: nothing says that anybody said it."""
    marks = _Marks(quotations)
    return tuple(draft for draft in drafts if draft.cue or marks.quotes(draft.content))


# ------------------------------------------------------------------ sources
def fill_sources(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Read a missing source off the tree: subject or agent of the cue, possessor of a noun of speech."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.cue and draft.content and not draft.source:
            noun = who_speaks(reading, head_of(reading, draft.cue))
            if noun is not None:
                span = phrase(reading, noun)
                if not any(overlap(span, part) for part in (*draft.cue, *draft.content)):
                    found.append(replace(draft, source=(span,)))
                    continue
        found.append(draft)
    return tuple(found)


def who_speaks(reading: Reading, cue: int) -> int | None:
    """Find the head of whoever speaks with a verb or noun of speech; None if the sentence does not say."""
    if reading.upos[cue] == "NOUN":
        owners = reading.children(cue, "nmod:poss")
        others = (c for c in reading.children(cue, "nmod", "obl:agent") if has_case(reading, c, "by", "from"))
        return next(iter((*owners, *others)), None)
    if reading.upos[cue] != "VERB" or reading.lemma[cue] in _RAISING or reading.children(cue, "expl"):
        return None
    if is_passive(reading, cue):
        return agent(reading, cue)
    return subject(reading, cue, depth=2)


# ------------------------------------------------------------------ edges
def close_phrases(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Let a content that breaks off behind a preposition or article go on to the end of the phrase."""
    return tuple(
        replace(
            draft,
            content=union([_closed(reading, span, (*draft.source, *draft.cue)) for span in draft.content]),
        )
        for draft in drafts
    )


def _closed(reading: Reading, span: Span, others: Spans) -> Span:
    tokens = reading.tokens_in(span)
    if not tokens or reading.deprel[tokens[-1]] not in _OPEN_ENDED:
        return span
    head = reading.head[tokens[-1]]
    if head not in range(tokens.stop, tokens.stop + _PHRASE):
        return span
    end = reading.tokens[max(reading.subtree(head))].end
    stops = [start for start, _ in others if tokens[-1] < head and span[1] <= start < end]
    return span[0], min(stops, default=end)


def join_pieces(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Join pieces of one content with nothing but white space and marks between them."""
    found: list[Draft] = []
    for draft in drafts:
        joined: list[Span] = []
        for start, end in draft.content:
            if joined and not _WORD.search(reading.string, joined[-1][1], start):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        found.append(replace(draft, content=tuple(joined)))
    return tuple(found)


def trim_edges(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Cut white space and stray marks off every span; take in the mark that opens or closes a quotation."""
    opening = {quotation.inner[0]: quotation.start for quotation in quotations}
    closing = {quotation.inner[1]: quotation.end for quotation in quotations if quotation.closed}
    ends = {quotation.end for quotation in quotations if quotation.closed}
    return _told(
        [
            replace(
                draft,
                source=_trimmed(reading.string, draft.source, {}, {}, frozenset()),
                cue=_trimmed(reading.string, draft.cue, {}, {}, frozenset()),
                content=_trimmed(reading.string, draft.content, opening, closing, frozenset(ends)),
            )
            for draft in drafts
        ]
    )


def _trimmed(
    string: str, spans: Spans, opening: dict[int, int], closing: dict[int, int], ends: frozenset[int]
) -> Spans:
    def trim() -> Iterator[Span]:
        for start, end in spans:
            start = opening.get(start, start)
            end = closing.get(end, end)
            while start < end and string[start] in _EDGE:
                start += 1
            while end > start and end not in ends and string[end - 1] in _EDGE:
                end -= 1
            if start < end:
                yield start, end

    return tuple(trim())


#: The repairs in the order in which they are done.
REPAIRS: Final[tuple[Repair, ...]] = (
    relink_strays,
    marry_orphans,
    announce,
    sign,
    take_whole_quotations,
    continue_quotations,
    adopt_orphans,
    drop_loose,
    close_phrases,
    join_pieces,
    trim_edges,
    fill_sources,
)
