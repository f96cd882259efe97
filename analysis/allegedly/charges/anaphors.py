"""Charges that only take up one that stands before: "such claims", "it", "any wrongdoing", "pleaded not guilty"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from .._syntax import below, complement
from .deeds import top

if TYPE_CHECKING:
    from ..acts import Act
    from ..reading import Reading

#: How a charge is taken up, from the plainest to the vaguest word: by a noun that only accusations go by, by a noun
#: for anything said, by a pronoun, by a word for guilt or by nothing at all.
Anaphor = Literal["accusation", "claim", "pronoun", "guilt", "nothing"]

_ACCUSATIONS: Final = frozenset(
    "accusation allegation charge imputation indictment innuendo insinuation slander slur smear".split()
)
#: Nouns for anything that is said against somebody. Others ("the report", "her image") may mean things of their own.
_CLAIMS: Final = frozenset(
    "account assertion characterisation characterization claim complaint contention criticism depiction description "
    "fabrication falsehood idea implication invention lie notion portrayal remark rumor rumour speculation statement "
    "story suggestion suspicion theory version".split()
)
_GUILT: Final = frozenset(
    "blame everything guilt impropriety involvement liability malfeasance malpractice misconduct part responsibility "
    "role wrong wrongdoing wrong-doing".split()
)
_PRONOUNS: Final = frozenset({"it", "this", "that", "them", "these", "those", "such", "so", "both"})
_POINTING: Final = frozenset({"such", "these", "those", "this", "that", "the", "any", "all", "both", "each", "every"})
_SEVERAL: Final = frozenset({"them", "these", "those", "all", "both"})
#: Most words of "denied doing any such thing".
_SHORT: Final = 4
#: Nouns for charges that are no charge's own words, even without a word that points.
_PLURALS: Final = frozenset({"accusation", "allegation", "charge", "claim", "insinuation"})


def anaphor(reading: Reading, act: Act) -> Anaphor | None:
    """Return how the charge of an act takes up another one, or None if it has words of its own.

    Parameters
    ----------
    reading : Reading
        The document.
    act : Act
        An accusation or an answer.
    """
    if act.charge is None:
        # "The accusation was absurd": the noun that signals the act is all that is said of the charge.
        cue = reading.tokens_in(act.cue[0]) if act.act == "ACCUSE" and act.cue else range(0)
        if act.act == "ACCUSE":
            return _by_noun(reading, top(reading, cue), cue) if cue else None
        return "nothing"
    tokens = reading.tokens_in(act.charge)
    if not tokens:
        return None
    head = top(reading, tokens)
    lemma = reading.lemma[head].lower()
    if lemma == "do" and len(tokens) <= _SHORT and any(reading.lemma[k].lower() in _PRONOUNS for k in tokens):
        return "pronoun"  # "doing so", "did it"
    if lemma in _GUILT and _bare(reading, head, tokens):
        return "guilt"
    if reading.upos[head] in {"PRON", "DET", "ADV"}:
        return "pronoun" if lemma in _PRONOUNS else None
    return _by_noun(reading, head, tokens)


def _by_noun(reading: Reading, head: int, tokens: range) -> Anaphor | None:
    lemma = reading.lemma[head].lower()
    reported = lemma == "report" and reading.text(head).lower() == "reports"
    if not (lemma in _ACCUSATIONS | _CLAIMS or reported) or not _bare(reading, head, tokens):
        return None
    owned = reading.children(head, "nmod:poss")
    pointing = any(
        reading.lemma[k].lower() in _POINTING | {"a", "an"} for k in reading.children(head, "det", "amod", "det:predet")
    )
    if not (owned or pointing or (lemma in _PLURALS and reading.text(head).lower() != lemma)):
        return None
    return "accusation" if lemma in _ACCUSATIONS else "claim"


def _bare(reading: Reading, head: int, tokens: range) -> bool:
    """Tell whether a noun stands without words for a deed: whose claim it is, and about whom, does not count."""
    content = [k for k in tokens if k != head and reading.upos[k] in {"NOUN", "VERB", "PROPN"}]
    beside = {
        k for child in reading.children(head, "nmod:poss", "nmod", "obl", "acl:relcl") for k in below(reading, child)
    }
    if any(k not in beside for k in content):
        return False
    return complement(reading, head, ("of", "about", "that", "in", "for", "over")) not in tokens


def points(reading: Reading, act: Act) -> tuple[int, bool, bool]:
    """Return the head of the words that take up a charge, and whether they mean the nearest, and several.

    Parameters
    ----------
    reading : Reading
        The document.
    act : Act
        An act for which `anaphor` is not None.

    Returns
    -------
    tuple
        Token, -1 if there are no words; whether it is "that", "this claim"; whether it is a plural.
    """
    span = act.charge if act.charge is not None or act.act != "ACCUSE" else act.cue[0]
    tokens = reading.tokens_in(span) if span is not None else range(0)
    if not tokens:
        return -1, False, False
    head = top(reading, tokens)
    form, lemma = reading.text(head).lower(), reading.lemma[head].lower()
    several = (reading.upos[head] == "NOUN" and form != lemma) or form in _SEVERAL
    return head, reading.text(tokens[0]).lower() in {"this", "that"}, several
