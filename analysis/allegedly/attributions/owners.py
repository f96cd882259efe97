"""Repairs of who owns a piece of content: paragraphs, colons, signatures and quotation marks decide."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .drafts import Draft, in_order, nonempty
from .page import Page
from .quoted import Quoted
from .ranges import minus, overlap, union, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .._types import Span, Spans
    from ..quotes import Quotation
    from ..reading import Reading
    from .drafts import Drafts

_WORD: Final = re.compile(r"\w")
#: What may stand between a quotation and the name of whoever signs it.
_SIGNATURE: Final = re.compile(r"\s*([-\u2013\u2014\u2015]{1,2})\s*([^\W\d_].{1,80}?)[.\s]*")
#: No signature is longer. Of a longer rest no word is looked for, which in a line of quotations alone takes long.
_LONGEST_SIGNATURE: Final = 300
#: What may stand between a cue and the end of its paragraph when a quotation follows.
_ANNOUNCED: Final = re.compile(r"[^.?!\"\u201c\u201d]{0,80}:\s*\Z")


def relink_strays(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Take a piece of content away from a cue in another paragraph when another cue stands between.

    It goes to the nearest cue of its own paragraph, one without content first; if its paragraph has none, it
    is left without a cue for `adopt_orphans`.
    """
    page = Page.of(reading, drafts)
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
    return nonempty(in_order([*kept, *orphans]))


def marry_orphans(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Bring together a content without a cue and a cue without content in one sentence."""
    sentences = [sentence.start for sentence in reading.sentences]
    waiting: dict[int, list[tuple[int, int]]] = {}
    for k, draft in enumerate(drafts):
        if draft.cue and not draft.content:
            waiting.setdefault(bisect_right(sentences, draft.cue[0][0]), []).append((draft.cue[0][0], k))
    for cues in waiting.values():
        cues.sort()
    found = list(drafts)
    for k, draft in enumerate(drafts):
        if draft.cue or not draft.content:
            continue
        piece = draft.content[0]
        here = {bisect_right(sentences, piece[0]), bisect_right(sentences, draft.content[-1][1] - 1)}
        near = [
            (abs(at - piece[0]), owner, sentence)
            for sentence in here
            for at, owner in _nearest(waiting.get(sentence, ()), piece[0])
        ]
        if near:
            _, owner, sentence = min(near)
            cues = waiting[sentence]
            del cues[bisect_left(cues, (drafts[owner].cue[0][0], owner))]
            found[owner] = replace(found[owner], content=draft.content)
            found[k] = replace(draft, content=())
    return nonempty(found)


def _nearest(cues: Sequence[tuple[int, int]], offset: int) -> Iterator[tuple[int, int]]:
    """Yield the first cue at or behind an offset and the one before it, of cues in order of their offsets."""
    at = bisect_left(cues, (offset,))
    if at < len(cues):
        yield cues[at]
    if at:
        yield cues[bisect_left(cues, (cues[at - 1][0],))]


def announce(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Give a quotation that opens a paragraph to the cue and colon that end the paragraph before.

    In ``she said:`` followed by a quotation on the next line the cue is the quotation's own, whatever other
    cue the tagger tied it to.
    """
    page = Page.of(reading, drafts)
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
    return nonempty(found)


def _announcer(reading: Reading, page: Page, drafts: list[Draft], segment: Span) -> int | None:
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
    page = Page.of(reading, drafts)
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
    return in_order(nonempty(found))


def _signature(reading: Reading, page: Page, quotation: Quotation) -> re.Match[str] | None:
    segment = page.segment(quotation.start)
    if quotation.outer >= 0 or segment < 0:
        return None
    start, end = quotation.end, reading.segments[segment].end
    if end - start > _LONGEST_SIGNATURE:
        return None
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
    page = Page.of(reading, drafts)
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
    return nonempty(found)


def _covered(reading: Reading, spans: Spans, inner: Span) -> int:
    return sum(
        len(reading.tokens_in((max(start, inner[0]), min(end, inner[1]))))
        for start, end in spans
        if overlap((start, end), inner)
    )


def continue_quotations(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Keep a quotation that runs on over paragraphs with one speaker."""
    page = Page.of(reading, drafts)
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
    return nonempty(found)


def adopt_orphans(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Give a quotation without a cue to whoever is quoted beside it in the paragraph, or just before it.

    Within the paragraph the attribution with the nearest cue has it, if it is a quotation too. A paragraph
    without any cue belongs to the quotation that ends the paragraph before.
    """
    page = Page.of(reading, drafts)
    quoted = Quoted(quotations)
    found = list(drafts)
    for k, orphan in enumerate(drafts):
        if orphan.cue or not orphan.content or not quoted.any_in(orphan.content):
            continue
        at = orphan.content[0][0]
        here = page.segment(at)
        beside = [o for o in page.cues_in(here) if quoted.any_in(drafts[o].content)]
        if beside:
            owner = min(beside, key=lambda o: abs(drafts[o].cue[0][0] - at))
        elif not page.cues_in(here) and (before := _last_quoted(page, drafts, quoted, here - 1)) is not None:
            owner = before
        else:
            continue
        found[owner] = replace(found[owner], content=union([*found[owner].content, *orphan.content]))
        found[k] = replace(orphan, content=())
    return nonempty(found)


def _last_quoted(page: Page, drafts: Drafts, quoted: Quoted, segment: int) -> int | None:
    cues = page.cues_in(segment)
    return cues[-1] if cues and quoted.any_in(drafts[cues[-1]].content) else None


def drop_loose(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Drop a content that has no cue and is no quotation: nothing says that anybody said it."""
    quoted = Quoted(quotations)
    return tuple(draft for draft in drafts if draft.cue or quoted.any_in(draft.content))
