"""Attributions: who is said to have said, thought or written what, and by which words.

The reading model tags source, cue and content and links them (`Reading.tag`, `Reading.link`) in the manner
of PolNeAR (Newell, Margolin & Ruths 2018): content with its "that", cue with its auxiliaries and adverbs,
one level only. Named repairs mend what the page shows to be wrong, and a second level is read off the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._types import UNSTATED
from ..lexicon import default_tables
from .attribution import Attribution
from .cues import Naming
from .drafts import decode, in_order
from .levels import parents
from .nesting import nested as inner
from .quoted import Quoted
from .repairs import REPAIRS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._types import Spans
    from ..lexicon import Tables
    from ..quotes import Quotation
    from ..reading import Reading
    from .repairs import Repair

__all__ = ["Attribution", "attributions"]


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
    above = parents(drafts)
    quoted = Quoted(quotations)
    naming = Naming(reading, in_force.by_lemma)
    found: list[Attribution] = []
    for number, draft in enumerate(drafts):
        token, lemma, commitment = naming.named(draft.cue)
        parent = above[number]
        found.append(
            Attribution(
                id=f"a{number + 1}",
                source=draft.source,
                cue=draft.cue,
                content=draft.content,
                speaker=UNSTATED,
                cue_lemma=lemma,
                cue_token=token,
                quote=quoted.quote(reading, draft.content),
                parent=None if parent is None else f"a{parent + 1}",
                author_commitment=commitment,
                score=draft.score,
            )
        )
    return tuple(found)


def _says_something(string: str, content: Spans) -> bool:
    """Tell whether a content has a word in it; a text of quotation marks alone says nothing."""
    return any(character.isalnum() for start, end in content for character in string[start:end])
