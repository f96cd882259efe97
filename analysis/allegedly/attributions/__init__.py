"""Attributions: who is said to have said, thought or written what, and by which words.

The reading model tags source, cue and content and links them (`Reading.tag`, `Reading.link`) in the manner
of PolNeAR (Newell, Margolin & Ruths 2018): content with its "that", cue with its auxiliaries and adverbs,
one level only. Named repairs mend what the page shows to be wrong, and a second level is read off the tree.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from .._types import UNSTATED
from ..lexicon import default_tables
from .drafts import Draft, decode, head_of, in_order
from .nesting import nested as inner
from .repairs import REPAIRS, within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._tables import Cue
    from .._types import Spans
    from ..lexicon import Tables
    from ..quotes import Quotation
    from ..reading import Reading
    from .repairs import Repair

Quote = Literal["direct", "mixed", "indirect"]

_ACKNOWLEDGE: Final = "acknowledge"
_ENDORSE: Final = "endorse"
_POS: Final = {"AUX": "VERB", "PROPN": "NOUN", "SCONJ": "ADP"}
_PARTICLES: Final = ("compound:prt", "obj", "obl", "case", "fixed")
_NOT: Final = frozenset({"not", "never", "n't", "n’t"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something that somebody is said to have said.

    Attributes
    ----------
    id : str
        ``"a1"``, ``"a2"``, ... in order of the first character.
    source, cue, content : Spans
        Half-open character ranges in order, ``()`` where there is none. A content may be in pieces.
    speaker : str
        Resolved name of the source, ``"AUTHOR"`` or ``"UNSTATED"``; see `allegedly.actors.with_speakers`.
    cue_lemma : str
        Lemma of the word that the cue is named after, or its entry in the cue table if that has several words
        ("according to", "point out"); ``""`` without a cue.
    cue_token : int
        That word's token, -1 without a cue.
    quote : str
        ``"direct"`` if all words of the content stand in quotation marks, ``"mixed"`` if some do, else
        ``"indirect"``.
    parent : str or None
        The attribution whose content holds this one.
    author_commitment : str
        What the reporting voice does with the content: ``"distance"``, ``"acknowledge"``, ``"endorse"`` or
        ``"deny"``, by the cue (Martin & White 2005).
    score : float
        Mean probability of the tags that it was built from; for a nested one that of its parent.

    Examples
    --------
    >>> one = Attribution(
    ...     "a1", ((0, 3),), ((4, 8),), ((9, 13),), "Ann", "say", 1, "indirect", None, "acknowledge", 0.9
    ... )
    >>> one.speaker, one.parent
    ('Ann', None)
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: str
    cue_lemma: str
    cue_token: int
    quote: str
    parent: str | None
    author_commitment: str
    score: float


def attributions(
    reading: Reading,
    quotations: Sequence[Quotation],
    *,
    repairs: Sequence[Repair] = REPAIRS,
    nested: bool = True,
    tables: Tables | None = None,
) -> tuple[Attribution, ...]:
    """Put together the attributions of a document.

    Parameters
    ----------
    reading : Reading
        The text, read.
    quotations : sequence of Quotation
        Its quotations.
    repairs : sequence of callable, optional
        Repairs to do, in order; ``()`` gives what the model said.
    nested : bool, optional
        Whether to look for attributions inside the contents of others. PolNeAR has none of these, so leave
        them out to compare with it.
    tables : Tables, optional
        Reporting cues, by which cues are named and attributions inside others found; by default those of the
        package (`allegedly.lexicon.default_tables`).

    Returns
    -------
    tuple of Attribution
        In order of their first character, without speakers. None is without content.

    Examples
    --------
    >>> from allegedly.quotes import quotations
    >>> from allegedly.reading import read
    >>> reading = read('"We never sold them arms," the minister said. Aides claimed that he had lied.')
    >>> found = attributions(reading, quotations(reading.string, reading.segments))
    >>> [(a.cue_lemma, a.quote, a.author_commitment) for a in found]
    [('say', 'direct', 'acknowledge'), ('claim', 'indirect', 'distance')]
    """
    in_force = default_tables() if tables is None else tables
    drafts = decode(reading)
    for repair in repairs:
        drafts = repair(reading, quotations, drafts)
    drafts = tuple(draft for draft in drafts if _says_something(reading.string, draft.content))
    if nested:
        drafts = (*drafts, *inner(reading, drafts, in_force))
    drafts = in_order(drafts)
    parents = _parents(drafts)
    in_marks = _Marked(reading, quotations)
    naming = _Naming(reading, in_force.by_lemma)
    found: list[Attribution] = []
    for number, draft in enumerate(drafts):
        token, lemma, commitment = naming.cue(draft.cue)
        parent = parents[number]
        found.append(
            Attribution(
                id=f"a{number + 1}",
                source=draft.source,
                cue=draft.cue,
                content=draft.content,
                speaker=UNSTATED,
                cue_lemma=lemma,
                cue_token=token,
                quote=in_marks.quote(draft.content),
                parent=None if parent is None else f"a{parent + 1}",
                author_commitment=commitment,
                score=draft.score,
            )
        )
    return tuple(found)


def _says_something(string: str, content: Spans) -> bool:
    """Tell whether a content has a word in it; a text of quotation marks alone says nothing."""
    return any(character.isalnum() for start, end in content for character in string[start:end])


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Find for each draft the one with the smallest piece of content around its cue."""
    pieces = [(start, 0, end, k) for k, draft in enumerate(drafts) for start, end in draft.content]
    anchors = [(*(draft.cue or draft.content)[0], k) for k, draft in enumerate(drafts)]
    found: list[int | None] = [None] * len(drafts)
    around: list[tuple[int, int, int]] = []
    for start, anchor, end, k in sorted([*pieces, *((start, 1, end, k) for start, end, k in anchors)]):
        around = [piece for piece in around if piece[1] > start]
        if not anchor:
            around.append((start, end, k))
            continue
        holding = [piece for piece in around if piece[2] != k and within((start, end), piece[:2])]
        if holding:
            found[k] = min(holding, key=lambda piece: piece[1] - piece[0])[2]
    # Without a cue the content stands for it, and two contents may lie in each other.
    return [None if p is not None and found[p] == k and p > k else p for k, p in enumerate(found)]


class _Marked:
    """Tells which words stand in quotation marks."""

    def __init__(self, reading: Reading, quotations: Sequence[Quotation]) -> None:
        self._reading = reading
        self._outer = [quotation for quotation in quotations if quotation.outer < 0]
        self._starts = [quotation.start for quotation in self._outer]

    def quote(self, content: Spans) -> Quote:
        words = marked = 0
        for span in content:
            for token in self._reading.tokens_in(span):
                piece = self._reading.tokens[token]
                if any(map(str.isalnum, piece.text)):
                    words += 1
                    k = bisect_right(self._starts, piece.start) - 1
                    marked += k >= 0 and self._outer[k].end > piece.start
        if not marked:
            return "indirect"
        return "direct" if marked == words else "mixed"


# ------------------------------------------------------------------ cues
class _Naming:
    """Names cues after the words and entries of a table."""

    def __init__(self, reading: Reading, table: Mapping[str, tuple[Cue, ...]]) -> None:
        self._reading = reading
        self._table = table

    def cue(self, cue: Spans) -> tuple[int, str, str]:
        """Name a cue: token, lemma or entry in the cue table, and commitment."""
        reading = self._reading
        token = head_of(reading, cue) if cue else -1
        if token < 0:
            return -1, "", _ACKNOWLEDGE
        words = [t for span in cue for t in reading.tokens_in(span)]
        token = self._saying(token, words)
        entry = self._entry(token, words)
        listed = self._table.get(entry, ())
        rows = [row for row in listed if row.pos == self._pos(token)] or listed
        commitment = next((row.commitment for row in rows if not row.object), "") or (
            rows[0].commitment if rows else _ACKNOWLEDGE
        )
        if commitment == _ENDORSE and any(reading.text(t).lower() in _NOT for t in words):
            commitment = _ACKNOWLEDGE
        return token, entry, commitment

    def _pos(self, token: int) -> str:
        upos = self._reading.upos[token]
        return _POS.get(upos, upos)

    def _rows(self, token: int) -> tuple[Cue, ...]:
        listed = self._table.get(self._reading.lemma[token], ())
        return tuple(row for row in listed if row.pos == self._pos(token))

    def _saying(self, head: int, words: Sequence[int]) -> int:
        """Pass from a verb that only carries the cue ("went on to say", "seemed to think") to the cue word."""
        reading = self._reading
        if " " in self._entry(head, words):
            return head
        if reading.upos[head] != "NOUN" and any(row.act != "ASSERT" for row in self._rows(head)):
            return head
        if reading.upos[head] == "NOUN":
            said = [t for t in words if reading.upos[t] == "VERB" and self._rows(t)]
            return said[0] if said else head
        low = reading.children(head, "xcomp", "ccomp", "advcl", "obj")
        below = [t for t in words if t in low and self._rows(t)]
        if below:
            return below[0]
        if self._rows(head):
            return head
        return next((t for t in words if reading.upos[t] in ("VERB", "NOUN") and self._rows(t)), head)

    def _entry(self, token: int, words: Sequence[int]) -> str:
        """Return the longest entry of the cue table that the word begins, else its lemma."""
        reading = self._reading
        lemma = reading.lemma[token]
        if reading.text(token).lower() == "according":
            return "according to"
        followers = [t for t in words if t > token] + list(reading.children(token, *_PARTICLES))
        for follower in followers:
            entry = f"{lemma} {reading.lemma[follower]}"
            if entry in self._table:
                return entry
        return lemma
