"""Charges: the propositions that acts are about, as nodes on which accusers and deniers meet.

"The firm is bribing officials", "its bribery of officials" and "such claims" are one charge where the evidence
suffices: the same accused, and the same deed by lemma, nominalisation or a row of the table of paraphrases. Where it
does not suffice they stay apart, as a wrong join does more harm than a missing one.

Accusations, denials and the lack of evidence open a charge; evasions, concessions and confirmations join one. An act
joins a charge for one of these reasons, and each `Join` says which:

============== ==========================================================================================
``opens``      it is the first to speak of the charge
``deed``       its deed has the lemma of another mention's, or a verb or noun made of it
``paraphrase`` its deed stands in a row of the table with another mention's
``anaphor``    it takes the charge up: "such claims", "the accusation", "it", "doing so"; a plural takes up all
               charges of one accusation
``bare``       it answers without words for a charge ("denied wrongdoing", "pleaded not guilty", "declined to
               comment"), and no other charge against whoever answers can be meant
============== ==========================================================================================

Two mentions with one deed join if nothing speaks against it (other accused, names or numbers) and the accused or
what the deed was done to speak for it. Words that take a charge up mean the nearest one, within three sentences and
with no rival between, that is held against whoever answers; else the only one of the sentence before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ..lexicon import default_tables
from .accused import Parties, shown
from .anaphors import anaphor, points
from .book import Answer, Book, Link, Mention
from .deeds import parts
from .gloss import best, gloss
from .paraphrases import COLUMNS, Forms, Paraphrase, default, forms_in_force, load
from .propositions import proposition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._types import Span, Spans
    from ..actors import Actors
    from ..acts import Act
    from ..lexicon import Tables
    from ..reading import Reading
    from .book import Node
    from .paraphrases import Own

__all__ = ["COLUMNS", "Charge", "Join", "Paraphrase", "charges", "default", "load"]

_OPENING: Final = frozenset({"ACCUSE", "DENY", "UNDERCUT"})
_JOINING: Final = frozenset({"EVADE", "CONCEDE", "CONFIRM"})
#: Rules for denials that answer an accusation, though the text may not have told it.
_ANSWERING: Final = frozenset({"D1", "D2", "D5", "D6", "D7", "D8"})
#: Rules whose clause is the denial itself, its negation no part of what is denied.
_DENIED: Final = frozenset({"D4", "D8"})


@dataclass(frozen=True, slots=True)
class Join:
    """Why one act is on a charge.

    Attributes
    ----------
    act : str
        Id of the act.
    mention : Span or None
        Characters of the words by which it speaks of the charge; None if it has none ("pleaded not guilty").
    by : str
        ``"opens"``, ``"deed"``, ``"paraphrase"``, ``"anaphor"`` or ``"bare"``, see `allegedly.charges`.
    words : str
        The lemma or the row of paraphrases that is shared; for an anaphor its words.
    """

    act: str
    mention: Span | None
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Charge:
    """One proposition that somebody is accused of, or that somebody denies.

    Attributes
    ----------
    id : str
        ``C1``, ``C2``, ... in order of the act that opens it.
    gloss : str
        What is alleged, in few words of its best mention, its verb put into the form in "-ing".
    accused : tuple of str
        Resolved names, each once; empty where nobody is named.
    mentions : Spans
        Half-open character ranges of the untouched text, in order.
    joins : tuple of Join
        One for each act on the charge, in order of the text: the acts and why they are on it.
    deeds : frozenset of str
        Names of its deed, by which it is compared with charges of other texts: lemmas, and rows of paraphrases with
        ``=`` before them; empty where no deed says enough.
    core : str
        What the deed was done to in the first place, as a lemma or row of paraphrases; "" for nothing.
    objects, names, numbers : frozenset of str
        Everything that it was done to; proper names in lower case and numbers in digits among it.
    """

    id: str
    gloss: str
    accused: tuple[str, ...]
    mentions: Spans
    joins: tuple[Join, ...] = ()
    deeds: frozenset[str] = frozenset()
    core: str = ""
    objects: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


def charges(
    reading: Reading,
    acts: Sequence[Act],
    actors: Actors,
    *,
    paraphrases: Own | None = None,
    tables: Tables | None = None,
) -> tuple[tuple[Act, ...], tuple[Charge, ...]]:
    """Join the charges of acts, and write the id of its charge into each act.

    Parameters
    ----------
    reading : Reading
        The document.
    acts : sequence of Act
        Acts as `allegedly.acts.acts` gives them.
    actors : Actors
        Actors of the same document: names that speak for one another count as one accused.
    paraphrases : path-like, DataFrame or sequence of Paraphrase, optional
        A table of yours (`allegedly.charges.paraphrases` has the format), whose rows go before ours; or rows in
        place of ours.
    tables : Tables, optional
        Word classes; by default those of the package (`allegedly.lexicon.default_tables`).

    Returns
    -------
    tuple
        The acts with `charge_id`, and the charges. An act of two charges ("covering up faults and forging results")
        has the id of the first and stands among the `joins` of both.

    Raises
    ------
    LexiconError
        If the table breaks its format.
    """
    forms = forms_in_force(paraphrases)
    known = default_tables() if tables is None else tables
    book = _Reader(reading, Parties(reading, actors), forms, known).read(acts)
    made = tuple(_charge(reading, number, node, acts, known) for number, node in enumerate(book.nodes, start=1))
    home: dict[int, str] = {}
    for charge, node in zip(made, book.nodes, strict=True):
        for link in node.links:
            home.setdefault(link.act, charge.id)
    return tuple(replace(act, charge_id=home.get(k)) for k, act in enumerate(acts)), made


class _Reader:
    """Goes through the acts of a document and puts each on its charge."""

    def __init__(self, reading: Reading, parties: Parties, forms: Forms, tables: Tables) -> None:
        self.reading = reading
        self.parties = parties
        self.forms = forms
        self.tables = tables
        self.book = Book()
        self._waiting: list[tuple[Mention, Act]] = []

    def read(self, acts: Sequence[Act]) -> Book:
        for number, act in enumerate(acts):
            on = list(self._placed(number, act))
            sentence, start = self._place(act)
            for index in on or (None,):
                self.book.said(act.act, sentence, start, index)
        # "declined to comment on the claims of fraud": the refusal stands before the accusation that its words tell.
        for mention, act in self._waiting:
            if (index := self.book.of_head(mention)) is not None:
                self._link(index, act, Link(mention.act, mention.span, "deed", min(mention.said.keys)))
        return self.book

    def _place(self, act: Act) -> tuple[int, int]:
        """Return the sentence of an act's cue, and the first character of cue and charge."""
        spans = [*act.cue, *(() if act.charge is None else (act.charge,))]
        start = min((start for start, _ in spans), default=0)
        tokens = self.reading.tokens_in(act.cue[0]) if act.cue else range(0)
        return (self.reading.tokens[tokens[0]].sentence if tokens else -1), start

    def _placed(self, number: int, act: Act) -> list[int]:
        """Put an act on its charges and return their indices."""
        if act.blocked or act.act not in _OPENING | _JOINING:
            return []
        how = anaphor(self.reading, act)
        if how is not None:
            sentence, start = self._place(act)
            accusing = act.act == "ACCUSE"
            who = self.parties.targets(act) if accusing else self.parties.source(act)
            found = self.book.antecedent(Answer(act.act, how, who, sentence, start, *points(self.reading, act)))
            span = act.charge if act.charge is not None or not accusing else act.cue[0]
            by = "bare" if how in {"guilt", "nothing"} else "anaphor"
            for index in found:
                self._link(index, act, Link(number, span, by, self._words(span)))
            if found or how != "guilt":
                return list(found)
        if act.charge is None or not self.reading.tokens_in(act.charge):
            return []
        pieces = parts(self.reading, act.charge, self.tables) if act.act in _OPENING else (act.charge,)
        own = (self._in_own_words(number, act, span) for span in pieces)
        return list(dict.fromkeys(index for index in own if index is not None))

    def _in_own_words(self, number: int, act: Act, span: Span) -> int | None:
        said = proposition(self.reading, span, self.forms, self.parties.actors, self.tables, denied=act.rule in _DENIED)
        sentence = self.reading.tokens[said.head].sentence
        mention = Mention(number, act.act, span, sentence, said, self.parties.accused(act, said))
        known = self.book.same(mention)
        if known is None and act.act not in _OPENING:
            self._waiting.append((mention, act))
            return None
        index, shared = known or (self.book.opened(), "")
        by = "opens" if known is None else "paraphrase" if "=" in shared else "deed"
        self.book.add(index, mention)
        self._link(index, act, Link(number, span, by, shared.replace("=", "")))
        return index

    def _link(self, index: int, act: Act, link: Link) -> None:
        accusers = self.parties.source(act) if act.act == "ACCUSE" else ()
        # Who says that something was "falsely claimed" need not answer an accusation.
        self.book.link(index, link, accusers=accusers, raised=act.act == "ACCUSE" or act.rule in _ANSWERING)

    def _words(self, span: Span | None) -> str:
        return "" if span is None else " ".join(self.reading.string[span[0] : span[1]].split())


def _charge(reading: Reading, number: int, node: Node, acts: Sequence[Act], tables: Tables) -> Charge:
    links = sorted(node.links, key=lambda link: link.act)
    spans = tuple(sorted({link.span for link in links if link.span is not None}))
    accusing = frozenset(link.act for link in links if acts[link.act].act == "ACCUSE")
    mention = best(reading, node.mentions, accusing)
    said = mention.said
    return Charge(
        id=f"C{number}",
        gloss=gloss(reading, mention, tables),
        accused=shown(node.accused),
        mentions=spans,
        joins=tuple(Join(acts[link.act].id, link.span, link.by, link.words) for link in links),
        deeds=frozenset()
        if said.light
        else frozenset().union(*(m.said.keys for m in node.mentions if not m.said.light)),
        core=said.core,
        objects=said.objects,
        names=said.names,
        numbers=said.numbers,
    )
