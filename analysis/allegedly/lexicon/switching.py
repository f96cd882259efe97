"""What can be switched off, and by what name.

============================= ==========================================================
``HEDGE``                     a category of markers
``HEDGE.weasel``              a subtype
``HEDGE.hearsay:allegedly``   one row
``entry:allegedly``           every row with this entry, whatever its category
``test:clause_adverb``        every row that needs this syntactic test
``rule:C7``                   every act that this rule finds
``cue:accuse``                every row of reporting cues with this lemma
``cue:accuse:ACCUSE``         those of them that name this act
``class:FALSITY``             a class of words
``class:FALSITY:lie``         one word's membership in it
============================= ==========================================================

A row that is switched off is as if it had never stood in its table: another row may match its words instead,
and a formula of evasion that is no mark is no act either. Rules that look for a word by themselves, without a row
of cues, go on doing so. An act whose rule is switched off is left out and
nothing takes its place: it becomes no act of another kind, and its attribution no mere assertion, so that the
acts that are left are those found with the rule, under the same ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from .._errors import LexiconError
from .reporting import Tables, default_tables
from .rows import CATEGORIES, Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._tables import Cue, WordClass
    from .rows import Entry


@dataclass(frozen=True, slots=True)
class Switches:
    """What is switched off.

    Attributes
    ----------
    names : tuple of str
        The names given, each once, in alphabetical order.
    rows : frozenset of Entry
        Rows of the lexicon that they call.
    rules : frozenset of str
        Rules for acts that they call, such as ``"C7"``.
    reporting : Tables
        Rows of reporting cues and word classes that they call.
    """

    names: tuple[str, ...] = ()
    rows: frozenset[Entry] = frozenset()
    rules: frozenset[str] = frozenset()
    reporting: Tables = field(default_factory=Tables)

    def left(self, lexicon: Lexicon) -> Lexicon:
        """Return the lexicon without the rows that are switched off; itself if there are none."""
        if not self.rows:
            return lexicon
        return Lexicon(tuple(entry for entry in lexicon.entries if entry not in self.rows))


def switches(names: str | Iterable[str], lexicon: Lexicon, tables: Tables | None = None) -> Switches:
    """Look up what names call.

    Parameters
    ----------
    names : str or iterable of str
        Names in the form that this module lists.
    lexicon : Lexicon
        The rows in force.
    tables : Tables, optional
        The reporting cues and word classes in force; by default those of the package.

    Returns
    -------
    Switches

    Raises
    ------
    LexiconError
        If a name calls nothing: a category, subtype, test, rule or class that does not exist, or an entry or cue that
        no row has. The message shows the nearest names that do.

    Examples
    --------
    >>> from allegedly.lexicon import default
    >>> off = switches(["rule:C7", "entry:allegedly"], default())
    >>> sorted(entry.key for entry in off.rows), sorted(off.rules)
    ([('allegedly', 'HEDGE', 'hearsay')], ['C7'])
    >>> switches("weasel", default())
    Traceback (most recent call last):
        ...
    allegedly.LexiconError: nothing named 'weasel' to switch off; did you mean 'HEDGE.weasel'?
    """
    if not isinstance(names, Iterable):
        raise LexiconError(f"cannot switch off {names!r}; give a list of names such as 'HEDGE.weasel'")
    given = (names,) if isinstance(names, str) else tuple(names)
    for name in given:
        if not isinstance(name, str):
            raise LexiconError(f"cannot switch off {name!r}; give names such as 'HEDGE.weasel' or 'rule:C7'")
    return _looked_up(frozenset(given), lexicon, default_tables() if tables is None else tables)


@lru_cache(maxsize=16)
def _looked_up(names: frozenset[str], lexicon: Lexicon, tables: Tables) -> Switches:
    if not names:
        return Switches()
    rows, rules = _named_rows(lexicon), _named_rules()
    cues, members = _named_cues(tables), _named_members(tables)
    for name in sorted(names):
        if not any(name in known for known in (rows, rules, cues, members)):
            raise LexiconError(_unknown(name, (*rows, *rules, *cues, *members)))
    return Switches(
        tuple(sorted(names)),
        frozenset(entry for name in names for entry in rows.get(name, ())),
        frozenset(rules[name] for name in names if name in rules),
        Tables(
            tuple(row for name in sorted(names) for row in cues.get(name, ())),
            tuple(row for name in sorted(names) for row in members.get(name, ())),
        ),
    )


def _named_rows(lexicon: Lexicon) -> Mapping[str, list[Entry]]:
    """Return the rows by every name that calls them."""
    from ..syntactic_tests import TESTS

    # What the library knows may be switched off although the lexicon in force has no such row.
    found: dict[str, list[Entry]] = {category: [] for category in CATEGORIES}
    found |= {f"{category}.{subtype}": [] for category in CATEGORIES for subtype in CATEGORIES[category]}
    found |= {f"test:{test}": [] for test in TESTS}
    for entry in lexicon.entries:
        kind = f"{entry.category}.{entry.subtype}"
        names = [entry.category, kind, f"{kind}:{entry.entry}", f"entry:{entry.entry}"]
        if (test := f"test:{entry.test}") in found:
            names.append(test)
        for name in names:
            found.setdefault(name, []).append(entry)
    return found


def _named_rules() -> Mapping[str, str]:
    from ..acts import RULES

    return {f"rule:{rule.name}": rule.name for rule in RULES}


def _named_cues(tables: Tables) -> Mapping[str, list[Cue]]:
    found: dict[str, list[Cue]] = {}
    for row in tables.cues:
        for name in (f"cue:{row.lemma}", f"cue:{row.lemma}:{row.act}"):
            found.setdefault(name, []).append(row)
    return found


def _named_members(tables: Tables) -> Mapping[str, list[WordClass]]:
    found: dict[str, list[WordClass]] = {}
    for row in tables.objects:
        for name in (f"class:{row.name}", f"class:{row.name}:{row.lemma}"):
            found.setdefault(name, []).append(row)
    return found


def _unknown(name: str, known: Iterable[str]) -> str:
    """Return the message for a name that calls nothing, with those that the user may have meant."""
    folded: dict[str, str] = {}
    ends: dict[str, list[str]] = {}
    for one in known:
        folded.setdefault(one.casefold(), one)
        for mark in (":", "."):
            if end := one.casefold().partition(mark)[2]:
                ends.setdefault(end, []).append(one)
    wanted = name.casefold().strip()
    # A bare "weasel" or "C7", or "rule:clause_adverb", lacks no more than the right beginning.
    tails = (wanted, wanted.partition(":")[2], wanted.partition(".")[2])
    near = sorted({one for tail in tails for one in ends.get(tail, ())})[:3]
    if not near:
        alike = [one for one in folded if (":" in one) == (":" in wanted)]
        near = [folded[one] for one in get_close_matches(wanted, alike, n=3, cutoff=0.7)]
    if near:
        return f"nothing named {name!r} to switch off; did you mean {' or '.join(map(repr, near))}?"
    return (
        f"nothing named {name!r} to switch off; write a category ({', '.join(CATEGORIES)}), CATEGORY.subtype, "
        "CATEGORY.subtype:entry, entry:..., test:..., rule:..., cue:... or class:..."
    )
