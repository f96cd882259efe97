"""What the tagger gets wrong in a way that the page shows: one named repair each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from allegedly._drafts import Draft, extent, head_of, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from allegedly._types import Span, Spans
    from allegedly.quotes import Quotation
    from allegedly.reading import Reading

    Drafts = tuple[Draft, ...]
    Repair = Callable[[Reading, Sequence[Quotation], Drafts], Drafts]

_WORD: Final = re.compile(r"\w")
_EDGE: Final = " \t\r\n\f\v\u00a0.,;:!?\u2013\u2014\u2026-"
_ANNOUNCED: Final = re.compile(r"[^.?!\"\u201c\u201d]{0,80}:\s*\Z")
_GAP: Final = re.compile(r"[^\w\n]*\n?[^\w\n]*")


# ------------------------------------------------------------------ geometry
def overlap(a: Span, b: Span) -> bool:
    """Tell whether two half-open ranges share a character."""
    return a[0] < b[1] and b[0] < a[1]


def within(inner: Span, outer: Span) -> bool:
    """Tell whether one half-open range lies inside another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def union(spans: Sequence[Span]) -> Spans:
    """Join overlapping and touching ranges, in order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def minus(spans: Spans, hole: Span) -> Spans:
    """Cut a range out of others."""
    left: list[Span] = []
    for start, end in spans:
        left += [piece for piece in ((start, min(end, hole[0])), (max(start, hole[1]), end)) if piece[0] < piece[1]]
    return tuple(left)


# ------------------------------------------------------------------ repairs
def announce(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Give a quotation that opens a paragraph to the cue and colon that end the paragraph before.

    In ``she said:`` followed by a quotation on the next line the cue is the quotation's own, whatever other
    cue the tagger tied it to.
    """
    by_segment = {start: k for k, start in enumerate(segment.start for segment in reading.segments)}
    found = list(drafts)
    for quotation in quotations:
        segment = by_segment.get(quotation.start, 0)
        if segment == 0:
            continue
        before = reading.segments[segment - 1]
        owner = _announcer(reading, found, (before.start, before.end))
        if owner is None:
            continue
        span = (quotation.start, quotation.end)
        for k, draft in enumerate(found):
            if k != owner and draft.content and not any(within(cue, span) for cue in draft.cue):
                found[k] = replace(draft, content=minus(draft.content, span))
        found[owner] = replace(found[owner], content=union([*found[owner].content, span]))
    return _told(found)


def _announcer(reading: Reading, drafts: list[Draft], segment: Span) -> int | None:
    """Find the draft whose cue stands last in a segment, with a colon and nothing else said after it."""
    best: int | None = None
    for k, draft in enumerate(drafts):
        if draft.cue and within(draft.cue[-1], segment) and (best is None or draft.cue > drafts[best].cue):
            best = k
    if best is None:
        return None
    end = drafts[best].cue[-1][1]
    said_after = any(overlap(span, (end, segment[1])) for span in drafts[best].content)
    return best if not said_after and _ANNOUNCED.match(reading.string[end : segment[1]]) else None


def detach_strays(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Cut off pieces of content that stand in another paragraph than their cue, with another cue between."""
    starts = [segment.start for segment in reading.segments]
    cues = sorted(span[0] for draft in drafts for span in draft.cue)
    found: list[Draft] = []
    for draft in drafts:
        if not draft.cue or len(draft.content) < 2:
            found.append(draft)
            continue
        at = draft.cue[0][0]
        home = bisect_right(starts, at)
        kept: list[Span] = []
        for piece in draft.content:
            low, high = min(piece[0], at), max(piece[0], at)
            between = bisect_left(cues, high) - bisect_right(cues, low)
            if bisect_right(starts, piece[0]) != home and between > 0:
                found.append(Draft((), (), (piece,), draft.score))
            else:
                kept.append(piece)
        found.append(replace(draft, content=tuple(kept)))
    return in_order(found)


def take_whole_quotations(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Let the content that covers half of a quotation or more cover it wholly, marks included.

    A quotation with a cue of its owner inside is left alone: its marks do not pair up as they should.
    """
    found = list(drafts)
    for quotation in quotations:
        if not quotation.closed and not quotation.continues:
            continue
        span = (quotation.start, quotation.end)
        size = len(reading.tokens_in(quotation.inner))
        near = [k for k, draft in enumerate(found) if any(overlap(piece, span) for piece in draft.content)]
        if not near or not size:
            continue
        cover = {k: _covered(reading, found[k].content, quotation.inner) for k in near}
        owner = max(near, key=lambda k: cover[k])
        if 2 * cover[owner] < size:
            continue
        if any(overlap(part, span) for part in (*found[owner].cue, *found[owner].source)):
            continue
        found[owner] = replace(found[owner], content=union([*found[owner].content, span]))
        for k in near:
            if k != owner and not any(within(cue, span) for cue in found[k].cue):
                found[k] = replace(found[k], content=minus(found[k].content, span))
    return _told(found)


def _covered(reading: Reading, spans: Spans, inner: Span) -> int:
    return sum(
        len(reading.tokens_in((max(start, inner[0]), min(end, inner[1]))))
        for start, end in spans
        if overlap((start, end), inner)
    )


def adopt_orphans(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Give a quotation without a cue to the speaker who is quoted beside it in the same paragraph.

    The nearest attribution with a quotation before it wins, else the nearest after it; a quotation that runs
    on from the paragraph before belongs to whoever had that one.
    """
    found = list(drafts)
    starts = [segment.start for segment in reading.segments]
    quoted = {k for k, draft in enumerate(found) if draft.cue and _quotes(quotations, draft.content)}
    for k, orphan in enumerate(found):
        if orphan.cue or not _quotes(quotations, orphan.content):
            continue
        home = bisect_right(starts, orphan.content[0][0])
        beside = [
            (abs(found[j].cue[0][0] - orphan.content[0][0]), j)
            for j in quoted
            if bisect_right(starts, found[j].cue[0][0]) == home
        ]
        if beside:
            _, owner = min(beside)
            found[owner] = replace(found[owner], content=union([*found[owner].content, *orphan.content]))
            found[k] = replace(orphan, content=())
    return _told(found)


def continue_quotations(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Keep a quotation that runs on over paragraphs with one speaker."""
    found = list(drafts)
    for first, second in zip(quotations, quotations[1:], strict=False):
        if not first.continues:
            continue
        a, b = (first.start, first.end), (second.start, second.end)
        owner = next((k for k, d in enumerate(found) if d.cue and any(overlap(p, a) for p in d.content)), None)
        other = next((k for k, d in enumerate(found) if d.cue and any(overlap(p, b) for p in d.content)), None)
        if owner is None and other is None or owner == other:
            continue
        target, span = (owner, b) if owner is not None and other is None else (other, a)
        if target is None or (owner is not None and other is not None):
            continue
        for k, draft in enumerate(found):
            if not draft.cue:
                found[k] = replace(draft, content=minus(draft.content, span))
        found[target] = replace(found[target], content=union([*found[target].content, span]))
    return _told(found)


def _quotes(quotations: Sequence[Quotation], spans: Spans) -> bool:
    if not spans:
        return False
    starts = [quotation.start for quotation in quotations]
    for start, end in spans:
        k = bisect_left(starts, end)
        if k and quotations[k - 1].end > start:
            return True
    return False


def fill_sources(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Read a missing source off the tree: subject, agent or possessor of the cue, or the noun it modifies."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.cue and draft.content and not draft.source:
            noun = subject_of(reading, head_of(reading, draft.cue))
            if noun >= 0:
                span = phrase(reading, noun)
                if not any(overlap(span, part) for part in (*draft.cue, *draft.content)):
                    draft = replace(draft, source=(span,))
        found.append(draft)
    return tuple(found)


def subject_of(reading: Reading, cue: int) -> int:
    """Find the head of whoever speaks with a verb or noun of speech; -1 if the sentence does not say."""
    for _ in range(3):
        if reading.upos[cue] == "NOUN":
            wanted = ("nmod:poss",)
        elif reading.children(cue, "nsubj:pass", "aux:pass"):
            wanted = ("obl:agent",)
        else:
            wanted = ("nsubj", "obl:agent")
        for child in reading.children(cue, *wanted):
            return child
        relation, head = reading.deprel[cue], reading.head[cue]
        if relation in ("acl", "acl:relcl") and reading.lemma[cue] != reading.text(cue):
            return head
        if relation not in ("conj", "advcl", "xcomp") or head < 0:
            return -1
        cue = head
    return -1


def phrase(reading: Reading, noun: int) -> Span:
    """Give the noun phrase of a noun: its subtree without relative clauses, clauses and marks at the edge."""
    tokens = {noun}
    queue = [noun]
    while queue:
        for child in reading.children(queue.pop()):
            if reading.deprel[child] not in _LOOSE:
                tokens.add(child)
                queue.append(child)
    low = high = noun
    while low - 1 in tokens:
        low -= 1
    while high + 1 in tokens:
        high += 1
    while high > noun and reading.upos[high] == "PUNCT":
        high -= 1
    while low < noun and reading.upos[low] == "PUNCT":
        low += 1
    return reading.span(low, high)


_LOOSE: Final = frozenset({"acl:relcl", "acl", "parataxis", "ccomp", "advcl", "cop", "nsubj", "aux", "mark"})


def join_pieces(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Join pieces of one content with nothing but white space and marks of one paragraph between them."""
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
    """Cut white space and stray marks off every span; take in the mark that closes or opens a quotation."""
    opens = {quotation.start for quotation in quotations}
    inner = {quotation.inner[0]: quotation.start for quotation in quotations}
    outer = {quotation.inner[1]: quotation.end for quotation in quotations if quotation.closed}
    closes = {quotation.end for quotation in quotations}
    string = reading.string

    def trim(start: int, end: int) -> Span | None:
        while start < end and string[start] in _EDGE and start not in opens:
            start += 1
        while end > start and string[end - 1] in _EDGE and end not in closes:
            end -= 1
        return (start, end) if start < end else None

    found: list[Draft] = []
    for draft in drafts:
        content = []
        for start, end in draft.content:
            start, end = inner.get(start, start), outer.get(end, end)
            if (span := trim(start, end)) is not None:
                content.append(span)
        parts = [tuple(s for a, b in part if (s := trim(a, b))) for part in (draft.source, draft.cue)]
        found.append(replace(draft, source=parts[0], cue=parts[1], content=tuple(content)))
    return _told(found)


def _told(drafts: Sequence[Draft]) -> Drafts:
    """Drop drafts with nothing left."""
    return tuple(draft for draft in drafts if draft.content or draft.cue)


#: The repairs in the order in which they are done.
REPAIRS: Final[tuple[Repair, ...]] = (
    detach_strays,
    announce,
    take_whole_quotations,
    continue_quotations,
    adopt_orphans,
    join_pieces,
    trim_edges,
    fill_sources,
)
