"""Charges: the propositions that acts are about, as nodes on which accusers and deniers meet.

"The firm is bribing officials", "its bribery of officials" and "such claims" are one charge where the evidence
suffices: the same accused, and the same predicate by lemma, nominalisation or a row of ``data/paraphrases.tsv``.
Where it does not suffice they stay apart, as a wrong join does more harm than a missing one.

Accusations, denials and the lack of evidence open a charge; evasions, concessions and confirmations join one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ._errors import LexiconError
from ._syntax import below, complement, own_subject
from ._tables import split, table_rows, word_class
from ._types import AUTHOR, UNSTATED
from .text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from ._types import Span, Spans
    from .actors import Actors
    from .acts import Act
    from .reading import Reading

COLUMNS: Final = ("predicate", "form", "needs", "note")
_OPENING: Final = frozenset({"ACCUSE", "DENY", "UNDERCUT"})
_JOINING: Final = frozenset({"EVADE", "CONCEDE", "CONFIRM"})
_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_ANAPHORS: Final = frozenset({"it", "this", "that", "them", "these", "those", "such", "everything"})
_POINTING: Final = frozenset({"such", "these", "those", "this", "that", "the", "any", "all", "both"})
#: Verbs that say too little by themselves to tell two charges apart or join them.
_LIGHT: Final = frozenset("be have do make take get give go use put let keep want try say tell know".split())
#: Sentences back over which "the claim" may reach when nobody is named.
_REACH: Final = 3
#: Charges and mentions looked at before one is held to be new; a bound on the work, not on the text.
_CANDIDATES: Final = 50
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Charge:
    """One proposition that somebody is accused of, or that somebody denies.

    Attributes
    ----------
    id : str
        ``C1``, ``C2``, ... in order of the first mention.
    gloss : str
        What is alleged, in the words of its best mention.
    accused : tuple of str
        Resolved names; empty where nobody is named.
    mentions : Spans
        Half-open character ranges of the untouched text, in order.
    """

    id: str
    gloss: str
    accused: tuple[str, ...]
    mentions: Spans


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """One row of the table: a form that stands for a predicate, if one of `needs` is near."""

    predicate: str
    form: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Mention:
    """What one act says its charge is."""

    act: int
    span: Span
    sentence: int
    keys: frozenset[str]
    words: frozenset[str]
    accused: tuple[str, ...]
    anaphor: bool
    light: bool


@dataclass(slots=True)
class _Node:
    """A charge under construction."""

    mentions: list[_Mention] = field(default_factory=list)
    accused: list[str] = field(default_factory=list)


def load(path: str | PathLike[str]) -> tuple[Paraphrase, ...]:
    """Read a table of paraphrases.

    Parameters
    ----------
    path : path-like
        A UTF-8 table parted by tabs with the columns ``predicate``, ``form``, ``needs`` (words parted by ``|``, one
        of which must stand in the charge) and ``note``; ``-`` stands for an empty field.

    Returns
    -------
    tuple of Paraphrase

    Raises
    ------
    LexiconError
        If the table breaks the format; the message names file, line and field.
    """
    file = Path(path)
    problems: list[str] = []
    rows = tuple(
        Paraphrase(row["predicate"], row["form"], frozenset(split(row["needs"], "|")))
        for _, row in table_rows(file, COLUMNS, problems)
    )
    if problems:
        raise LexiconError(problems[0])
    return rows


@lru_cache(maxsize=1)
def default() -> tuple[Paraphrase, ...]:
    """Return the table of paraphrases that ships with the package, read once.

    Raises
    ------
    LexiconError
        If the table is damaged.

    Examples
    --------
    >>> sorted(row.form for row in default() if row.predicate == "spy")
    ['espionage', 'spy', 'spying']
    """
    return load(str(resources.files("allegedly").joinpath("data", "paraphrases.tsv")))


def charges(
    reading: Reading, acts: Sequence[Act], actors: Actors, *, paraphrases: Sequence[Paraphrase] | None = None
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
    paraphrases : sequence of Paraphrase, optional
        Rows in place of those of the package; see `load`.

    Returns
    -------
    tuple
        The acts with `charge_id`, and the charges.
    """
    forms: dict[str, list[Paraphrase]] = {}
    for row in default() if paraphrases is None else paraphrases:
        forms.setdefault(row.form, []).append(row)
    book = _Book()
    home: dict[int, int] = {}
    for mention in _mentions(reading, acts, actors, forms):
        index = book.antecedent(mention) if mention.anaphor else book.same(mention)
        if index is None and not mention.anaphor and acts[mention.act].act in _OPENING:
            index = book.opened()
        if index is not None:
            book.add(index, mention)
            home[mention.act] = index
    made = tuple(_charge(reading, number, node, acts) for number, node in enumerate(book.nodes, start=1))
    return (
        tuple(replace(act, charge_id=made[home[k]].id) if k in home else act for k, act in enumerate(acts)),
        made,
    )


class _Book:
    """The charges so far, by the names of their predicates and by when they were last mentioned."""

    def __init__(self) -> None:
        self.nodes: list[_Node] = []
        self._by_key: dict[str, list[int]] = {}
        self._recent: list[int] = []

    def opened(self) -> int:
        self.nodes.append(_Node())
        return len(self.nodes) - 1

    def add(self, index: int, mention: _Mention) -> None:
        node = self.nodes[index]
        node.mentions.append(mention)
        node.accused.extend(name for name in mention.accused if name not in node.accused)
        self._recent.append(index)
        if not mention.anaphor:
            for key in mention.keys:
                self._by_key.setdefault(key, []).append(index)

    def same(self, mention: _Mention) -> int | None:
        """Return the charge that a mention repeats: the latest whose accused, predicate and objects agree."""
        near = {index for key in mention.keys for index in self._by_key.get(key, ())[-_CANDIDATES:]}
        for index in sorted(near, reverse=True):
            node = self.nodes[index]
            old = [m for m in node.mentions[-_CANDIDATES:] if not m.anaphor]
            if any(_agree(m, mention, node.accused) for m in old):
                return index
        return None

    def antecedent(self, mention: _Mention) -> int | None:
        """Return the nearest open charge that "such claims" or "it" can mean."""
        for index in reversed(self._recent[-_CANDIDATES:]):
            node = self.nodes[index]
            if mention.accused and node.accused:
                if set(mention.accused) & set(node.accused):
                    return index
            elif mention.sentence - node.mentions[-1].sentence <= _REACH:
                return index
        return None


def _mentions(
    reading: Reading, acts: Sequence[Act], actors: Actors, forms: dict[str, list[Paraphrase]]
) -> list[_Mention]:
    out = []
    for number, act in enumerate(acts):
        if act.charge is None or act.blocked or act.act not in _OPENING | _JOINING:
            continue
        tokens = reading.tokens_in(act.charge)
        if not tokens:
            continue
        head = _head(reading, tokens)
        lemmas = frozenset(reading.lemma[k].lower() for k in tokens)
        accused = _accused(reading, act, actors, head, tokens)
        keys, spent = _keys(reading, head, lemmas, forms)
        words = frozenset(
            reading.lemma[k].lower()
            for k in tokens
            if k != head and reading.upos[k] in _CONTENT and reading.lemma[k].lower() not in _LIGHT
        ).difference(spent)
        lemma = reading.lemma[head].lower()
        out.append(
            _Mention(
                act=number,
                span=act.charge,
                sentence=reading.tokens[head].sentence,
                keys=keys,
                words=words,
                accused=accused,
                anaphor=_is_anaphor(reading, head, tokens),
                light=lemma in _LIGHT or reading.upos[head] in {"PROPN", "PRON", "NUM"},
            )
        )
    return out


def _head(reading: Reading, tokens: range) -> int:
    """Return the word of a span that hangs on nothing inside it: a verb or noun if there are several."""
    tops = [k for k in tokens if reading.head[k] not in tokens and reading.upos[k] != "PUNCT"]
    for upos in ("VERB", "NOUN", "ADJ", "PROPN"):
        for k in tops:
            if reading.upos[k] == upos:
                return k
    return tops[0] if tops else tokens[0]


def _keys(
    reading: Reading, head: int, lemmas: frozenset[str], forms: dict[str, list[Paraphrase]]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names under which a predicate may be known, and the words of its object that it has used up.

    The names are its lemma, its verb, its row in the table; in "sending weapons" the weapons are part of it.
    """
    lemma = reading.lemma[head].lower()
    keys = {lemma, *_verbs(lemma)}
    spent: set[str] = set()
    for key in tuple(keys):
        for row in forms.get(key, ()):
            if not row.needs or row.needs & lemmas:
                keys.add(f"={row.predicate}")
                spent.update(row.needs)
    return frozenset(keys), frozenset(spent)


def _verbs(lemma: str) -> set[str]:
    """Return what a gerund may be the gerund of.

    Examples
    --------
    >>> sorted(_verbs("smuggling"))
    ['smuggl', 'smuggle']
    """
    if not lemma.endswith("ing") or len(lemma) < 6:
        return set()
    stem = lemma[:-3]
    out = {stem, stem + "e"}
    if stem[-1] == stem[-2]:
        out.add(stem[:-1])
    return out


def _is_anaphor(reading: Reading, head: int, tokens: range) -> bool:
    """Tell whether a charge only takes up one that stands before ("it", "such claims", "the charge")."""
    lemma = reading.lemma[head].lower()
    if reading.upos[head] in {"PRON", "DET"}:
        return lemma in _ANAPHORS
    if lemma not in word_class("ACCUSATION_N") or lemma in word_class("BLAMEWORTHY_N"):
        return False
    content = [k for k in tokens if k != head and reading.upos[k] in {"NOUN", "VERB", "PROPN"}]
    owned = {k for k in reading.children(head, "nmod:poss") for k in below(reading, k)}
    after = {k for k in reading.children(head, "nmod", "obl") for k in below(reading, k)}
    if any(k not in owned and k not in after for k in content):
        return False
    if complement(reading, head, ("of", "about", "that")) is not None:
        return False
    return bool(owned) or any(
        reading.lemma[k].lower() in _POINTING | {"a"} for k in reading.children(head, "det", "amod", "det:predet")
    )


def _accused(reading: Reading, act: Act, actors: Actors, head: int, tokens: range) -> tuple[str, ...]:
    """Return for whom the accused speak: who the charge names, else who is accused, or who denies."""
    named = _doer(reading, head, tokens)
    # A pronoun inside a denial is mostly the denier.
    if named is not None and act.act != "ACCUSE" and reading.upos[named] != "PRON":
        span = _flat(reading, named) if reading.upos[named] == "PROPN" else reading.span(named, named)
        return _principals(actors, [actors.name_of(span)])
    if act.act == "ACCUSE":
        return _principals(actors, _each(reading, act, actors))
    if act.act in {"DENY", "CONCEDE"}:
        return _principals(actors, [act.source_name])
    return ()


def _each(reading: Reading, act: Act, actors: Actors) -> list[str]:
    """Return the names of those accused together, one by one."""
    if not isinstance(act.target, tuple) or act.target_name is None:
        return []
    tokens = reading.tokens_in(act.target[0])
    head = _head(reading, tokens) if tokens else -1
    others = [k for k in reading.children(head, "conj") if k in tokens] if tokens else []
    if not others:
        return [act.target_name]
    return [actors.name_of(_flat(reading, k)) for k in (head, *others)]


def _flat(reading: Reading, word: int) -> Span:
    inner = [word, *reading.children(word, "flat", "compound", "flat:name")]
    return reading.span(min(inner), max(inner))


def _doer(reading: Reading, head: int, tokens: range) -> int | None:
    """Return who does the charged deed by the wording of the charge: "Russia's arming", "a raid by the army"."""
    for candidate in (
        own_subject(reading, head),
        next(iter(reading.children(head, "nmod:poss")), None),
        complement(reading, head, ("by",)),
    ):
        if candidate is not None and candidate in tokens:
            return candidate
    return None


def _principals(actors: Actors, names: list[str]) -> tuple[str, ...]:
    known = [actors.principal(name) for name in names if name not in {UNSTATED, AUTHOR, ""}]
    return tuple(dict.fromkeys(known))


def _agree(old: _Mention, new: _Mention, accused: list[str]) -> bool:
    if not old.keys & new.keys:
        return False
    known = bool(accused) and bool(new.accused)
    if known and not set(new.accused) & set(accused):
        return False
    shared = old.words & new.words
    if old.light or new.light:
        return known and bool(shared)
    # Without a common accused the objects must speak for it; with one they must not speak against it.
    return bool(shared) or (known and not (old.words and new.words))


def _charge(reading: Reading, number: int, node: _Node, acts: Sequence[Act]) -> Charge:
    spans = tuple(sorted({m.span for m in node.mentions}))
    return Charge(f"C{number}", _gloss(reading, node, acts), tuple(node.accused), spans)


def _gloss(reading: Reading, node: _Node, acts: Sequence[Act]) -> str:
    """Return the words of the best mention: a gerund or noun with its objects, of an accusation if possible."""

    def rank(mention: _Mention) -> tuple[bool, bool, bool, int]:
        head = _head(reading, reading.tokens_in(mention.span))
        nominal = reading.text(head).lower().endswith("ing") or reading.upos[head] == "NOUN"
        return (
            mention.anaphor,
            not mention.words,
            not (nominal or acts[mention.act].act == "ACCUSE"),
            mention.span[0],
        )

    best = min(node.mentions, key=rank)
    tokens = reading.tokens_in(best.span)
    head = _head(reading, tokens)
    start = best.span[0]
    if reading.upos[head] == "VERB" and reading.head[head] not in tokens:
        start = reading.tokens[head].start
    text = " ".join(reading.string[start : best.span[1]].split())
    if fold(text).count('"') % 2:  # the charge is a part of a quotation
        text = "".join(character for character in text if fold(character) != '"')
    if len(text) <= _LONGEST:
        return text
    return text[: text.rfind(" ", 0, _LONGEST)].rstrip(",;: ") + " …"
