"""How each actor is named and described, and by whom.

After Reisigl & Wodak (2001, *Discourse and Discrimination*): *nomination* is how somebody is called (name, description,
pronoun), *predication* what is said of them in doing so (apposition, modifier, predicate, label).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from .._syntax import phrase
from .._syntax.phrases import kept
from .._syntax.tree import SUBJECTS, below, has_case
from .._types import UNSTATED
from .making import evidence_of, frame_of, parties_of, sentence_at, typed
from .schema import LIST, NAMING
from .voices import with_voice

if TYPE_CHECKING:
    from .._types import Span
    from ..document import Document
    from ..reading import Reading

#: Kinds of naming, with the strategy that each belongs to.
STRATEGIES: Final[Mapping[str, str]] = {
    "name": "nomination",
    "description": "nomination",
    "pronoun": "nomination",
    "apposition": "predication",
    "modifier": "predication",
    "predicate": "predication",
    "label": "predication",
}
#: Verbs by which somebody is called something: "called him a liar", "described them as rebels".
_NAMING_VERBS: Final = frozenset(
    "brand call condemn consider decry deem denounce depict describe designate dismiss dub hail label name paint "
    "portray praise regard term treat view".split()
)
#: Verbs that say what somebody is as "be" does.
_BEING: Final = frozenset("become constitute embody form remain represent seem".split())
_MODIFYING: Final = frozenset({"amod", "compound", "nmod:desc", "nummod", "acl"})
#: How many descriptions that begin before a mark are looked at.
_NEAR: Final = 8
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_LABELS: Final = (("ATTITUDE", "label"), ("DISTANCING", "loaded_noun"))


def naming(doc: Document) -> pd.DataFrame:
    """List how each actor of a document is named and described, and in whose voice.

    Parameters
    ----------
    doc : Document
        What `allegedly.analyze` or `allegedly.read` gave.

    Returns
    -------
    pandas.DataFrame
        Columns as in `NAMING` and the document's metadata, one row a mention or a description, in the order of the
        text. A description of an actor in the same phrase or clause has a row of its own beside that of the mention;
        where it holds a label of the lexicon ("radical"), that is in ``label``. Labels ("terrorist group") have rows
        too where they are given to nobody who is named: then the actor is called by the phrase. A loaded noun for what
        is alleged ("insinuations") names a charge, whose gloss stands as the actor and whose id in ``charge_id``.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Ann Bell, a former spy, left. The mayor called Bell a liar.", name="two")
    >>> naming(doc)[["actor", "voice", "kind", "text"]].values.tolist()
    [['Ann Bell', 'AUTHOR', 'name', 'Ann Bell'], ['Ann Bell', 'AUTHOR', 'apposition', 'a former spy'],
    ['mayor', 'AUTHOR', 'description', 'The mayor'], ['Ann Bell', 'mayor', 'name', 'Bell'],
    ['Ann Bell', 'mayor', 'predicate', 'a liar']]
    """
    rows = sorted(_Namer(doc).rows(), key=lambda row: (row["start"], row["end"]))
    reading = doc.reading
    starts = [sentence.start for sentence in reading.sentences]
    evidence = [evidence_of(reading, starts, (row["start"], row["end"])) for row in rows]
    data = {name: [row.get(name) for row in rows] for name in NAMING if name not in ("doc", "voice", "quote")}
    data |= {
        "party": parties_of([row["actor"] for row in rows], doc.records.actors),
        "strategy": [STRATEGIES[row["kind"]] for row in rows],
        "text": [reading.string[row["start"] : row["end"]] for row in rows],
        "sentence": [sentence_at(starts, row["start"]) for row in rows],
        "evidence_start": [start for start, _ in evidence],
        "evidence_end": [end for _, end in evidence],
        "evidence": [None if start is None else reading.string[start:end] for start, end in evidence],
    }
    described = {name: column for name, column in NAMING.items() if name not in ("voice", "quote")}
    return typed(with_voice(frame_of(described, data, doc.name, doc.text.meta), doc), NAMING)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention: who, the word that names, the head of the phrase around it, that phrase, and a title before it."""

    actor: str
    name: int
    head: int
    span: Span
    title: Span | None


class _Namer:
    """Finds the rows of one document; built once."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.reading: Reading = doc.reading
        self.actors = doc.records.actors
        #: Tokens that name somebody, with the actor: what stands there is no description of anybody else.
        self.named: dict[int, str] = {}
        #: The phrases around the head words of mentions.
        self.spans: dict[int, Span] = {}

    def rows(self) -> list[dict[str, Any]]:
        # One stretch may be found in two ways, by a mention and by its apposition.
        found = {(row["actor"], row["kind"], row["start"], row["end"]): row for row in self._all()}
        rows = list(found.values())
        return [*rows, *self._labels(rows)]

    def _all(self) -> Iterator[dict[str, Any]]:
        mentions: list[_Mention] = []
        for actor in self.actors:
            for span in actor.mentions:
                tokens = self.reading.tokens_in(span)
                if len(tokens):
                    one = self._mention(actor.name, tokens, span)
                    mentions.append(one)
                    self.named.update(dict.fromkeys([*tokens, one.head], actor.name))
                    self.spans[one.head] = self.spans[one.name] = one.span
        for one in mentions:
            yield from self._nominations(one)
            yield from self._appositions(one.actor, one.head)
            yield from self._predicates(one.actor, one.head)

    def _mention(self, actor: str, tokens: range, span: Span) -> _Mention:
        """Take in the noun that a name only specifies, "the radical *Taliban* movement", and part off a title."""
        reading = self.reading
        name = self._head(tokens)
        up = reading.head[name]
        if up > name and reading.deprel[name] == "compound" and reading.upos[up] == "NOUN":
            whole = phrase(reading, up)
            if self.actors.name_of(whole) == actor:
                return _Mention(actor, name, up, whole, None)
        title = self._title(actor, span)
        if title is not None:
            first = next(t for t in tokens if reading.tokens[t].start >= title[1])
            span = (reading.tokens[first].start, span[1])
        return _Mention(actor, name, name, span, title)

    def _head(self, tokens: range) -> int:
        """Return the word of a stretch that the others hang from."""
        outside = (t for t in tokens if self.reading.head[t] not in tokens and self.reading.upos[t] != "PUNCT")
        return next(outside, tokens[0])

    # ------------------------------------------------------------------ nomination
    def _nominations(self, one: _Mention) -> Iterator[dict[str, Any]]:
        reading, actor = self.reading, one.actor
        heads = dict.fromkeys([one.name, one.head])
        modifiers = sorted({t for head in heads for t in reading.children(head) if self._modifies(t)})
        words = [self._modifier(t) for t in modifiers]
        listed = [reading.string[start:end] for start, end in [*([one.title] if one.title else []), *words]]
        yield self._row(actor, self._kind(one), one.span, one.head, rule="mention", modifiers=listed)
        for token, span in zip(modifiers, words, strict=True):
            yield self._row(actor, "modifier", span, token, rule=reading.deprel[token])
        # What stands before a name in the same mention is a title: "*Deputy Secretary* Alice Wells".
        if one.title is not None:
            yield self._row(actor, "modifier", one.title, reading.tokens_in(one.title)[-1], rule="title")

    def _kind(self, one: _Mention) -> str:
        reading, name = self.reading, one.name
        if reading.upos[name] in ("PRON", "DET"):
            return "pronoun"
        word = reading.text(name)
        opens = name == next(iter(reading.sentence_tokens(reading.tokens[name].sentence)))
        known = reading.upos[name] == "PROPN" or not opens or word in one.actor.split()
        return "name" if word[:1].isupper() and known else "description"

    def _title(self, actor: str, span: Span) -> Span | None:
        at = self.reading.string[span[0] : span[1]].find(f" {actor.split()[0]}")
        if at <= 0 or not actor[:1].isupper():
            return None
        before = self.reading.tokens_in((span[0], span[0] + at))
        tokens = [t for t in before if self.reading.upos[t] not in ("DET", "PUNCT")]
        return self.reading.span(tokens[0], tokens[-1]) if tokens else None

    def _modifies(self, token: int) -> bool:
        """Tell whether a word describes the noun after it, and is no part of a name."""
        reading = self.reading
        named = token in self.named or reading.upos[token] in ("PROPN", "PUNCT")
        return reading.deprel[token] in _MODIFYING and token < reading.head[token] and not named

    def _modifier(self, token: int) -> Span:
        words = [k for k in below(self.reading, token) if k <= token]
        first = token
        while first - 1 in words:
            first -= 1
        return self.reading.span(first, token)

    # ------------------------------------------------------------------ predication
    def _appositions(self, actor: str, head: int) -> Iterator[dict[str, Any]]:
        for child in self.reading.children(head, "appos"):
            if child not in self.named and self.reading.upos[child] in _NOMINAL:
                yield self._row(actor, "apposition", phrase(self.reading, child, clauses=True), child, rule="appos")
        # "a clerk, Ann Bell": the name is the apposition.
        up = self.reading.head[head]
        if (
            self.reading.deprel[head] == "appos"
            and up >= 0
            and up not in self.named
            and self.reading.upos[up] == "NOUN"
        ):
            span = self._before(up, head)
            if any(t in self.named for t in self.reading.tokens_in(span)):
                return
            yield self._row(actor, "apposition", span, up, rule="appos")

    def _before(self, noun: int, name: int) -> Span:
        words = [k for k in kept(self.reading, noun) if k < name and self.reading.upos[k] != "PUNCT"] or [noun]
        first = noun
        while first - 1 in words:
            first -= 1
        last = noun
        while last + 1 in words:
            last += 1
        return self.reading.span(first, last)

    def _predicates(self, actor: str, head: int) -> Iterator[dict[str, Any]]:
        reading = self.reading
        relation, up = reading.deprel[head], reading.head[head]
        if up < 0:
            return
        if relation in SUBJECTS:
            # "they stand for and are nationalists": what is coordinated has the same subject.
            for word in (up, *(k for k in reading.children(up, "conj") if not reading.children(k, *SUBJECTS))):
                yield from self._said_of_subject(actor, word)
        if relation in ("obj", "nsubj:pass") and reading.lemma[up].lower() in _NAMING_VERBS:
            yield from self._called(actor, up, head)

    def _said_of_subject(self, actor: str, word: int) -> Iterator[dict[str, Any]]:
        reading, verb = self.reading, self.reading.lemma[word].lower()
        # "is in talks" says where somebody is, not what.
        if reading.children(word, "cop") and self._describes(word) and not reading.children(word, "case"):
            yield self._row(actor, "predicate", self._whole(word), word, rule="cop")
        for child in reading.children(word, "obj", "xcomp") if verb in _BEING else ():
            if self._describes(child):
                yield self._row(actor, "predicate", self._whole(child), child, rule=verb, verb=word)
        # "they stand for and are nationalists": "are" is coordinated with the preposition.
        for child in reading.children(word, "obl"):
            if self._describes(child) and any(
                reading.lemma[k] == "be"
                for case in reading.children(child, "case")
                for k in reading.children(case, "conj")
            ):
                yield self._row(actor, "predicate", self._whole(child), child, rule="cop")

    def _describes(self, word: int) -> bool:
        return self.reading.upos[word] in _NOMINAL and word not in self.named

    def _called(self, actor: str, verb: int, head: int) -> Iterator[dict[str, Any]]:
        reading = self.reading
        for child in reading.children(verb, "xcomp", "obl", "obj", "iobj", "advcl"):
            bare = reading.deprel[child] in ("xcomp", "obj", "iobj") and not reading.children(child, "case", "mark")
            if child > head and self._describes(child) and (bare or has_case(reading, child, "as")):
                rule = reading.lemma[verb].lower()
                yield self._row(actor, "predicate", self._whole(child), child, rule=rule, verb=verb)

    def _whole(self, word: int) -> Span:
        """Return a predicate without its subject, copula, negation and what introduces it."""
        reading = self.reading
        span = phrase(reading, word, clauses=True)
        first = next(iter(reading.tokens_in(span)))
        out = {"nsubj", "cop", "aux", "mark", "cc", "advmod", "case", "obl", "advcl", "punct"}
        tops = [k for k in reading.children(word) if k < word and reading.deprel[k] in out]
        last = max((below(reading, k)[-1] for k in tops), default=-1)
        return reading.span(max(first, last + 1), reading.tokens_in(span)[-1]) if first <= last < word else span

    def _labels(self, rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Note the labels in what was found, and yield rows for the others."""
        said = sorted((row for row in rows if STRATEGIES[row["kind"]] == "predication"), key=lambda row: row["start"])
        starts = [row["start"] for row in said]
        for mark in self.doc.records.marks:
            tokens = self.reading.tokens_in((mark.start, mark.end))
            if (mark.category, mark.subtype) not in _LABELS or not len(tokens):
                continue
            # Descriptions are short, so that the few before a mark are all that can hold it.
            near = said[max(0, bisect_right(starts, mark.start) - _NEAR) : bisect_right(starts, mark.start)]
            around = [row for row in near if mark.end <= row["end"]]
            for row in around:
                row["label"] = LIST.join(filter(None, [row.get("label"), mark.text]))
            if around:
                continue
            head, span, charge = self._head(tokens), (mark.start, mark.end), None
            if mark.subtype == "label":
                actor, head, span = self._labelled(head)
            else:
                actor, charge = self._charge(mark.start, mark.end)
                actor = self.named.get(head, actor) if charge is None else actor
            rule = f"{mark.category}.{mark.subtype}:{mark.entry}"
            yield self._row(actor, "label", span, head, rule=rule) | {"charge_id": charge, "label": mark.text}

    def _labelled(self, word: int) -> tuple[str, int, Span]:
        """Return who is given a label, and the phrase that does so."""
        reading = self.reading
        up = reading.head[word]
        noun = up if reading.deprel[word] in ("amod", "compound") and reading.upos[up] in ("NOUN", "PROPN") else word
        if noun in self.spans:
            return self.named[noun], noun, self.spans[noun]
        subject = next(iter(reading.children(noun, *SUBJECTS)), None) if reading.children(noun, "cop") else None
        if subject is not None:
            return self.actors.name_of(phrase(reading, subject)), noun, self._whole(noun)
        span = phrase(reading, noun)
        return self.actors.name_of(span), noun, span

    def _charge(self, start: int, end: int) -> tuple[str, str | None]:
        """Return the charge that a noun names: that of an act whose cue, or whose charge, it is."""
        glosses = {charge.id: charge.gloss for charge in self.doc.records.charges}
        for act in self.doc.records.acts:
            around = [*act.cue, *([act.charge] if act.charge is not None else [])]
            if act.charge_id in glosses and any(first <= start and end <= last for first, last in around):
                return glosses[str(act.charge_id)], act.charge_id
        return UNSTATED, None

    # ------------------------------------------------------------------ rows
    def _row(
        self,
        actor: str,
        kind: str,
        span: Span,
        head: int,
        *,
        rule: str,
        modifiers: Iterable[str] = (),
        verb: int | None = None,
    ) -> dict[str, Any]:
        at = [head] if verb is None else [head, verb]
        denied = any(
            self.reading.lemma[k].lower() in ("not", "n't", "never")
            for t in at
            for k in self.reading.children(t, "advmod")
        )
        return {
            "actor": actor,
            "kind": kind,
            "start": span[0],
            "end": span[1],
            "head": self.reading.lemma[head],
            "modifiers": LIST.join(modifiers) or None,
            "negated": denied and kind in ("predicate", "label"),
            "rule": rule,
        }
