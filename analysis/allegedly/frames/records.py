"""One frame a kind of record: words, attributions, marks, acts, charges, actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .making import envelope, evidence_of, frame_of, mention, mentions_of, parties_of, pieces, sentence_at
from .schema import ACTORS, ACTS, ATTRIBUTIONS, CHARGES, LIST, MARKS, TOKENS

if TYPE_CHECKING:
    import pandas as pd

    from ..actors import Actor, Actors
    from ..acts import Act
    from ..attributions import Attribution
    from ..charges import Charge
    from ..marks import Mark
    from ..reading import Reading


def tokens(reading: Reading, *, doc: str = "", meta: Mapping[str, object] | None = None) -> pd.DataFrame:
    """Tabulate the words of a document, one row a token.

    Parameters
    ----------
    reading : Reading
        What the model read.
    doc : str
        Name of the document.
    meta : Mapping, optional
        Metadata of the document: item ``agency`` becomes the column ``meta_agency``, item ``date`` of a table
        ``inferred`` the column ``meta_inferred_date``.

    Returns
    -------
    pandas.DataFrame
        Columns as in `TOKENS`.
    """
    words, sentences, segments = reading.tokens, reading.sentences, reading.segments
    return frame_of(
        TOKENS,
        {
            "token": range(len(words)),
            "start": [word.start for word in words],
            "end": [word.end for word in words],
            "text": [word.text for word in words],
            "sentence": [word.sentence for word in words],
            "segment": [segments[sentences[word.sentence].segment].kind for word in words],
            "lemma": reading.lemma,
            "upos": reading.upos,
            "head": reading.head,
            "deprel": reading.deprel,
            "tag": reading.tag,
            "link": reading.link,
            "score": reading.score,
        },
        doc,
        meta,
    )


def attributions(
    found: Sequence[Attribution], reading: Reading, *, doc: str = "", meta: Mapping[str, object] | None = None
) -> pd.DataFrame:
    """Tabulate who is said to have said what, one row an attribution.

    Parameters
    ----------
    found : Sequence of Attribution
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `ATTRIBUTIONS`; `start` and `end` are those of source, cue and content together.
    """
    string = reading.string
    wholes = [envelope((*a.source, *a.cue, *a.content)) for a in found]
    return frame_of(
        ATTRIBUTIONS,
        {
            "id": [a.id for a in found],
            "start": [start for start, _ in wholes],
            "end": [end for _, end in wholes],
            "speaker": [a.speaker for a in found],
            "cue_lemma": [a.cue_lemma or None for a in found],
            "quote": [a.quote for a in found],
            "author_commitment": [a.author_commitment for a in found],
            "parent": [a.parent for a in found],
            "score": [a.score for a in found],
            **pieces("source", string, [a.source for a in found]),
            **pieces("cue", string, [a.cue for a in found]),
            **pieces("content", string, [a.content for a in found]),
        },
        doc,
        meta,
    )


def marks(
    found: Sequence[Mark], reading: Reading, *, doc: str = "", meta: Mapping[str, object] | None = None
) -> pd.DataFrame:
    """Tabulate hedges, boosters and the other marks of stance, one row a mark.

    Parameters
    ----------
    found : Sequence of Mark
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `MARKS`.
    """
    string = reading.string
    starts = [sentence.start for sentence in reading.sentences]
    scopes = [() if m.scope is None else (m.scope,) for m in found]
    scope = pieces("scope", string, scopes)
    del scope["scope_spans"]
    return frame_of(
        MARKS,
        {
            "id": [m.id for m in found],
            "start": [m.start for m in found],
            "end": [m.end for m in found],
            "text": [m.text for m in found],
            "category": [m.category for m in found],
            "subtype": [m.subtype for m in found],
            "holder": [m.holder for m in found],
            "entry": [m.entry for m in found],
            "lexicon": [m.lexicon for m in found],
            "rule": [m.rule for m in found],
            "attribution": [m.attribution for m in found],
            "sentence": [sentence_at(starts, m.start) for m in found],
            **scope,
        },
        doc,
        meta,
    )


def acts(
    found: Sequence[Act],
    reading: Reading,
    *,
    actors: Actors | None = None,
    doc: str = "",
    meta: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """Tabulate accusations, denials, evasions and the other acts, one row an act.

    Parameters
    ----------
    found : Sequence of Act
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    actors : Actors, optional
        Fills ``source_party`` and ``target_party``; without it a party is the name itself.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `ACTS`; `start` and `end` are those of the cue, `evidence` the sentence around it.
    """
    string = reading.string
    starts = [sentence.start for sentence in reading.sentences]
    cues = [envelope(x.cue) for x in found]
    evidence = [evidence_of(reading, starts, cue) for cue in cues]
    charges = [() if x.charge is None else (x.charge,) for x in found]
    charge = pieces("charge", string, charges)
    del charge["charge_spans"]
    return frame_of(
        ACTS,
        {
            "id": [x.id for x in found],
            "act": [x.act for x in found],
            "start": [start for start, _ in cues],
            "end": [end for _, end in cues],
            "source_name": [x.source_name for x in found],
            "source_party": parties_of([x.source_name for x in found], actors),
            "target_name": [x.target_name for x in found],
            "target_party": parties_of([x.target_name for x in found], actors),
            "charge_id": [x.charge_id for x in found],
            "explicitness": [x.explicitness for x in found],
            "hedged": [x.hedged for x in found],
            "blocked": [x.blocked for x in found],
            "block": [x.block for x in found],
            "rule": [x.rule for x in found],
            "score": [x.score for x in found],
            "attribution": [x.attribution for x in found],
            "sentence": [None if start is None else sentence_at(starts, start) for start, _ in cues],
            "evidence_start": [start for start, _ in evidence],
            "evidence_end": [end for _, end in evidence],
            "evidence": [None if start is None else string[start:end] for start, end in evidence],
            **pieces("cue", string, [x.cue for x in found]),
            **pieces("source", string, [mention(x.source) for x in found]),
            **pieces("target", string, [mention(x.target) for x in found]),
            **charge,
        },
        doc,
        meta,
    )


def charges(
    found: Sequence[Charge], reading: Reading, *, doc: str = "", meta: Mapping[str, object] | None = None
) -> pd.DataFrame:
    """Tabulate what is held against somebody, one row a charge.

    Parameters
    ----------
    found : Sequence of Charge
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `CHARGES`; `start` and `end` are those of the first mention.
    """
    return frame_of(
        CHARGES,
        {
            "id": [c.id for c in found],
            "gloss": [c.gloss for c in found],
            "accused": [c.accused for c in found],
            "deeds": [LIST.join(sorted(c.deeds)) or None for c in found],
            "objects": [LIST.join(sorted(c.objects)) or None for c in found],
            **mentions_of(reading.string, [c.mentions for c in found]),
            "joins": [tuple((j.act, j.by, j.words, j.mention) for j in c.joins) for c in found],
        },
        doc,
        meta,
    )


def actors(
    found: Sequence[Actor] | Actors,
    reading: Reading,
    *,
    doc: str = "",
    meta: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """Tabulate the people and bodies that a text speaks of, one row an actor.

    Parameters
    ----------
    found : Sequence of Actor
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `ACTORS`; `start` and `end` are those of the first mention.
    """
    named = list(found)
    return frame_of(
        ACTORS,
        {
            "name": [a.name for a in named],
            "aliases": [a.aliases for a in named],
            "speaks_for": [a.speaks_for for a in named],
            **mentions_of(reading.string, [a.mentions for a in named]),
        },
        doc,
        meta,
    )
