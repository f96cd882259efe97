"""Tidy tables of everything found in a text: one row a thing, with its offsets and where it comes from.

The builders turn tuples of records into pandas frames. Every frame opens with the column ``doc``, closes with
one ``meta_`` column for each item of the document's metadata, and keeps its columns and dtypes when it has no
rows, so that frames of many documents can be put together with :func:`pandas.concat`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from ._errors import Error
from ._types import AUTHOR, UNSTATED

if TYPE_CHECKING:
    from ._types import Span, Spans
    from .actors import Actor, Actors
    from .acts import Act
    from .attributions import Attribution
    from .charges import Charge
    from .marks import Mark
    from .reading import Reading

#: What stands between the pieces of a discontinuous thing.
GAP: Final = " … "

#: What stands between the items of a list in a column of strings.
LIST: Final = "; "

#: Acts that bear on a charge and are drawn, in the order of drawing: accusations first, then the answers.
DISPUTES: Final = ("ACCUSE", "CRITICIZE", "DENY", "REJECT", "UNDERCUT", "EVADE")

#: The acts of `DISPUTES` that have somebody as their target; the others answer a charge.
AGAINST: Final = ("ACCUSE", "CRITICIZE")

#: Degrees of explicitness, the plainest first.
EXPLICITNESS: Final = ("lexical", "propositional", "implicit", "weak")

#: The degrees that a strict list of edges takes in: the act is named, or stated in so many words.
STRICT: Final = EXPLICITNESS[:2]

# Strings stay Python strings: an Arrow-backed column cannot hold the lone surrogate of a damaged text.
_STRING: Final = pd.StringDtype("python", na_value=np.nan)
_CHARACTERS: Final = "characters into the text, end exclusive"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds.

    Parameters
    ----------
    dtype : str
        The pandas dtype: "str", "int64", "Int64" (may be missing), "float64", "bool", or "object" for tuples.
    description : str
        One line.
    unit : str
        What a number counts; "" for a column that is not a number.
    """

    dtype: str
    description: str
    unit: str = ""


def _spans(what: str, name: str) -> dict[str, Column]:
    """Return the four columns of a thing that may be missing or in several pieces."""
    return {
        name: Column("str", f"words of {what}, pieces joined with an ellipsis"),
        f"{name}_start": Column("Int64", f"where {what} starts", _CHARACTERS),
        f"{name}_end": Column("Int64", f"where {what} ends", _CHARACTERS),
        f"{name}_spans": Column("object", f"the pieces of {what} as (start, end) pairs", _CHARACTERS),
    }


_DOC: Final = {"doc": Column("str", "name of the document")}
_RULE: Final = {
    "rule": Column("str", "rule that found it, or model"),
    "score": Column("float64", "confidence of the rule or model", "0 to 1"),
}
_WHERE: Final = {
    "start": Column("Int64", "where it starts", _CHARACTERS),
    "end": Column("Int64", "where it ends", _CHARACTERS),
}
_EVIDENCE: Final = {
    "evidence_start": Column("Int64", "where the evidence starts", _CHARACTERS),
    "evidence_end": Column("Int64", "where the evidence ends", _CHARACTERS),
    "evidence": Column("str", "the sentence or sentences that hold the cue, as in the text"),
}
_CHARGE: Final = {
    "charge_id": Column("str", "id of the charge within the document; missing for an act outside all charges"),
    "gloss": Column("str", "the charge, or what an act outside all charges is about, in words of the text"),
    "accused": Column("str", "whom the charge is held against, a list with semicolons"),
}
_PARTIES: Final = {
    "source_name": Column("str", "who acts: resolved name, AUTHOR or UNSTATED"),
    "source_party": Column("str", "the party that the source speaks for, else its own name"),
    "target_name": Column("str", "at whom: resolved name or UNSTATED; missing for acts without a target"),
    "target_party": Column("str", "the party that the target stands for, else its own name"),
}

TOKENS: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {
        "token": Column("int64", "index of the token in the document", "tokens"),
        "start": Column("int64", "where it starts", _CHARACTERS),
        "end": Column("int64", "where it ends", _CHARACTERS),
        "text": Column("str", "the token as in the text"),
        "sentence": Column("int64", "index of its sentence", "sentences"),
        "segment": Column("str", "dateline, heading or paragraph"),
        "lemma": Column("str", "lower-case lemma; proper nouns keep their case"),
        "upos": Column("str", "part of speech (Universal Dependencies v2)"),
        "head": Column("int64", "index of its syntactic head, -1 for the root of a sentence", "tokens"),
        "deprel": Column("str", "relation to the head (Universal Dependencies v2)"),
        "tag": Column("str", "attribution tag: O, or B-/I- with SOURCE, CUE or CONTENT"),
        "link": Column("int64", "content: index of its cue; cue: index of its source; -1 for none", "tokens"),
        "score": Column("float64", "probability of the tag", "0 to 1"),
    }
)
ATTRIBUTIONS: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {"id": Column("str", "id within the document")}
    | _WHERE
    | {
        "speaker": Column("str", "resolved name of the source, AUTHOR or UNSTATED"),
        "cue_lemma": Column("str", "lemma of the cue's head word"),
        "quote": Column("str", "direct, mixed or indirect"),
        "author_commitment": Column("str", "how the author stands to it: distance, acknowledge, endorse, deny"),
        "parent": Column("str", "id of the attribution that this one is nested in"),
    }
    | _spans("the source", "source")
    | _spans("the cue", "cue")
    | _spans("the content", "content")
    | {"score": _RULE["score"]}
)
MARKS: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {
        "id": Column("str", "id within the document"),
        "start": Column("int64", "where it starts", _CHARACTERS),
        "end": Column("int64", "where it ends", _CHARACTERS),
        "text": Column("str", "the mark as in the text"),
        "category": Column("str", "kind of mark, such as HEDGE or BOOSTER"),
        "subtype": Column("str", "finer kind, such as hearsay"),
        "holder": Column("str", "whose stance it is; names with | between them are undecidable"),
        "entry": Column("str", "lexicon entry that matched"),
        "lexicon": Column("str", "lexicon that holds the entry"),
        "rule": Column("str", "syntactic test that let it stand"),
        "scope_start": Column("Int64", "where the words that it bears on start", _CHARACTERS),
        "scope_end": Column("Int64", "where the words that it bears on end", _CHARACTERS),
        "scope": Column("str", "the words that it bears on"),
        "attribution": Column("str", "id of the attribution whose content holds it"),
        "sentence": Column("Int64", "index of its sentence", "sentences"),
    }
)
ACTS: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {
        "id": Column("str", "id within the document"),
        "act": Column("str", "what is done, such as ACCUSE or DENY"),
    }
    | _WHERE
    | _PARTIES
    | {
        "charge_id": _CHARGE["charge_id"],
        "explicitness": Column("str", "lexical, propositional, implicit or weak"),
        "hedged": Column("bool", "the act is softened"),
        "blocked": Column("bool", "negated, asked or hypothetical: it did not take place"),
        "block": Column("str", "what blocks it"),
    }
    | _RULE
    | {"attribution": Column("str", "id of the attribution that it rests on")}
    | _spans("the cue", "cue")
    | _spans("the source", "source")
    | _spans("the target", "target")
    | {
        "charge": Column("str", "words of the charge, as in the text"),
        "charge_start": Column("Int64", "where the charge starts", _CHARACTERS),
        "charge_end": Column("Int64", "where the charge ends", _CHARACTERS),
        "sentence": Column("Int64", "index of the sentence that its cue starts in", "sentences"),
    }
    | _EVIDENCE
)
CHARGES: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {
        "id": Column("str", "id within the document"),
        "gloss": _CHARGE["gloss"],
        "accused": Column("object", "names of those whom it is held against, a tuple"),
    }
    | _WHERE
    | {
        "text": Column("str", "the first mention as in the text"),
        "mentions": Column("object", "all mentions as (start, end) pairs", _CHARACTERS),
        "n": Column("int64", "number of mentions", "mentions"),
    }
)
ACTORS: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {
        "name": Column("str", "resolved name"),
        "aliases": Column("object", "other forms that the text uses, a tuple"),
        "speaks_for": Column("str", "whom the actor speaks for, where the text says so"),
    }
    | _WHERE
    | {
        "text": Column("str", "the first mention as in the text"),
        "mentions": Column("object", "all mentions as (start, end) pairs", _CHARACTERS),
        "n": Column("int64", "number of mentions", "mentions"),
    }
)
LEDGER: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | _CHARGE
    | {"act_id": Column("str", "id of the act within the document"), "act": ACTS["act"]}
    | _PARTIES
    | {name: ACTS[name] for name in ("explicitness", "hedged", "blocked", "cue", "start", "end")}
    | _EVIDENCE
    | _RULE
)
EDGES: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | _CHARGE
    | {
        "act": Column("str", f"one of {', '.join(DISPUTES)}"),
        "source": _PARTIES["source_name"],
        "source_party": _PARTIES["source_party"],
        "target": Column("str", "at whom: name or UNSTATED; for answers a list with semicolons, or missing"),
        "target_party": Column("str", "the parties that the targets stand for"),
        "n": Column("int64", "number of places in the text that do it", "cues"),
        "hedged": Column("int64", "number of those places where it is softened", "cues"),
        "explicitness": Column("str", "of the plainest of the acts"),
        "cue": Column("str", "the distinct words that carry the acts, a list with semicolons"),
        "start": Column("Int64", "where the first of the cues starts", _CHARACTERS),
    }
)

#: Columns of every frame, by name of the frame.
COLUMNS: Final[Mapping[str, Mapping[str, Column]]] = MappingProxyType(
    {
        "tokens": TOKENS,
        "attributions": ATTRIBUTIONS,
        "marks": MARKS,
        "acts": ACTS,
        "charges": CHARGES,
        "actors": ACTORS,
        "ledger": LEDGER,
        "edges": EDGES,
    }
)


def columns() -> pd.DataFrame:
    """List the columns of every frame.

    Returns
    -------
    pandas.DataFrame
        One row a column: frame, column, dtype, unit, description.

    Examples
    --------
    >>> listed = columns()
    >>> listed.loc[listed["frame"].eq("tokens") & listed["column"].eq("start"), "unit"].item()
    'characters into the text, end exclusive'
    """
    rows = [
        (frame, name, column.dtype, column.unit, column.description)
        for frame, described in COLUMNS.items()
        for name, column in described.items()
    ]
    return pd.DataFrame(rows, columns=["frame", "column", "dtype", "unit", "description"])


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
    return _frame(
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
    wholes = [_envelope((*a.source, *a.cue, *a.content)) for a in found]
    return _frame(
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
            **_pieces("source", string, [a.source for a in found]),
            **_pieces("cue", string, [a.cue for a in found]),
            **_pieces("content", string, [a.content for a in found]),
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
    scope = _pieces("scope", string, scopes)
    del scope["scope_spans"]
    return _frame(
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
            "sentence": [_sentence(starts, m.start) for m in found],
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
    cues = [_envelope(x.cue) for x in found]
    evidence = [_evidence(reading, starts, cue) for cue in cues]
    charges = [() if x.charge is None else (x.charge,) for x in found]
    charge = _pieces("charge", string, charges)
    del charge["charge_spans"]
    return _frame(
        ACTS,
        {
            "id": [x.id for x in found],
            "act": [x.act for x in found],
            "start": [start for start, _ in cues],
            "end": [end for _, end in cues],
            "source_name": [x.source_name for x in found],
            "source_party": _parties([x.source_name for x in found], actors),
            "target_name": [x.target_name for x in found],
            "target_party": _parties([x.target_name for x in found], actors),
            "charge_id": [x.charge_id for x in found],
            "explicitness": [x.explicitness for x in found],
            "hedged": [x.hedged for x in found],
            "blocked": [x.blocked for x in found],
            "block": [x.block for x in found],
            "rule": [x.rule for x in found],
            "score": [x.score for x in found],
            "attribution": [x.attribution for x in found],
            "sentence": [None if start is None else _sentence(starts, start) for start, _ in cues],
            "evidence_start": [start for start, _ in evidence],
            "evidence_end": [end for _, end in evidence],
            "evidence": [None if start is None else string[start:end] for start, end in evidence],
            **_pieces("cue", string, [x.cue for x in found]),
            **_pieces("source", string, [_mention(x.source) for x in found]),
            **_pieces("target", string, [_mention(x.target) for x in found]),
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
    return _frame(
        CHARGES,
        {
            "id": [c.id for c in found],
            "gloss": [c.gloss for c in found],
            "accused": [c.accused for c in found],
            **_mentions(reading.string, [c.mentions for c in found]),
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
    return _frame(
        ACTORS,
        {
            "name": [a.name for a in named],
            "aliases": [a.aliases for a in named],
            "speaks_for": [a.speaks_for for a in named],
            **_mentions(reading.string, [a.mentions for a in named]),
        },
        doc,
        meta,
    )


def ledger(acts: pd.DataFrame, charges: pd.DataFrame, *, blocked: bool = False) -> pd.DataFrame:
    """Put every act beside the charge that it bears on: who accuses, who denies, who will not say.

    Parameters
    ----------
    acts : pandas.DataFrame
        Columns as in `ACTS`, of one document or of several.
    charges : pandas.DataFrame
        Columns as in `CHARGES`, of the same documents.
    blocked : bool
        Keep acts that did not take place (negated, asked, hypothetical).

    Returns
    -------
    pandas.DataFrame
        Columns as in `LEDGER`, one row a pair of charge and act: the charges in their order, the acts on a
        charge in the order of the text. An act of `DISPUTES` that shares its charge with no other comes last,
        without a ``charge_id``, its ``gloss`` the words that it is about, if any; other acts without a charge
        are left out.

    Raises
    ------
    Error
        If two documents have one name.
    """
    chosen = acts[acts["charge_id"].notna() | acts["act"].isin(DISPUTES)]
    if not blocked:
        chosen = chosen[~chosen["blocked"]]
    known = charges[["doc", "id", "gloss", "accused"]].rename(columns={"id": "charge_id"})
    known = known.assign(
        accused=pd.Series([LIST.join(names) for names in known["accused"]], known.index, dtype=_STRING),
        order=range(len(known)),
    )
    twice = known[known.duplicated(["doc", "charge_id"])]
    if len(twice):
        doc, charge = twice.iloc[0][["doc", "charge_id"]]
        raise Error(f"two charges are {charge!r} of document {doc!r}: give every document a name of its own")
    joined = chosen.rename(columns={"id": "act_id"}).merge(known, how="left", on=["doc", "charge_id"])
    joined["gloss"] = joined["gloss"].fillna(joined["charge"])
    joined["document"] = pd.factorize(joined["doc"])[0]
    joined = joined.sort_values(["document", "order", "start"], kind="stable", ignore_index=True)
    return _typed(joined, LEDGER)


def edges(
    ledger: pd.DataFrame,
    *,
    kinds: Collection[str] = DISPUTES,
    explicitness: Collection[str] = STRICT,
) -> pd.DataFrame:
    """Count the acts of each party on each charge: what a drawing of the dispute needs.

    Parameters
    ----------
    ledger : pandas.DataFrame
        Columns as in `LEDGER`.
    kinds : Collection of str
        Acts to take in.
    explicitness : Collection of str
        Degrees of explicitness to take in.

    Returns
    -------
    pandas.DataFrame
        Columns as in `EDGES`. An accusation has one row for each charge, source and target; an answer
        (denial, rejection, undercutting, evasion) one for each charge and source, since it is the
        charge that it answers. Charges that are raised and answered come first, then those that are
        only raised, then those that are only answered; among these the ones with more acts first.
        Within a charge the accusations, then the answers.
    """
    chosen = ledger[ledger["act"].isin(list(kinds)) & ledger["explicitness"].isin(list(explicitness))]
    groups: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for row in chosen.astype(object).where(chosen.notna(), None).to_dict("records"):
        at = row["target_name"] if row["act"] in AGAINST else None
        about = None if row["charge_id"] is not None else row["gloss"]
        key = (row["doc"], row["charge_id"], about, row["act"], row["source_name"], at)
        groups.setdefault(key, []).append({str(name): value for name, value in row.items()})
    merged = pd.DataFrame([_edge(rows) for rows in groups.values()])
    extra = [name for name in ledger.columns if name.startswith("meta_")]
    frame = _typed(merged.reindex(columns=[*EDGES, *extra]), EDGES)
    for name in extra:
        frame[name] = frame[name].astype(ledger[name].dtype)
    return _typed(frame.assign(**_ranks(frame)).sort_values(list(_RANKS), kind="stable", ignore_index=True), EDGES)


_RANKS: Final = ("document", "open", "standing", "few", "first", "group", "kind", "start")


def _ranks(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the keys that put edges in the order of drawing."""
    against = frame["act"].isin(AGAINST)
    name = frame["charge_id"].fillna("")
    about = frame["gloss"].where(frame["charge_id"].isna(), "").fillna("")
    # Edges that are about nothing that was found have nothing in common: one group for each target.
    target = frame["target"].where(name.eq("") & about.eq("") & against, "").fillna("")
    keys = pd.MultiIndex.from_arrays([frame["doc"], name, about, target])
    group = pd.Series(pd.factorize(keys)[0], frame.index)
    kinds = {act: position for position, act in enumerate(DISPUTES)}
    raised, answered = against.groupby(group).transform("any"), (~against).groupby(group).transform("any")
    return {
        "document": pd.Series(pd.factorize(frame["doc"])[0], frame.index),
        "open": frame["charge_id"].isna(),
        "standing": 2 * (~raised.astype(bool)) + ~answered.astype(bool),
        "few": -frame["n"].groupby(group).transform("sum"),
        "first": frame["start"].groupby(group).transform("min"),
        "group": group,
        "kind": pd.Series([kinds.get(act, len(kinds)) for act in frame["act"]], frame.index, dtype="int64"),
    }


def _edge(rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    first = rows[0]
    degrees = {str(row["explicitness"]) for row in rows}
    starts = [int(str(row["start"])) for row in rows if row["start"] is not None]
    return {
        **{name: first[name] for name in first if name.startswith("meta_")},
        **{name: first[name] for name in ("doc", "charge_id", "gloss", "accused", "act", "source_party")},
        "source": first["source_name"],
        "target": _listed(row["target_name"] for row in rows),
        "target_party": _listed(row["target_party"] for row in rows),
        # Two acts of one cue, such as an accusation of two parties at once, are one place in the text.
        "n": len({row["start"] for row in rows}),
        "hedged": len({row["start"] for row in rows if row["hedged"]}),
        "explicitness": next((degree for degree in EXPLICITNESS if degree in degrees), first["explicitness"]),
        "cue": _listed(row["cue"] for row in rows),
        "start": min(starts, default=None),
    }


def _listed(names: Iterable[object]) -> str | None:
    kept = dict.fromkeys(name for name in names if isinstance(name, str))
    return LIST.join(kept) or None


def _frame(
    described: Mapping[str, Column],
    data: Mapping[str, Sequence[object]],
    doc: str,
    meta: Mapping[str, object] | None,
) -> pd.DataFrame:
    rows = len(next(iter(data.values())))
    filled = {"doc": [doc] * rows, **data}
    frame = pd.DataFrame({name: _series(filled[name], column.dtype) for name, column in described.items()})
    for name, value in _flat(meta or {}, "meta"):
        frame[name] = _constant(value, rows)
    return frame


def _flat(meta: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    """Name the items of metadata, those of nested tables by their path."""
    for key, value in meta.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}_{key}")
        elif isinstance(value, (list, tuple)):
            yield f"{prefix}_{key}", LIST.join(map(str, value))
        else:
            yield f"{prefix}_{key}", value


def _typed(frame: pd.DataFrame, described: Mapping[str, Column]) -> pd.DataFrame:
    """Return the described columns, with their dtypes, and the metadata."""
    extra = [name for name in frame.columns if name.startswith("meta_")]
    return frame[[*described, *extra]].astype({name: _dtype(column.dtype) for name, column in described.items()})


def _dtype(name: str) -> Any:
    return _STRING if name == "str" else name


def _series(values: Sequence[object], dtype: str) -> pd.Series:
    return pd.Series(list(values), dtype=_dtype(dtype))


def _constant(value: object, rows: int) -> pd.Series:
    """Return a column of one value of metadata; what pandas has no dtype for is written out."""
    if isinstance(value, dt.date):
        moment = pd.Timestamp(value).as_unit("us")
        return pd.Series(pd.DatetimeIndex([moment] * rows, tz=moment.tz).as_unit("us"))
    for kind, dtype in ((bool, "bool"), (int, "int64"), (float, "float64")):
        if isinstance(value, kind):
            return pd.Series([value] * rows, dtype=dtype)
    return pd.Series([None if value is None else str(value)] * rows, dtype=_STRING)


def _pieces(name: str, string: str, found: Sequence[Spans]) -> dict[str, Sequence[object]]:
    wholes = [_envelope(spans) for spans in found]
    return {
        name: [GAP.join(string[start:end] for start, end in spans) if spans else None for spans in found],
        f"{name}_start": [start for start, _ in wholes],
        f"{name}_end": [end for _, end in wholes],
        f"{name}_spans": found,
    }


def _mentions(string: str, found: Sequence[Spans]) -> dict[str, Sequence[object]]:
    firsts = [spans[:1] for spans in found]
    first = _pieces("text", string, firsts)
    return {
        "start": first["text_start"],
        "end": first["text_end"],
        "text": first["text"],
        "mentions": found,
        "n": [len(spans) for spans in found],
    }


def _mention(spans: Spans | str | None) -> Spans:
    return () if spans is None or isinstance(spans, str) else spans


def _envelope(spans: Spans) -> Span | tuple[None, None]:
    if not spans:
        return None, None
    return min(start for start, _ in spans), max(end for _, end in spans)


def _sentence(starts: Sequence[int], offset: int) -> int | None:
    """Return the index of the last sentence that starts at or before an offset."""
    index = bisect_right(starts, offset) - 1
    return None if index < 0 else index


def _evidence(reading: Reading, starts: Sequence[int], cue: Span | tuple[None, None]) -> Span | tuple[None, None]:
    start, end = cue
    if start is None or end is None:
        return None, None
    first, last = _sentence(starts, start), _sentence(starts, max(start, end - 1))
    if first is None or last is None:
        return start, end
    # Some characters may stand between two sentences: the cue itself is always part of its evidence.
    return min(reading.sentences[first].start, start), max(reading.sentences[last].end, end)


def _parties(names: Sequence[str | None], actors: Actors | None) -> list[str | None]:
    nobody = (None, AUTHOR, UNSTATED)
    party = {name: name if name in nobody or actors is None else actors.principal(name) for name in set(names)}
    return [party[name] for name in names]
