"""Attributions under construction: the tag sequence and the links of a reading, put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .._types import Span, Spans
    from ..reading import Reading

_SOURCE: Final = "SOURCE"
_CUE: Final = "CUE"
_CONTENT: Final = "CONTENT"

#: Parts of speech that can be the word a cue is named after.
_LEXICAL: Final = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before it has an id, a speaker and a parent.

    Parameters
    ----------
    source, cue, content : Spans
        Half-open character ranges in order; ``()`` where there is none.
    score : float
        Mean probability of the tags it was built from.
    nested : bool
        Found by syntax inside another attribution, not by the tagger.
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float
    nested: bool = False


Drafts = tuple[Draft, ...]


def decode(reading: Reading) -> Drafts:
    """Group the tagged spans of a reading by cue, as its links say.

    A content that links to no cue makes a draft without one, and a cue that no content links to a draft
    without content: the repairs decide about both.

    Parameters
    ----------
    reading : Reading
        Tags and links, one item a token.

    Returns
    -------
    tuple of Draft
        In order of their first character.
    """
    runs = _runs(reading.tag)
    cues = [run for role, *run in runs if role == _CUE]
    sources = [run for role, *run in runs if role == _SOURCE]
    cue_at = {token: k for k, (start, stop) in enumerate(cues) for token in range(start, stop)}
    source_at = {token: k for k, (start, stop) in enumerate(sources) for token in range(start, stop)}

    contents: list[list[tuple[int, int]]] = [[] for _ in cues]
    orphans: list[tuple[int, int]] = []
    for role, start, stop in runs:
        if role == _CONTENT:
            for cue, piece in _linked(reading, start, stop, cue_at):
                (orphans if cue is None else contents[cue]).append(piece)

    drafts = [_draft(reading, [], [], [piece]) for piece in orphans]
    for (start, stop), pieces in zip(cues, contents, strict=True):
        source = _vote(reading.link[start:stop], source_at)
        said_by = [] if source is None else [tuple(sources[source])]
        drafts.append(_draft(reading, said_by, [(start, stop)], pieces))
    return in_order(drafts)


def in_order(drafts: Iterable[Draft]) -> Drafts:
    """Sort drafts by their first character, outer before nested ones, then by cue and content."""
    return tuple(sorted(drafts, key=lambda d: (extent(d)[0], d.nested, d.cue or d.content, d.content)))


def nonempty(drafts: Iterable[Draft]) -> Drafts:
    """Drop drafts with neither cue nor content left."""
    return tuple(draft for draft in drafts if draft.content or draft.cue)


def extent(draft: Draft) -> Span:
    """Give the range from the first to the last character of a draft."""
    spans = (*draft.source, *draft.cue, *draft.content)
    return min(span[0] for span in spans), max(span[1] for span in spans)


def head_of(reading: Reading, spans: Spans) -> int:
    """Find the token that a phrase hangs from in the tree.

    Parameters
    ----------
    reading : Reading
        Tokens and tree.
    spans : Spans
        The phrase, in one or several pieces.

    Returns
    -------
    int
        The first content word of the phrase whose head lies outside it, else the first token with its head
        outside, else the first token; -1 where the phrase holds no token.
    """
    tokens = [token for span in spans for token in reading.tokens_in(span)]
    if not tokens:
        return -1
    inside = set(tokens)
    tops = [token for token in tokens if reading.head[token] not in inside]
    for candidates in (tops, tokens):
        for token in candidates:
            if reading.upos[token] in _LEXICAL:
                return token
    return tops[0] if tops else tokens[0]


def _runs(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    role, start = "", 0
    for at, tag in enumerate(tags):
        if role and tag == f"I-{role}":
            continue
        if role:
            found.append((role, start, at))
        role, start = ("", at) if tag == "O" else (tag[2:], at)
    if role:
        found.append((role, start, len(tags)))
    return found


def _vote(links: Iterable[int], groups: dict[int, int]) -> int | None:
    votes = Counter(groups[link] for link in links if link in groups)
    return votes.most_common(1)[0][0] if votes else None


def _linked(
    reading: Reading, start: int, stop: int, cue_at: dict[int, int]
) -> list[tuple[int | None, tuple[int, int]]]:
    """Split a content where a sentence ends and the cue changes; sentences without a cue follow the last."""
    pieces: list[tuple[int | None, tuple[int, int]]] = []
    while start < stop:
        sentence = reading.tokens[start].sentence
        end = min(stop, reading.sentence_tokens(sentence).stop)
        cue = _vote(reading.link[start:end], cue_at)
        if pieces and (cue is None or pieces[-1][0] is None or pieces[-1][0] == cue):
            last, (first, _) = pieces[-1]
            pieces[-1] = (cue if last is None else last, (first, end))
        else:
            pieces.append((cue, (start, end)))
        start = end
    return pieces


def _draft(
    reading: Reading,
    source: Sequence[Sequence[int]],
    cue: Sequence[Sequence[int]],
    content: Sequence[Sequence[int]],
) -> Draft:
    scores = [score for start, stop in (*source, *cue, *content) for score in reading.score[start:stop]]
    return Draft(
        source=tuple(reading.span(start, stop - 1) for start, stop in source),
        cue=tuple(reading.span(start, stop - 1) for start, stop in cue),
        content=tuple(reading.span(start, stop - 1) for start, stop in content),
        score=sum(scores) / len(scores),
    )
