"""Who speaks and who is spoken of: names, surnames, pronouns, descriptions and metonyms, resolved to actors.

Rules over capitals, parts of speech and two small tables (``data/names.tsv``, ``data/aliases.tsv``); no model
of its own. An actor keeps the name that the text gives it: "Moscow" stays "Moscow" and *speaks for* "Russia",
so that `Actors.principal` can put both into one row of a ledger and a reader can still see what the
author wrote. "US", "U.S." and "the United States" are one name. Groups ("some Afghan officials") are actors
under their own words and are never merged with persons. Where the text does not say who is meant, the name is
``"UNSTATED"``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .._types import UNSTATED
from .actor import Actor, Actors
from .aliases import Aliases, default, load
from .casting import cast
from .mentions import mentions
from .offices import describe
from .references import References
from .resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    import pandas as pd

    from ..attributions import Attribution
    from ..quotes import Quotation
    from ..reading import Reading

__all__ = ["Actor", "Actors", "actors", "with_speakers"]


def actors(
    reading: Reading,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    *,
    aliases: str | PathLike[str] | pd.DataFrame | Aliases | None = None,
) -> Actors:
    """Find who is named and who speaks in a document.

    Parameters
    ----------
    reading : Reading
        The text, read.
    quotations : sequence of Quotation
        Its quotations.
    attributions : sequence of Attribution
        Who says what, without speakers.
    aliases : path-like, DataFrame or Aliases, optional
        A table in the format of `allegedly.actors.aliases` that wins over ours.

    Returns
    -------
    Actors
        Persons, bodies and states that are named, and whoever is a source, in order of their first mention.

    Raises
    ------
    LexiconError
        If the table breaks the format.

    Notes
    -----
    Pronouns follow the order of preference of centering theory (Grosz, Joshi & Weinstein 1995), with speakers
    as subjects. Gender comes from titles, role nouns, a short list of first names, or the first pronoun that
    refers to somebody.

    Examples
    --------
    >>> from allegedly.attributions import attributions
    >>> from allegedly.quotes import quotations
    >>> from allegedly.reading import read
    >>> reading = read("Kremlin spokeswoman Vera Lukina denied the charge. She said it was absurd.")
    >>> marks = quotations(reading.string, reading.segments)
    >>> said = attributions(reading, marks)
    >>> found = actors(reading, marks, said)
    >>> [a.speaker for a in with_speakers(said, found)]
    ['Vera Lukina', 'Vera Lukina']
    >>> found.principal("Vera Lukina")
    'Russia'
    """
    table = default()
    if aliases is not None:
        table = table + (aliases if isinstance(aliases, Aliases) else load(aliases))
    found = cast(reading, mentions(reading, table), table)
    describe(reading, found)
    references = References(reading, quotations, attributions, found)
    resolver = Resolver(references)
    return Actors(resolver.actors(), resolver)


def with_speakers(attributions: Sequence[Attribution], actors: Actors) -> tuple[Attribution, ...]:
    """Fill in who speaks in each attribution.

    Parameters
    ----------
    attributions : sequence of Attribution
        Attributions as `allegedly.attributions.attributions` gives them.
    actors : Actors
        The actors of the same document.

    Returns
    -------
    tuple of Attribution
        The same with `speaker`: a name, ``"AUTHOR"`` or ``"UNSTATED"``.

    Examples
    --------
    >>> with_speakers((), Actors(()))
    ()
    """
    return tuple(replace(a, speaker=actors.name_of(a.source) if a.source else UNSTATED) for a in attributions)
