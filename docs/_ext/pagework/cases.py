"""Made-up sentences that a page shows, with what the library finds in them.

A page writes one sentence a line, the words that it is about in square brackets::

    + The bridge [may] close on Friday. => holder: AUTHOR; scope: close on Friday
    - The ferry leaves in [May].
    ~ The mayor did not [accuse] the clerk of fraud.
    ?- Visitors [may] bring dogs.

``+`` is found under the label of the block, ``-`` is not, ``~`` is found and blocked; the tests hold the library
to it. ``?`` before the sign says that it should be so and was not at the time of writing: such a sentence is
shown with whatever comes out, as a fault as long as it is one. After ``=>`` stands what must be true of the find.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from allegedly import analyze
from allegedly.acts import RULES, Act
from allegedly.document import Document
from allegedly.marks import LEXICON, Mark

from .cells import Cell, Code, Cue, Link, Piece

_RULES: Final = frozenset(rule.name for rule in RULES)

#: What a sentence is called that is read as its sign says, and what if not.
SIGNS: Final = {"+": ("yes", "missed"), "-": ("no", "false alarm"), "~": ("blocked", "not blocked")}
_LINE: Final = re.compile(r"(?P<doubt>\??)(?P<sign>[-+~]) (?P<sentence>.+?)(?: => (?P<facts>.+))?")
_WORDS: Final = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of a page.

    Parameters
    ----------
    label : str
        Act (``"ACCUSE"``) or category and subtype of a mark (``"HEDGE.modal"``).
    sign : str
        One of `SIGNS`.
    sentence : str
        The sentence, without brackets.
    words : tuple of (int, int)
        The bracketed characters, half-open.
    facts : Mapping of str to str
        What must be true of the find.
    doubtful : bool
        Whether the library was seen to fail it.
    """

    label: str
    sign: str
    sentence: str
    words: tuple[tuple[int, int], ...]
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    doubtful: bool = False

    def pieces(self) -> Cell:
        """Return the sentence with the bracketed words set apart."""
        out: list[Piece] = []
        at = 0
        for start, end in self.words:
            out += [self.sentence[at:start], Cue(self.sentence[start:end])]
            at = end
        return tuple(piece for piece in (*out, self.sentence[at:]) if piece)


def parse(label: str, line: str) -> Case:
    """Read one line of a block.

    Examples
    --------
    >>> case = parse("HEDGE.modal", "+ It [may] rain. => holder: AUTHOR")
    >>> case.sentence, case.words, dict(case.facts)
    ('It may rain.', ((3, 6),), {'holder': 'AUTHOR'})
    """
    match = _LINE.fullmatch(line.strip())
    if match is None:
        raise ValueError(f"not a case: {line!r}; begin it with one of {' '.join(SIGNS)} and a space")
    marked = match["sentence"]
    words: list[tuple[int, int]] = []
    out, at = "", 0
    for bracket in _WORDS.finditer(marked):
        out += marked[at : bracket.start()]
        words.append((len(out), len(out) + len(bracket[1])))
        out += bracket[1]
        at = bracket.end()
    facts = dict(fact.split(": ", 1) for fact in (match["facts"] or "").split("; ") if fact)
    return Case(label, match["sign"], out + marked[at:], tuple(words), MappingProxyType(facts), bool(match["doubt"]))


@cache
def read(sentence: str) -> Document:
    """Analyze a sentence once."""
    return analyze(sentence)


def finds(case: Case) -> list[Act] | list[Mark]:
    """Return the acts or marks under the label of a case that touch its words, or all if it brackets none."""
    found = read(case.sentence).records
    category, _, subtype = case.label.partition(".")
    if subtype:
        return [
            mark
            for mark in found.marks
            if (mark.category, mark.subtype) == (category, subtype) and _touches(case, ((mark.start, mark.end),))
        ]
    return [act for act in found.acts if act.act == category and _touches(case, act.cue)]


def _touches(case: Case, spans: tuple[tuple[int, int], ...]) -> bool:
    return not case.words or any(s < stop and start < e for s, e in spans for start, stop in case.words)


def fact(one: Act | Mark, name: str, sentence: str) -> str:
    """Return one thing that is known of a find, as words."""
    value = getattr(one, name)
    if name in {"charge", "scope"}:
        return "" if value is None else sentence[value[0] : value[1]]
    return "" if value is None else str(value)


#: What a page calls a fact, and the attribute that holds it.
NAMES: Final = {"source": "source_name", "target": "target_name"}


def failure(case: Case) -> str | None:
    """Say what a case claims and the library does not do; None if all is as claimed.

    Examples
    --------
    >>> failure(parse("DENY", "+ Pike [denied] it. => source: Pike"))
    >>> failure(parse("DENY", "- Pike [denied] it."))
    'finds DENY'
    """
    found = finds(case)
    blocked = [one for one in found if isinstance(one, Act) and one.blocked]
    done = [one for one in found if one not in blocked]
    if case.sign == "-":
        return f"finds {case.label}" if done else None
    wanted = blocked if case.sign == "~" else done
    if not wanted:
        return f"finds no {'blocked ' if case.sign == '~' else ''}{case.label}"
    for name, value in case.facts.items():
        got = [fact(one, NAMES.get(name, name), case.sentence) for one in wanted]
        if value not in got:
            return f"{name} is {got[0]!r}"
    return None


def verdict(case: Case) -> str:
    """Return the word that a page sets before a sentence.

    Examples
    --------
    >>> verdict(parse("DENY", "+ Pike [denied] it.")), verdict(parse("DENY", "?- Pike [denied] it."))
    ('yes', 'false alarm')
    """
    right, fault = SIGNS[case.sign]
    said = failure(case)
    if said is None:
        return right
    return fault if said.startswith("finds") else "wrong party"


def told(case: Case) -> list[Cell]:
    """Say what comes out of a sentence under its label, one cell a find."""
    return [describe(one, case.sentence) for one in finds(case)]


def describe(one: Act | Mark, sentence: str) -> Cell:
    """Say what was found: parties, charge, rule of an act; holder, scope, test of a mark."""
    if isinstance(one, Act):
        return describe_act(one, sentence)
    bears = () if one.scope is None else (" · bears on “", sentence[one.scope[0] : one.scope[1]], "”")
    by: tuple[Piece, ...] = (" · test ", Link(one.rule, f"test-{one.rule}"))
    if one.rule == LEXICON:
        by = (" · by its entry alone",)
    return ("holder ", Code(one.holder), *bears, *by)


def describe_act(act: Act, sentence: str, *, rule_too: bool = True) -> Cell:
    """Say who acts at whom about what, by which rule, how openly."""
    parties: list[Piece] = [Code(act.source_name)]
    if act.target_name is not None:
        parties += [" → ", Code(act.target_name)]
    charge: tuple[Piece, ...] = ()
    if act.charge is not None:
        charge = (" · about “", sentence[act.charge[0] : act.charge[1]], "”")
    tail = [act.explicitness, *(["hedged"] if act.hedged else []), *([f"blocked: {act.block}"] if act.blocked else [])]
    rule: tuple[Piece, ...] = (
        (" · rule ", Link(act.rule, f"rule-{act.rule}" if act.rule in _RULES else "learned")) if rule_too else ()
    )
    return (*parties, *charge, *rule, " · ", ", ".join(tail))
