"""What a charge says: the deed, who does it, and what it is done to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .._syntax import below, complement, own_subject
from .._types import AUTHOR, UNSTATED
from .deeds import PARTS, Deed, deed, lemma_of
from .nouns import verbs
from .paraphrases import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._types import Span
    from ..actors import Actors
    from ..lexicon import Tables
    from ..reading import Reading
    from .paraphrases import Forms

#: Verbs that say too little by themselves to tell two charges apart or join them.
LIGHT: Final = frozenset("be have do make take get give go use put let keep want try say tell know".split())
_NEGATIONS: Final = frozenset("never no not".split())
#: Words for when something was done, which do not tell two charges apart.
_TIMES: Final = frozenset(
    "afternoon century day decade evening hour minute moment month morning night noon second spring summer autumn "
    "winter time today tomorrow tonight week weekend year yesterday period past midnight "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d(?:s|-\d\d)?$")
_AMOUNTS: Final = frozenset(
    "amount billion dozen group handful hundred kilo litre liter million number series ton tonne thousand wave".split()
)
_KNOWN: Final = frozenset({"the", "this", "that", "these", "those", "such", "any"})
#: Places and things that could be anywhere and anything.
_ANYWHERE: Final = frozenset("area case incident part place region scene site spot thing way zone".split())
#: Relations of what a deed is about, and of the words inside that.
_ABOUT: Final = frozenset(
    "obj iobj obl nmod xcomp ccomp csubj acl nsubj nsubj:pass compound flat flat:name nmod:poss nummod "
    "nmod:unmarked".split()
)
_BEFORE_NOUN: Final = frozenset({"compound", "nmod:poss", "nummod", "conj"})
_PRONOUNS: Final = frozenset({"he", "him", "she", "her", "it", "they", "them"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one charge says.

    Attributes
    ----------
    head : int
        Token of the deed.
    shown : int
        Token from which on a reader should see it: "failing" in "failing to report".
    doer : int or None
        Token of who does it by the wording of the charge.
    keys : frozenset of str
        Names of the deed: lemma, verbs that its noun may come from, and rows of paraphrases with ``=`` before them;
        with ``not`` before them where the charge is that it was not done.
    objects : frozenset of str
        Things and deeds that it is about, as lemmas or rows of paraphrases.
    core : str
        The first of them, mostly the direct object; "" if there are none.
    means : frozenset of str
        Those that a paraphrase has made part of the deed: the weapons in "sending weapons".
    names : frozenset of str
        Proper names among them, in lower case.
    numbers : frozenset of str
        Numbers in digits among its words.
    light : bool
        Whether the deed says too little by itself.
    part : bool
        Whether it is somebody's part in a deed: "any role in the looting".
    definite : bool
        Whether it takes up a deed that stands before, by its name alone: "the shelling", "destroying any data".
    vague : bool
        Whether it is done to "it", "them" or "anybody".
    negated : bool
        Whether the charge is that it was not done, by a "not" of its own.
    """

    head: int
    shown: int
    doer: int | None
    keys: frozenset[str]
    objects: frozenset[str]
    core: str
    means: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    light: bool
    part: bool
    definite: bool
    vague: bool
    negated: bool


@dataclass(slots=True)
class _Things:
    """What a deed is about, while its words are gone through."""

    objects: set[str]
    names: set[str]
    core: str


def proposition(
    reading: Reading, span: Span, forms: Forms, actors: Actors, tables: Tables, *, denied: bool = False
) -> Proposition:
    """Return what a charge says.

    Parameters
    ----------
    reading : Reading
        The document.
    span : Span
        Its words, at least one token.
    forms : Forms
        Paraphrases in force.
    actors : Actors
        Who is meant by the names and pronouns in it.
    tables : Tables
        Word classes in force.
    denied : bool
        The clause denies the charge, so that its negation is not part of it ("I did not steal it").
    """
    tokens = reading.tokens_in(span)
    place = deed(reading, tokens, forms, tables)
    head, lemma = place.head, lemma_of(reading, place.head)
    doer = _doer(reading, place, tokens)
    inner = _inner(reading, place, tokens, doer, tables)
    particles = [lemma_of(reading, k) for k in reading.children(head, "compound:prt") if k in tokens]
    whole = " ".join((lemma, *particles))
    names = {whole, *(() if reading.upos[head] == "VERB" else verbs(lemma))}
    around = frozenset(lemma_of(reading, k) for k in (*tokens, *inner))
    rows = tuple(dict.fromkeys(row for name in (lemma, *names) for row in forms.of_deed(name, around)))
    keys = names | {key_of(row) for row in rows}
    used = {word for row in rows for word in (*row.needs, *row.form.split())}
    spent = used.union(*map(forms.of_thing, used))
    things = _things(reading, inner, forms, actors, spent)
    objects = (things.objects - spent - LIGHT - _ANYWHERE) | things.names
    negated = not denied and _is_negated(reading, head, place.first)
    whatever = _whatever(reading, head)
    known = [
        k
        for word in {place.first, head, *_claim_of(reading, head, tables)}
        for k in reading.children(word, "det", "amod")
    ]
    return Proposition(
        head=head,
        shown=place.shown,
        doer=doer,
        keys=frozenset(f"not {key}" for key in keys) if negated or place.turned else frozenset(keys),
        objects=frozenset(objects),
        core=things.core,
        means=frozenset(things.objects & spent),
        names=frozenset(things.names),
        numbers=frozenset(reading.text(k) for k in (*inner, *tokens) if reading.text(k)[:1].isdigit()),
        light=(lemma in LIGHT and not rows) or reading.upos[head] in {"PROPN", "PRON", "NUM"},
        part=reading.upos[place.first] == "NOUN" and lemma_of(reading, place.first) in PARTS,
        definite=whatever
        or (reading.upos[head] == "NOUN" and not objects and any(lemma_of(reading, k) in _KNOWN for k in known)),
        vague=whatever or any(reading.upos[k] == "PRON" for k in reading.children(head, "obj")),
        negated=negated,
    )


def _things(reading: Reading, inner: list[int], forms: Forms, actors: Actors, spent: set[str]) -> _Things:
    found = _Things(set(), set(), "")
    for k in sorted(inner):
        lemma, upos = lemma_of(reading, k), reading.upos[k]
        if upos == "PROPN":
            found.names |= {lemma, *_called(reading, actors, k)}
        elif upos == "PRON" and lemma in _PRONOUNS and reading.deprel[k] != "nmod:poss":
            found.objects |= _called(reading, actors, k)
        if upos not in {"NOUN", "PROPN", "VERB"}:
            continue
        things = forms.of_thing(lemma)
        # "thousands of votes", "a number of votes": what counts is the votes.
        amount = lemma in _AMOUNTS and complement(reading, k, ("of",)) is not None
        if not found.core and reading.deprel[k] not in _BEFORE_NOUN and not things & (spent | LIGHT) and not amount:
            found.core = min(things)
        found.objects |= things
    return found


def _called(reading: Reading, actors: Actors, word: int) -> set[str]:
    """Return the words of whoever a pronoun or part of a name stands for, in lower case; none if it names nobody."""
    name = actors.name_of(reading.span(word, word))
    return {part.lower() for part in name.split() if part[:1].isupper()} if name not in {UNSTATED, AUTHOR} else set()


def _whatever(reading: Reading, head: int) -> bool:
    """Tell whether a deed is done to "anybody" or "any data": to whatever was spoken of."""
    return any(
        lemma_of(reading, k).startswith("any") or any(lemma_of(reading, d) == "any" for d in reading.children(k, "det"))
        for k in reading.children(head, "obj", "nsubj:pass")
    )


def _claim_of(reading: Reading, head: int, tables: Tables) -> tuple[int, ...]:
    """Return the noun of "the allegations of torture", whose article is that of the deed as well."""
    up = reading.head[head]
    claim = up >= 0 and reading.upos[up] == "NOUN" and lemma_of(reading, up) in tables.word_class("ACCUSATION_N")
    return (up,) if claim and reading.deprel[head] in {"nmod", "compound"} else ()


def _is_negated(reading: Reading, *words: int) -> bool:
    return any(lemma_of(reading, k) in _NEGATIONS for word in words for k in reading.children(word, "advmod", "det"))


def _doer(reading: Reading, place: Deed, tokens: range) -> int | None:
    """Return who does the deed by the wording of the charge: "Russia's arming", "a raid by the army"."""
    for word in dict.fromkeys((place.first, place.head)):
        passive = reading.children(word, "nsubj:pass")
        for candidate in (
            own_subject(reading, word),
            next(iter(reading.children(word, "nmod:poss")), None),
            complement(reading, word, ("by",)),
        ):
            if candidate is not None and candidate in tokens and candidate not in passive:
                return candidate
    return None


def _inner(reading: Reading, place: Deed, tokens: range, doer: int | None, tables: Tables) -> list[int]:
    """Return the words of what a deed is about."""
    head = place.head
    undergoing = {k for subject in reading.children(head, "nsubj:pass") for k in below(reading, subject)}
    inner = [k for k in _about(reading, head, doer, tables) if k in tokens or k in undergoing]
    if place.carrier is not None:
        carried = {head, *inner}
        about = _about(reading, place.carrier, doer, tables)
        inner.extend(k for k in about if k in tokens and k not in carried)
    if not inner and reading.deprel[head] == "conj":
        # "encouraged and supported the rebels": what it is done to hangs on the verb before it.
        shared = reading.children(reading.head[head], "obj", "obl")
        inner = [k for child in shared for k in below(reading, child) if k in tokens and k > head]
    return inner


def _about(reading: Reading, head: int, doer: int | None, tables: Tables) -> Iterator[int]:
    """Yield the words of the things and deeds that a deed is about, without times, asides and reasons."""
    stack = [k for k in reading.children(head, *_ABOUT) if reading.deprel[k] != "nsubj"]
    seen = {head}
    while stack:
        word = stack.pop()
        if word in seen or word == doer or is_time(reading, word) or is_aside(reading, word, tables):
            continue
        seen.add(word)
        yield word
        for child in reading.children(word):
            # Things are joined to things, but another deed is another charge.
            if reading.deprel[child] in _ABOUT or (reading.deprel[child] == "conj" and reading.upos[child] != "VERB"):
                stack.append(child)


def is_aside(reading: Reading, word: int, tables: Tables) -> bool:
    """Tell whether a word is a remark on the charge, set off by a comma: "..., a claim that it denies"."""
    if reading.upos[word] != "NOUN" or lemma_of(reading, word) not in tables.word_class("ACCUSATION_N"):
        return False
    first = below(reading, word)[0]
    return any(reading.text(k) in {",", "-", "–", "—"} for k in (first, first - 1) if 0 <= k < word)


def is_time(reading: Reading, word: int) -> bool:
    """Tell whether a word says only when: "on Saturday", "last year", "in 2019"."""
    lemma = lemma_of(reading, word)
    return lemma in _TIMES or (_YEAR.match(lemma) is not None and reading.deprel[word] != "nummod")
