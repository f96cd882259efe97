"""Where in the words of a charge its deed stands, behind words that only carry it.

In "making payments", "involvement in the looting" and "the spying allegations" it is the payment, the looting and the
spying; in "failing to report the leak" it is the report, turned round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .._syntax import below, complement, own_subject

if TYPE_CHECKING:
    from .._types import Span
    from ..lexicon import Tables
    from ..reading import Reading
    from .paraphrases import Forms

#: Verbs whose deed is their object or what they are "in": "made payments", "engaged in espionage".
_CARRYING: Final = frozenset(
    "carry commit conduct engage give have involve launch make participate perform perpetrate play take "
    "undertake".split()
)
_CARRYING_IN: Final = frozenset({"engage", "involve", "participate"})
#: Nouns whose deed is what they are "in", "of" or "for".
PARTS: Final = frozenset(
    "act blame complicity guilt hand involvement part participation responsibility role share".split()
)
#: Verbs whose deed is their infinitive or gerund, be it begun, done or only tried.
_PHASES: Final = frozenset("attempt begin continue keep proceed start stop try".split())
#: Verbs and nouns that turn their infinitive round: "failing to report", "failure to report".
_OMITTING: Final = frozenset("fail failure forget neglect omit refuse refusal".split())
#: Verbs behind whose clause, or "of" and "with", the deed stands, where what is taken up was said by somebody.
_SAYING: Final = frozenset("add allege claim report say state tell write".split())
_ACCUSING: Final = frozenset({"accuse", "charge", "suspect"})
#: Endings by which a noun shows that it is a deed.
_ENDINGS: Final = ("ment", "tion", "sion", "ance", "ence", "al", "ing", "ery")
_SHORTEST: Final = 6
#: Deeds that no ending shows.
_PLAIN: Final = frozenset(
    "airstrike arrest assault attack attempt coup crime hack leak murder raid rape search strike theft threat".split()
)
_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """Where the deed of a charge stands.

    Attributes
    ----------
    head : int
        Its token.
    first : int
        Token of the word on which all others of the charge hang.
    shown : int
        Token from which on a reader should see it: "failing" in "failing to report".
    carrier : int or None
        Token of the verb that carries it: "making" in "making payments to rebels".
    turned : bool
        Whether a word on the way turned it round.
    """

    head: int
    first: int
    shown: int
    carrier: int | None
    turned: bool


def deed(reading: Reading, tokens: range, forms: Forms, tables: Tables) -> Deed:
    """Follow the words that only carry a deed down to it.

    Parameters
    ----------
    reading : Reading
        The document.
    tokens : range
        Tokens of the charge, at least one.
    forms : Forms
        Paraphrases in force: a verb that stands in a row with what is around it is a deed of its own.
    tables : Tables
        Word classes in force.
    """
    around = frozenset(lemma_of(reading, k) for k in tokens)
    first = head = shown = top(reading, tokens)
    carrier: int | None = None
    turned = False
    for _ in range(_STEPS):
        verb, lemma = reading.upos[head] == "VERB", lemma_of(reading, head)
        if verb and forms.of_deed(lemma, around):
            break
        inner, told = _carried(reading, head, tables)
        if inner is None or inner not in tokens or reading.upos[inner] not in {"NOUN", "VERB"}:
            break
        turned ^= lemma in _OMITTING
        carrier = head if verb and lemma in _CARRYING else carrier
        head = inner
        shown = head if told else shown
    return Deed(head, first, shown, carrier, turned)


def _carried(reading: Reading, head: int, tables: Tables) -> tuple[int | None, bool]:
    """Return the next word on the way to the deed, and whether what was said of it is left behind."""
    lemma, verb = lemma_of(reading, head), reading.upos[head] == "VERB"
    if lemma in _OMITTING:
        return _child(reading, head, "xcomp", "acl"), False
    if verb and lemma in _PHASES:
        return _child(reading, head, "xcomp"), False
    if verb and lemma in _SAYING | _ACCUSING:
        if own_subject(reading, head) is None:
            return None, False  # "blamed it for reporting that ...": the report is the deed
        return complement(reading, head, ("of", "with")) if lemma in _ACCUSING else _child(reading, head, "ccomp"), True
    if verb and lemma in _CARRYING:
        within = complement(reading, head, ("in",)) if lemma in _CARRYING_IN else None
        found = within if within is not None else _child(reading, head, "obj", "nsubj:pass")
        return (found if found is not None and is_deed(reading, found, tables) else None), False
    if reading.upos[head] == "NOUN" and lemma in PARTS:
        return complement(reading, head, ("in", "for", "of")), True
    if reading.upos[head] == "NOUN" and _is_claim(lemma, tables):
        return _claimed(reading, head), True
    return None, False


def _claimed(reading: Reading, noun: int) -> int | None:
    """Return what a claim is: "the claim that they lied", "allegations of fraud", "the fraud allegations"."""
    inner = _child(reading, noun, "acl", "ccomp")
    if inner is None:
        inner = complement(reading, noun, ("of", "about", "that", "over"))
    return inner if inner is not None else _child(reading, noun, "compound")


def _child(reading: Reading, word: int, *relations: str) -> int | None:
    return next(iter(reading.children(word, *relations)), None)


def _is_claim(lemma: str, tables: Tables) -> bool:
    return lemma in tables.word_class("ACCUSATION_N") and lemma not in tables.word_class("BLAMEWORTHY_N")


def is_deed(reading: Reading, word: int, tables: Tables) -> bool:
    """Tell whether a noun names a deed, by its ending or as a wrong."""
    lemma = lemma_of(reading, word)
    ending = len(lemma) >= _SHORTEST and lemma.endswith(_ENDINGS)
    wrong = lemma in tables.word_class("BLAMEWORTHY_N")
    return reading.upos[word] == "NOUN" and (ending or wrong or lemma in PARTS | _PLAIN)


def lemma_of(reading: Reading, word: int) -> str:
    """Return the lemma of a word in lower case, as the tables have it."""
    return reading.lemma[word].lower()


def top(reading: Reading, tokens: range) -> int:
    """Return the word of a span that hangs on nothing inside it: a verb or noun if there are several."""
    tops = [k for k in tokens if reading.head[k] not in tokens and reading.upos[k] != "PUNCT"]
    for upos in ("VERB", "NOUN", "ADJ", "PROPN"):
        for k in tops:
            if reading.upos[k] == upos:
                return k
    return tops[0] if tops else tokens[0]


def parts(reading: Reading, span: Span, tables: Tables) -> tuple[Span, ...]:
    """Return the charges that one span holds: two in "covering up faults and forging results".

    Verbs or deeds joined by "and" part it, unless one of them has an object that both may share.
    """
    tokens = reading.tokens_in(span)
    if not tokens:
        return (span,)
    head = top(reading, tokens)
    others = [
        k
        for k in reading.children(head, "conj")
        if k in tokens and k > head and reading.upos[k] == reading.upos[head] and own_subject(reading, k) is None
    ]
    if not others or not all(_is_whole(reading, k, tokens, tables) for k in (head, *others)):
        return (span,)
    starts = [min(k for k in below(reading, other) if k in tokens) for other in others]
    if starts != sorted(starts) or starts[0] <= head:
        return (span,)
    pieces = zip([tokens[0], *starts], [*starts, tokens[-1] + 1], strict=True)
    return tuple(_piece(reading, start, stop) for start, stop in pieces)


def _is_whole(reading: Reading, word: int, tokens: range, tables: Tables) -> bool:
    if reading.upos[word] == "NOUN":
        return is_deed(reading, word, tables)
    return reading.upos[word] == "VERB" and any(
        k in tokens for k in reading.children(word, "obj", "obl", "xcomp", "ccomp")
    )


def _piece(reading: Reading, start: int, stop: int) -> Span:
    """Return the span of tokens without commas and conjunctions at its ends."""
    inner = list(range(start, stop))
    while len(inner) > 1 and reading.upos[inner[-1]] in {"PUNCT", "CCONJ"}:
        inner.pop()
    while len(inner) > 1 and reading.upos[inner[0]] in {"PUNCT", "CCONJ"}:
        inner.pop(0)
    return reading.span(inner[0], inner[-1])
