"""The charges of a document while it is read: which charge an act repeats, and which one "such claims" takes up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .accused import distinct, relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .._types import Span
    from .accused import Accused, Relation
    from .anaphors import Anaphor
    from .propositions import Proposition

#: Numbers by which charges of one accusation are apart at most.
_SIBLINGS: Final = 4
#: Charges and mentions looked at before one is held to be new; a bound on the work, not on the text.
_CANDIDATES: Final = 50
#: Sentences back over which words that take up a charge reach it, if it is held against whoever answers.
_REACH: Final = {"accusation": 3, "claim": 2, "pronoun": 1, "guilt": 1, "nothing": 1}
#: The same, if it is held against somebody else, or nobody tells against whom.
_REACH_OF_OTHERS: Final = 1
#: Sentences back over which "the shelling" reaches.
_REACH_OF_DEEDS: Final = 3
#: Sentences back to a charge that an answer, and an accusation, joins by what it is about alone, where nothing tells
#: against whom it is held.
_REACH_OF_THINGS: Final = (12, 4)
_ACCUSING: Final = frozenset({"ACCUSE", "CRITICIZE"})
_ANSWERING: Final = frozenset({"DENY", "CONCEDE", "CONFIRM"})
#: Acts about a charge by those who neither raise it nor are accused.
_BYSTANDING: Final = frozenset({"UNDERCUT", "EVADE"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Where one act speaks of a charge in words of its own, and what they say."""

    act: int
    kind: str
    span: Span
    sentence: int
    said: Proposition
    accused: tuple[Accused, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why an act is on a charge; see `allegedly.charges.Join`."""

    act: int
    span: Span | None
    by: str
    words: str


@dataclass(slots=True)
class Node:
    """A charge under construction."""

    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    accused: tuple[Accused, ...] = ()
    accusers: set[str] = field(default_factory=set)
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An act whose charge only takes up one that stands before.

    Attributes
    ----------
    kind : str
        The act.
    by : str
        How it is taken up, see `allegedly.charges.anaphors`.
    who : tuple of Accused
        Whoever answers, or is accused once more.
    sentence : int
        Sentence of its cue.
    start : int
        First character of cue and charge.
    head : int
        Token of the words that take it up; -1 for none.
    pointing, several : bool
        Whether these are "that", "this claim", which mean the nearest; whether they are a plural.
    """

    kind: str
    by: Anaphor
    who: tuple[Accused, ...]
    sentence: int
    start: int
    head: int = -1
    pointing: bool = False
    several: bool = False

    @property
    def reach(self) -> int:
        """Sentences back over which it reaches a charge against whoever answers."""
        return _REACH_OF_OTHERS if self.kind == "ACCUSE" else _REACH[self.by]


@dataclass(frozen=True, slots=True)
class _Event:
    """Something said, on a charge or on none."""

    kind: str
    sentence: int
    start: int
    charge: int | None


class Book:
    """The charges so far, by the names of their deeds and by when they were last mentioned."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._by_key: dict[str, list[int]] = {}
        self._by_side: dict[str, list[int]] = {}
        self._by_head: dict[int, int] = {}
        self._by_anaphor: dict[int, tuple[int, ...]] = {}
        self._events: list[_Event] = []

    def opened(self) -> int:
        """Open a charge and return its index."""
        self.nodes.append(Node())
        return len(self.nodes) - 1

    def add(self, index: int, mention: Mention) -> None:
        """Put a mention in words of its own on a charge."""
        node = self.nodes[index]
        node.mentions.append(mention)
        # Of two acts of the same words ("rejected claims of fraud") one tells no more of the accused than the other.
        told = () if node.accused and mention.said.head in self._by_head else mention.accused
        self._by_head.setdefault(mention.said.head, index)
        node.accused = distinct((*node.accused, *told))
        for key in mention.said.keys:
            self._by_key.setdefault(key, []).append(index)
        for one in told:
            for side in one.sides:
                known = self._by_side.setdefault(side, [])
                if index not in known[-_CANDIDATES:]:
                    known.append(index)

    def link(self, index: int, link: Link, *, accusers: Sequence[Accused] = (), raised: bool = True) -> None:
        """Put an act on a charge; remember who accuses, and whether the act shows that somebody does."""
        node = self.nodes[index]
        node.links.append(link)
        node.raised |= raised
        node.accusers.update(side for one in accusers for side in one.sides)

    def said(self, kind: str, sentence: int, start: int, charge: int | None) -> None:
        """Remember that something was said, on this charge or on none."""
        self._events.append(_Event(kind, sentence, start, charge))

    # -- words of its own ---------------------------------------------------
    def same(self, mention: Mention) -> tuple[int, str] | None:
        """Return the charge that a mention repeats and the name of the deed that they share.

        It is the latest whose accused, deed and objects agree, and none of whose mentions speaks against it; and
        certainly the one of the same words ("rejected the claims of fraud": claim and denial).
        """
        if (index := self.of_head(mention)) is not None:
            return index, min(mention.said.keys, key=_plainness)
        near = {index for key in mention.said.keys for index in self._by_key.get(key, ())[-_CANDIDATES:]}
        for index in sorted(near, reverse=True):
            node = self.nodes[index]
            related = relation(mention.accused, node.accused)
            if related == "different":
                continue
            old = node.mentions[-_CANDIDATES:]
            if any(_conflict(m.said, mention.said) for m in old):
                continue
            # An answer presupposes a charge; an accusation of nobody in particular may well be another one.
            reach = _REACH_OF_THINGS[mention.kind == "ACCUSE"]
            if related == "unknown" and mention.sentence - old[-1].sentence > reach:
                continue
            # "no evidence of fraud" is about the fraud spoken of before, if there is but one.
            only = len(near) == 1 and mention.kind in _BYSTANDING and not mention.said.objects
            for known in old:
                if shared := _agree(known, mention, related, only=only):
                    return index, shared
        return None

    def of_head(self, mention: Mention) -> int | None:
        """Return the charge of another act with the very same words, unless it is held against somebody else."""
        index = self._by_head.get(mention.said.head)
        if index is None or relation(mention.accused, self.nodes[index].accused) == "different":
            return None
        return index

    # -- words that take up a charge ----------------------------------------
    def antecedent(self, answer: Answer) -> tuple[int, ...]:
        """Return the charges that "such claims", "it" or a bare denial means; none where the text leaves it open."""
        if answer.head in self._by_anaphor:
            return self._by_anaphor[answer.head]
        found = self._only_against(answer) if answer.by in {"guilt", "nothing"} else self._taken_up(answer)
        if found is None:
            return ()
        some = (found, *(self._siblings(found) if answer.several else ()))
        if answer.head >= 0:
            self._by_anaphor[answer.head] = some
        return some

    def _taken_up(self, answer: Answer) -> int | None:
        own = next((i for i, gap in self._recent(answer) if gap <= answer.reach and self._answers(i, answer)), None)
        if own is not None:
            return own if self._nearest(answer, own, strict=answer.by == "pronoun") else None
        if answer.kind == "ACCUSE" and answer.who:
            return None
        near = (i for i, gap in self._recent(answer) if gap <= _REACH_OF_OTHERS and not self._accuses(i, answer))
        others = list(dict.fromkeys(i for i in near if self.nodes[i].raised or answer.by != "accusation"))
        if not others:
            return None
        together = answer.several and set(others) <= {others[0], *self._siblings(others[0])}
        if len(others) > 1 and not answer.pointing and not together:
            return None
        return others[0] if self._nearest(answer, others[0], strict=answer.by != "accusation") else None

    def _siblings(self, index: int) -> list[int]:
        """Return the other charges that one accusation opened: "of covering up faults and forging results"."""
        near = range(max(0, index - _SIBLINGS), min(index + _SIBLINGS + 1, len(self.nodes)))
        opener = self.nodes[index].links[0].act
        return [i for i in near if i != index and self.nodes[i].links[0].act == opener]

    def _recent(self, answer: Answer) -> Iterator[tuple[int, int]]:
        """Yield the charges mentioned before, the latest first, with the distance in sentences."""
        for event in self._events[-_CANDIDATES:][::-1]:
            if event.charge is not None and event.start < answer.start:
                yield event.charge, answer.sentence - event.sentence

    def _answers(self, index: int, answer: Answer) -> bool:
        return relation(answer.who, self.nodes[index].accused) in {"same", "party"}

    def _accuses(self, index: int, answer: Answer) -> bool:
        """Tell whether whoever answers is who accuses: nobody denies their own accusation."""
        sides = {side for one in answer.who for side in one.sides}
        return answer.kind != "ACCUSE" and bool(sides & self.nodes[index].accusers)

    def _nearest(self, answer: Answer, index: int, *, strict: bool) -> bool:
        """Tell whether nothing stands between that the words may mean as well.

        An accusation is only taken for the last accusation or its answer, a "claim" by whoever was not accused, and
        a pronoun, for the last thing said.
        """
        for event in self._events[-_CANDIDATES:][::-1]:
            beside = event.charge is None and event.sentence == answer.sentence
            # "conceded that a ship had hit the boat, but denied doing so": the pronoun is about what was conceded.
            rival = answer.by == "pronoun" and event.kind in _ANSWERING
            if event.start >= answer.start or (beside and not rival):
                continue
            if event.charge == index:
                return True
            if strict or event.kind in _ACCUSING:
                return False
        return False

    def _only_against(self, answer: Answer) -> int | None:
        """Return the charge that a denial without words means: the only one against whoever answers.

        Of several it is the one of the sentence before. An evasion without words means none but that.
        """
        sides = {side for one in answer.who for side in one.sides}
        against = {i for side in sides for i in self._by_side.get(side, ())[-_CANDIDATES:]}
        raised = {i for i in against if self.nodes[i].accusers or answer.by == "nothing"}
        near = {i for i, gap in self._recent(answer) if i in raised and gap <= _REACH[answer.by]}
        if len(near) == 1:
            return next(iter(near))
        return next(iter(raised)) if len(raised) == 1 and answer.kind == "DENY" else None


def _conflict(old: Proposition, new: Proposition) -> bool:
    """Tell whether two charges speak of other names or numbers."""
    names = bool(old.names) and bool(new.names) and not old.names & new.names
    numbers = bool(old.numbers) and bool(new.numbers) and not old.numbers & new.numbers
    return names or numbers


def _agree(old: Mention, new: Mention, related: Relation, *, only: bool) -> str:
    """Return the name of the deed that two mentions share; "" if they do not speak of one charge."""
    deeds = old.said.keys & new.said.keys
    if not deeds:
        return ""
    same = related == "same"
    things, others = old.said.objects, new.said.objects
    shared = bool(things & others or things & new.said.means or old.said.means & others)
    # What "it" or "them" was done to may be anything.
    apart = bool(things and others) and not (shared or old.said.vague or new.said.vague)
    shared |= not apart and bool(old.said.means & new.said.means)
    if old.said.light or new.said.light:
        agree = same and shared
    else:
        # Without a common accused the objects must speak for it; with one they must not speak against it.
        near = new.said.definite and 0 <= new.sentence - old.sentence <= _REACH_OF_DEEDS
        agree = shared or ((same or near or only) and not apart)
    return min(deeds, key=_plainness) if agree else ""


def _plainness(key: str) -> tuple[bool, str]:
    """Put a lemma before a row of the table: it explains more."""
    return "=" in key, key
