"""The columns of every frame: names, dtypes, units and what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import pandas as pd

#: What stands between the pieces of a discontinuous thing.
GAP: Final = " … "

#: What stands between the items of a list in a column of strings.
LIST: Final = "; "

#: Acts that bear on a charge and are drawn, in the order of drawing: accusations first, then the answers.
DISPUTES: Final = ("ACCUSE", "CRITICIZE", "DENY", "REJECT", "UNDERCUT", "EVADE")

#: The acts of `DISPUTES` that have somebody as their target; the others answer a charge.
AGAINST: Final = ("ACCUSE", "CRITICIZE")

#: What those who do an act about a charge are called in the reading form of the ledger.
ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ACCUSE": "accusers",
        "DENY": "deniers",
        "UNDERCUT": "undercutters",
        "EVADE": "evaders",
        "CONCEDE": "conceders",
        "CONFIRM": "confirmers",
    }
)

#: Degrees of explicitness, the plainest first.
EXPLICITNESS: Final = ("lexical", "propositional", "implicit", "weak")

#: The degrees that a strict list of edges takes in: the act is named, or stated in so many words.
STRICT: Final = EXPLICITNESS[:2]

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
    "gloss": Column("str", "the charge in few words, verbs in -ing; or what an act outside all charges is about"),
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
        "deeds": Column("str", "names of its deed: lemmas, and rows of paraphrases with = before them; a list"),
        "objects": Column("str", "lemmas of what its deed was done to, a list with semicolons"),
    }
    | _WHERE
    | {
        "text": Column("str", "the first mention as in the text"),
        "mentions": Column("object", "all mentions as (start, end) pairs", _CHARACTERS),
        "n": Column("int64", "number of mentions", "mentions"),
        "joins": Column(
            "object", "for each act on it (id, by, words, mention): why it is on it, and where it names it"
        ),
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
    | {name: ACTS[name] for name in ("explicitness", "hedged", "blocked", "block", "cue", "start", "end")}
    | {
        "source_start": ACTS["source_start"],
        "source_end": ACTS["source_end"],
        "mention": Column("str", "the words by which the act speaks of the charge"),
        "mention_start": Column("Int64", "where these words start", _CHARACTERS),
        "mention_end": Column("Int64", "where these words end", _CHARACTERS),
        "joined_by": Column("str", "why the act is on the charge: opens, deed, paraphrase, anaphor or bare"),
        "joined_on": Column("str", "the lemma or row of paraphrases shared, or the words that take the charge up"),
    }
    | _EVIDENCE
    | _RULE
    | {"attribution": ACTS["attribution"]}
)
CORPUS: Final[Mapping[str, Column]] = MappingProxyType(
    {"corpus_id": Column("str", "id of the charge across documents; missing for an act outside all charges")}
    | dict(LEDGER)
)


def _role(what: str, name: str) -> dict[str, Column]:
    return {
        name: Column("str", f"who {what}, a list with semicolons; UNSTATED only where the text names nobody"),
        f"{name}_evidence": Column(
            "str", f"sentences in which somebody {what}, one a line, offsets of the cue before it"
        ),
        f"{name}_spans": Column("object", f"cues by which somebody {what} as (start, end) pairs", _CHARACTERS),
        f"{name}_rules": Column("str", f"rules that found that somebody {what}, a list with semicolons"),
    }


POSITIONS: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | _CHARGE
    | {"disputed": Column("bool", "somebody accuses and somebody denies or undercuts")}
    | _role("accuses", "accusers")
    | _role("denies", "deniers")
    | _role("sees no evidence", "undercutters")
    | _role("evades", "evaders")
    | _role("concedes", "conceders")
    | _role("confirms", "confirmers")
    | {"n": Column("int64", "number of acts on it", "acts")}
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
        "cue_spans": Column("object", "the cues as (start, end) pairs", _CHARACTERS),
        "rule": Column("str", "the rules that found the acts, or model, a list with semicolons"),
        "score": Column("float64", "highest confidence of rule or model among the acts", "0 to 1"),
        "acts": Column("str", "ids of the acts, a list with semicolons"),
    }
)
VOICES: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {
        "voice": Column("str", "who speaks: resolved name, AUTHOR or UNSTATED"),
        "quote": Column("str", "direct, mixed or indirect; author for words outside all contents"),
        "words": Column("int64", "tokens of this voice that hold a letter or a digit", "words"),
        "tokens": Column("int64", "tokens of this voice, punctuation among them", "tokens"),
        "attributions": Column("int64", "number of attributions by which it speaks", "attributions"),
        "share": Column("float64", "its words among those of the document; missing in one without words", "0 to 1"),
    }
)

MATRIX: Final[Mapping[str, Column]] = MappingProxyType(
    {
        "accuser": Column("str", "who accuses: party or name, AUTHOR or UNSTATED"),
        "accused": Column("str", "who is accused: party or name, or UNSTATED"),
        "n": Column("int64", "number of places in the texts where the one accuses the other", "cues"),
        "charges": Column("int64", "number of different charges, and of accusations outside all charges", "charges"),
        "docs": Column("int64", "number of documents in which it happens", "documents"),
    }
)
REPORTING_VERBS: Final[Mapping[str, Column]] = MappingProxyType(
    {
        "cue_lemma": ATTRIBUTIONS["cue_lemma"],
        "author_commitment": ATTRIBUTIONS["author_commitment"],
        "n": Column("int64", "number of attributions that it introduces", "attributions"),
        "speakers": Column("int64", "number of different speakers, those unnamed not counted", "speakers"),
    }
)
NAMING: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {
        "actor": Column("str", "who is spoken of: resolved name; the phrase itself for somebody without a name"),
        "party": Column("str", "the party that the actor speaks for, else its own name"),
        "voice": VOICES["voice"],
        "quote": VOICES["quote"],
        "strategy": Column("str", "nomination or predication"),
        "kind": Column("str", "name, description, pronoun, apposition, modifier, predicate or label"),
        "text": Column("str", "the words as in the text"),
        "start": Column("int64", "where they start", _CHARACTERS),
        "end": Column("int64", "where they end", _CHARACTERS),
        "head": Column("str", "lemma of their head word"),
        "modifiers": Column("str", "words that modify a mention, a list with semicolons"),
        "label": Column("str", "words in it that the lexicon lists as labels or loaded nouns, a list with semicolons"),
        "negated": Column("bool", "denied, in a predicate: what the actor is said not to be"),
        "charge_id": Column("str", "id of the charge that a loaded noun names; missing for actors"),
        "rule": Column("str", "mention, title, a relation of Universal Dependencies, a verb, or a lexicon entry"),
        "sentence": Column("Int64", "index of its sentence", "sentences"),
    }
    | _EVIDENCE
)
CONCORDANCE: Final[Mapping[str, Column]] = MappingProxyType(
    _DOC
    | {
        "left": Column("str", "what stands before the hit, line breaks as spaces"),
        "hit": Column("str", "the words that match"),
        "right": Column("str", "what stands after it"),
        "voice": VOICES["voice"],
        "quote": VOICES["quote"],
        "start": Column("int64", "where the hit starts", _CHARACTERS),
        "end": Column("int64", "where the hit ends", _CHARACTERS),
        "sentence": Column("Int64", "index of its sentence", "sentences"),
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
        "positions": POSITIONS,
        "edges": EDGES,
        "matrix": MATRIX,
        "reporting_verbs": REPORTING_VERBS,
        "corpus": CORPUS,
        "voices": VOICES,
        "naming": NAMING,
        "concordance": CONCORDANCE,
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
