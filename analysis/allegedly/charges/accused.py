"""Who is accused, and whether two charges are held against the same.

A name agrees with itself and with those that speak for it. A bare description ("the company") may mean somebody who
was named before, or not: it neither agrees nor disagrees, and what the charges are about must decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from .._syntax import phrase
from .._types import AUTHOR, UNSTATED
from ..actors.names import names
from .deeds import top

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .._types import Span
    from ..actors import Actors
    from ..acts import Act
    from ..reading import Reading
    from .propositions import Proposition

#: How two sets of accused stand to each other, the nearest first.
Relation = Literal["same", "party", "open", "unknown", "different"]
#: What somebody is, "" where nothing tells.
Kind = Literal["person", "body", ""]

_HE_SHE: Final = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
#: Those who answer for whoever they belong to: "Crane's office".
_MOUTHPIECE: Final = re.compile(
    r"(.+?)['’]s? (?:office|lawyers?|attorneys?|solicitors?|campaign|team|aides?|counsel|"
    r"spokes(?:man|woman|person|people)|representatives?|publicist|agent)$"
)
#: Rules for denials of what one is accused of oneself: deny, plead not guilty, somebody's denial.
_OWN: Final = frozenset({"D1", "D5", "D6"})
#: Words before a noun that takes up somebody, besides none at all ("chemical maker Polvex").
_TAKING_UP: Final = frozenset(
    {"the", "this", "that", "he", "she", "it", "they", "we", "his", "her", "its", "their", "our"}
)
#: Nouns that take up a body named before, besides those of the table of names.
_BODIES: Final = frozenset(
    "airline bank broadcaster builder carmaker chain charity country drugmaker factory federation giant hospital "
    "insurer kingdom maker manufacturer nation operator plant producer refinery regulator republic retailer "
    "supplier utility".split()
)
#: Nouns that take up a person named before, besides those of the table of names.
_PERSONS: Final = frozenset(
    "athlete champion coach engineer guard nurse player rider rower runner singer trader treasurer "
    "whistleblower".split()
)


@dataclass(frozen=True, slots=True)
class Accused:
    """Somebody who is accused.

    Attributes
    ----------
    name : str
        What the results call them: a person by the own name, others by that of whom they speak for.
    sides : frozenset of str
        Names under which they agree with others.
    kind : str
        ``"person"``, ``"body"`` or ``""``.
    open : bool
        Whether this is a description that may take up a name.
    """

    name: str
    sides: frozenset[str]
    kind: Kind = ""
    open: bool = False

    @property
    def named(self) -> bool:
        """Whether a proper name stands in the name."""
        return any(character.isupper() for character in self.name)


def relation(some: Sequence[Accused], others: Sequence[Accused]) -> Relation:
    """Tell how two charges stand to each other by who is accused.

    Examples
    --------
    >>> firm, boss = Accused("Acme", frozenset({"Acme"})), Accused("Ann Lee", frozenset({"Ann Lee", "Acme"}), "person")
    >>> relation([firm], [firm]), relation([firm], [boss]), relation([firm], [])
    ('same', 'party', 'unknown')
    >>> company = Accused("company", frozenset({"company"}), "body", open=True)
    >>> relation([company], [firm]), relation([company], [boss])
    ('open', 'different')
    """
    if not some or not others:
        return "unknown"
    if {one.name for one in some} & {one.name for one in others}:
        return "same"
    if _sides(some) & _sides(others):
        return "party"
    if any(_may_be(one, other) for one in some for other in others):
        return "open"
    return "different"


def _sides(some: Sequence[Accused]) -> frozenset[str]:
    return frozenset().union(*(one.sides for one in some))


def _may_be(one: Accused, other: Accused) -> bool:
    if not (one.open or other.open) or (one.kind and other.kind and one.kind != other.kind):
        return False
    return (one.open or one.named) and (other.open or other.named)


class Parties:
    """The actors of a document as those who accuse, are accused and answer.

    Parameters
    ----------
    reading : Reading
        The document.
    actors : Actors
        Its actors.
    """

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self.reading = reading
        self.actors = actors
        self._persons = frozenset(
            actor.name for actor in actors if not _HE_SHE.isdisjoint(alias.lower() for alias in actor.aliases)
        )

    def called(self, name: str | None, *, kind: Kind = "", owned: bool = False) -> tuple[Accused, ...]:
        """Return who goes by a name; nobody for the author and for what the text does not say.

        Parameters
        ----------
        name : str or None
            A name as `Actors.name_of` gives it.
        kind : str
            What a description tells that it takes up ("the firm": a body); "" for a name.
        owned : bool
            Whether it is a description by a pronoun, whatever name stands for that: "his country".
        """
        if name is None or name in {UNSTATED, AUTHOR, ""}:
            return ()
        principal = self.actors.principal(name)
        owner = _MOUTHPIECE.match(name)
        sides = {name, principal} | ({owner[1], self.actors.principal(owner[1])} if owner else set())
        person = name in self._persons or name.partition(" ")[0] in names()["given"]
        found = Accused(name if person else principal, frozenset(sides), "person" if person else kind)
        if kind and (owned or not found.named):
            found = Accused(found.name, found.sides, kind, open=True)
        return (found,)

    def accused(self, act: Act, said: Proposition) -> tuple[Accused, ...]:
        """Return who is accused: who the charge names, else who is accused, or who denies a deed of their own.

        "The union denied the theft" tells that the union was accused; "the union dismissed claims of theft" does not.
        """
        doer = said.doer
        # A pronoun inside a denial is mostly the denier.
        if doer is not None and act.act != "ACCUSE" and self.reading.upos[doer] != "PRON":
            return self._at(doer)
        if act.act == "ACCUSE":
            return self.targets(act)
        own = doer is not None or said.part or self.reading.upos[said.head] != "NOUN" or act.rule in _OWN
        if act.act == "CONCEDE" or (act.act == "DENY" and own):
            return self.source(act)
        return ()

    def source(self, act: Act) -> tuple[Accused, ...]:
        """Return who does an act."""
        tokens = self.reading.tokens_in(act.source[0]) if isinstance(act.source, tuple) and act.source else range(0)
        return self.called(act.source_name, kind=self._takes_up(top(self.reading, tokens)) if tokens else "")

    def targets(self, act: Act) -> tuple[Accused, ...]:
        """Return those at whom an act is aimed together, one by one."""
        if not isinstance(act.target, tuple) or act.target_name is None:
            return ()
        tokens = self.reading.tokens_in(act.target[0])
        head = top(self.reading, tokens) if tokens else -1
        others = [k for k in self.reading.children(head, "conj") if k in tokens] if tokens else []
        if not others:
            return self.called(act.target_name, kind=self._takes_up(head) if tokens else "")
        return distinct(one for k in (head, *others) for one in self._at(k))

    def _at(self, word: int) -> tuple[Accused, ...]:
        reading = self.reading
        span: Span = phrase(reading, word)
        if reading.upos[word] == "PROPN":
            inner = (word, *reading.children(word, "flat", "compound", "flat:name"))
            span = reading.span(min(inner), max(inner))
        owned = any(reading.upos[k] == "PRON" for k in reading.children(word, "nmod:poss"))
        return self.called(self.actors.name_of(span), kind=self._takes_up(word), owned=owned)

    def _takes_up(self, word: int) -> Kind:
        """Return what a noun takes up by which news takes up somebody named before: "the firm", a body."""
        reading = self.reading
        lemma = reading.lemma[word].lower()
        if reading.upos[word] != "NOUN" or reading.text(word).lower() != lemma:
            return ""
        opening = [reading.lemma[k].lower() for k in reading.children(word, "det", "nmod:poss", "nummod")]
        if opening and opening[0] not in _TAKING_UP:
            return ""
        if lemma in _BODIES or lemma in names()["group"]:
            return "body"
        return "person" if lemma in _PERSONS or lemma in names()["role"] else ""


def distinct(found: Iterable[Accused]) -> tuple[Accused, ...]:
    """Return each of the accused once, by name, in order."""
    return tuple({one.name: one for one in found}.values())


def shown(found: Sequence[Accused]) -> tuple[str, ...]:
    """Return the names of the accused, without descriptions that take one of them up.

    Examples
    --------
    >>> firm = Accused("firm", frozenset({"firm"}), "body", open=True)
    >>> shown([firm, Accused("Acme", frozenset({"Acme"}))]), shown([firm])
    (('Acme',), ('firm',))
    """
    opened = [one for one in found if one.open]
    others = [one.name for one in found if not one.open]
    return tuple(others if any(one.named for one in found) else [*others, *(one.name for one in opened[:1])])
