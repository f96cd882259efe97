"""The small language of lexicon entries, and finding a thousand of them in one pass over the words.

An entry is a sequence of items parted by spaces, matched against the words of one sentence:

========== =====================================================================================
``word``   a word whose lemma or form it is, in any case; an entry thus covers its inflections
``=form``  a word of exactly this form, in any case
``a|b``    either item
``x?``     the item or nothing
``{NAME}`` a class: ``{NEG}`` not, n't, never, no, nor; ``{PRON1}`` I, we; ``{POSS}`` my, our, his ...;
           ``{NUM}``, ``{ADJ}``, ``{ADV}``, ``{NOUN}``, ``{VERB}``, ``{AUX}``, ``{PROPN}``, ``{PRON}``
``...``    a gap of up to `GAP` words, no punctuation among them
========== =====================================================================================

Apostrophes may be straight or curly, and contracted forms count as the words they stand for ("ca" in "can't"
is *can*, "n't" is *not*, "'ve" is *have*). No entry starts with a part of speech, so that few words begin a
match.

All entries share one trie. From each word of the text the search follows only branches whose words stand there,
so that it takes time linear in the words of the text and in the beginnings of entries found among them,
whatever the number of entries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ..text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..reading import Reading

#: Longest gap, in words.
GAP: Final = 3

#: Words behind contracted forms; a form keeps its own name as well.
_CONTRACTED: Final = {
    "ca": ("can",),
    "wo": ("will",),
    "sha": ("shall",),
    "ai": ("be",),
    "n't": ("not",),
    "nt": ("not",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'re": ("be",),
    "'m": ("be",),
    "'d": ("would", "have"),
    "'s": ("be", "have"),
}
_CLASSES: Final = {
    "NEG": frozenset({"not", "n't", "never", "no", "nor", "nt"}),
    "PRON1": frozenset({"i", "we"}),
    "POSS": frozenset({"my", "our", "his", "her", "their", "its", "your"}),
}
_PARTS_OF_SPEECH: Final = frozenset({"ADJ", "ADV", "AUX", "NOUN", "NUM", "PRON", "PROPN", "VERB"})
_GAP_MARK: Final = "..."
_ITEM: Final = re.compile(r"=?[^\s{}|?=]+|\{[A-Z0-9]+\}")
_WORD: Final = re.compile(r"[^\W_]")


class PatternError(ValueError):
    """An entry breaks the pattern language; the message says how."""


def expand(entry: str) -> list[list[tuple[str, ...]]]:
    """Spell out the optional items of an entry.

    Parameters
    ----------
    entry : str
        An entry in the language of this module.

    Returns
    -------
    list of list of tuple of str
        One sequence for each way to take the optional items; an item is the tuple of its alternative keys.

    Raises
    ------
    PatternError
        If the entry breaks the language.

    Examples
    --------
    >>> expand("the? fact be")
    [[('the',), ('fact',), ('be',)], [('fact',), ('be',)]]
    >>> expand("{PRON1} think|guess")
    [[('{PRON1}',), ('think', 'guess')]]
    """
    ways: list[list[tuple[str, ...]]] = [[]]
    for word in entry.split(" "):
        optional = word.endswith("?")
        keys = _keys(word.removesuffix("?"), entry)
        with_item = [[*way, keys] for way in ways]
        ways = with_item + ways if optional else with_item
    for way in ways:
        _check_ends(way, entry)
    return ways


def _keys(word: str, entry: str) -> tuple[str, ...]:
    if word == _GAP_MARK:
        return (_GAP_MARK,)
    keys = tuple(word.split("|"))
    for key in keys:
        if not _ITEM.fullmatch(key):
            raise PatternError(f"{key!r} in {entry!r} is no item; write word, =form, a|b, x?, {{NEG}} or ...")
        if key.startswith("{") and key[1:-1] not in _CLASSES and key[1:-1] not in _PARTS_OF_SPEECH:
            names = ", ".join(sorted(_CLASSES.keys() | _PARTS_OF_SPEECH))
            raise PatternError(f"no class {key} for {entry!r}; use one of {names} in braces")
        if key != key.lower() and not key.startswith("{"):
            raise PatternError(f"{key!r} in {entry!r} has capitals; write it in lower case")
        if key != fold(key):
            raise PatternError(f"{key!r} in {entry!r} has a curly apostrophe; write a straight one")
    return keys


def _check_ends(way: list[tuple[str, ...]], entry: str) -> None:
    if not way:
        raise PatternError(f"{entry!r} may match nothing; leave one item without a question mark")
    if way[0] == (_GAP_MARK,) or way[-1] == (_GAP_MARK,):
        raise PatternError(f"{entry!r} has a gap at its edge; start and end with a word")
    if any(key[1:-1] in _PARTS_OF_SPEECH for key in way[0] if key.startswith("{")):
        raise PatternError(f"{entry!r} starts with a part of speech; start with a word")
    if any(a == b == (_GAP_MARK,) for a, b in pairwise(way)):
        raise PatternError(f"{entry!r} has two gaps in a row; write one")


@dataclass(slots=True)
class _Node:
    step: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """An entry found at words ``first`` to ``last`` (inclusive), `gaps` of them skipped by a gap."""

    first: int
    last: int
    gaps: int
    row: int


class Matcher:
    """All entries of a lexicon in one trie over words.

    Parameters
    ----------
    entries : iterable of str
        Entries in the language of this module; `Match.row` counts them from 0.

    Raises
    ------
    PatternError
        If an entry breaks the language.
    """

    __slots__ = ("_root",)

    def __init__(self, entries: Iterable[str]) -> None:
        self._root = _Node()
        for row, entry in enumerate(entries):
            for way in expand(entry):
                self._add(way, row)

    def _add(self, way: list[tuple[str, ...]], row: int) -> None:
        nodes = [self._root]
        for keys in way:
            following: list[_Node] = []
            for node in nodes:
                if keys == (_GAP_MARK,):
                    node.gap = node.gap or _Node()
                    following.append(node.gap)
                else:
                    following.extend(node.step.setdefault(key, _Node()) for key in keys)
            nodes = following
        for node in nodes:
            if row not in node.rows:
                node.rows.append(row)

    def find(self, words: Sequence[tuple[str, ...]], start: int = 0) -> list[Match]:
        """Find every entry in the words of one sentence.

        Parameters
        ----------
        words : sequence of tuple of str
            The keys of each word, as `word_keys` gives them.
        start : int, optional
            Number of the first word, added to the matches.

        Returns
        -------
        list of Match
            Overlaps and all, in order of their first word.
        """
        found: list[Match] = []
        root = self._root.step
        for first, keys in enumerate(words):
            for key in keys:
                node = root.get(key)
                if node is not None:
                    self._walk(node, words, first, first, start, found)
        if len(found) < 2:
            return found
        # Several keys of one word can lead to the same row, and several gaps to the same words.
        best: dict[tuple[int, int, int], Match] = {}
        for match in found:
            place = (match.first, match.last, match.row)
            if place not in best or match < best[place]:
                best[place] = match
        return sorted(best.values())

    @staticmethod
    def _walk(
        node: _Node, words: Sequence[tuple[str, ...]], first: int, last: int, start: int, found: list[Match]
    ) -> None:
        stack = [(node, last, 0)]
        count = len(words)
        while stack:
            node, last, gaps = stack.pop()
            for row in node.rows:
                found.append(Match(start + first, start + last, gaps, row))
            here = last + 1
            if here >= count:
                continue
            for key in words[here]:
                below = node.step.get(key)
                if below is not None:
                    stack.append((below, here, gaps))
            if node.gap is None:
                continue
            for skipped in range(GAP + 1):
                here = last + 1 + skipped
                if here >= count:
                    break
                for key in words[here]:
                    below = node.gap.step.get(key)
                    if below is not None:
                        stack.append((below, here, gaps + skipped))
                if not words[here]:
                    break


@lru_cache(maxsize=1 << 15)
def word_keys(form: str, lemma: str, upos: str) -> tuple[str, ...]:
    """Return the keys under which an entry's items find a word; none for a mark of punctuation.

    Examples
    --------
    >>> word_keys("Claims", "claim", "VERB")
    ('claims', '=claims', 'claim', '{VERB}')
    >>> word_keys("n’t", "not", "PART")
    ("n't", "=n't", 'not', '{NEG}')
    """
    plain = fold(form).lower()
    if not _WORD.search(plain):
        return ()
    base = fold(lemma).lower()
    keys = [plain, "=" + plain]
    if base != plain:
        keys.append(base)
    keys.extend(word for word in _CONTRACTED.get(plain, ()) if word not in keys)
    keys.extend("{" + name + "}" for name, members in _CLASSES.items() if plain in members)
    if upos in _PARTS_OF_SPEECH:
        keys.append("{" + upos + "}")
    return tuple(keys)


def sentence_keys(reading: Reading, words: range) -> list[tuple[str, ...]]:
    """Return the keys of every word of a sentence."""
    tokens, lemma, upos = reading.tokens, reading.lemma, reading.upos
    return [word_keys(tokens[i].text, lemma[i], upos[i]) for i in words]
