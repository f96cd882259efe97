"""An attribution as results have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._types import Spans


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
