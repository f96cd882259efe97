"""The columns of one frame as plain values, one item a row: what frames are made of, and the tables of a run.

A run over a corpus makes no frame of each document: for the few rows of one text that costs more than finding them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from .making import envelope, evidence_of, mention, mentions_of, parties_of, pieces, sentence_at
from .schema import LIST

if TYPE_CHECKING:
    from ..actors import Actor, Actors
    from ..acts import Act
    from ..attributions import Attribution
    from ..charges import Charge
    from ..marks import Mark
    from ..reading import Reading

#: Values by name of the column, all of one length.
Columns: TypeAlias = "dict[str, Sequence[object]]"


def tokens(reading: Reading) -> Columns:
    """Return the columns of `TOKENS` but for ``doc``."""
    words, sentences, segments = reading.tokens, reading.sentences, reading.segments
    return {
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
    }


def attributions(found: Sequence[Attribution], reading: Reading) -> Columns:
    """Return the columns of `ATTRIBUTIONS` but for ``doc``."""
    string = reading.string
    wholes = [envelope((*a.source, *a.cue, *a.content)) for a in found]
    return {
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
    }


def marks(found: Sequence[Mark], reading: Reading) -> Columns:
    """Return the columns of `MARKS` but for ``doc``."""
    string = reading.string
    starts = [sentence.start for sentence in reading.sentences]
    scopes = [() if m.scope is None else (m.scope,) for m in found]
    scope = pieces("scope", string, scopes)
    del scope["scope_spans"]
    return {
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
    }


def acts(found: Sequence[Act], reading: Reading, actors: Actors | None = None) -> Columns:
    """Return the columns of `ACTS` but for ``doc``."""
    string = reading.string
    starts = [sentence.start for sentence in reading.sentences]
    cues = [envelope(x.cue) for x in found]
    evidence = [evidence_of(reading, starts, cue) for cue in cues]
    charges = [() if x.charge is None else (x.charge,) for x in found]
    charge = pieces("charge", string, charges)
    del charge["charge_spans"]
    return {
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
    }


def charges(found: Sequence[Charge], reading: Reading) -> Columns:
    """Return the columns of `CHARGES` but for ``doc``."""
    return {
        "id": [c.id for c in found],
        "gloss": [c.gloss for c in found],
        "accused": [c.accused for c in found],
        "deeds": [LIST.join(sorted(c.deeds)) or None for c in found],
        "objects": [LIST.join(sorted(c.objects)) or None for c in found],
        **mentions_of(reading.string, [c.mentions for c in found]),
        "joins": [tuple((j.act, j.by, j.words, j.mention) for j in c.joins) for c in found],
    }


def actors(found: Sequence[Actor] | Actors, reading: Reading) -> Columns:
    """Return the columns of `ACTORS` but for ``doc``."""
    named = list(found)
    return {
        "name": [a.name for a in named],
        "aliases": [a.aliases for a in named],
        "speaks_for": [a.speaks_for for a in named],
        **mentions_of(reading.string, [a.mentions for a in named]),
    }
