"""A charge in few words: its deed as a gerund with what it was done to, without who did it, when and why."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .._syntax import below, is_passive
from ..text import fold
from .propositions import is_aside, is_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..lexicon import Tables
    from ..reading import Reading
    from .book import Mention

_LONGEST: Final = 80
#: Relations left out right below the deed.
_BESIDE: Final = frozenset("nsubj nsubj:pass nsubj:outer csubj expl aux aux:pass cop mark cc obl:agent".split())
#: Relations left out wherever they stand.
_ASIDES: Final = frozenset("parataxis appos acl:relcl advcl advcl:relcl discourse vocative list".split())
_COMPLEMENTS: Final = ("obj", "obl", "xcomp", "ccomp", "nsubj:pass")
_OPENERS: Final = frozenset({"the", "a", "an", "any", "such", "its", "his", "her", "their", "our", "my", "all"})
#: Words at which a gloss does not break off.
_DANGLING: Final = frozenset("a about an and at by for from in into of on or over that the their its to with".split())
_SHORT_VOWEL: Final = re.compile(r"(?:[^aeiou]|qu)[aeiou][bdgklmnprt]$")
_SYLLABLE: Final = re.compile(r"[aeiouy]+")
#: Longer verbs that double the last letter as well, their stress being on the last syllable.
_STRESSED: Final = frozenset(
    "abet abhor acquit admit begin commit compel concur confer control defer deter dispel emit entrap equip excel "
    "expel forget handicap incur infer kidnap occur omit outrun overrun patrol permit prefer propel rebel recur "
    "refer regret repel submit transfer transmit".split()
)
_MARKS: Final = frozenset("\"'“”‘’«»„")


def best(reading: Reading, mentions: Sequence[Mention], accusing: frozenset[int]) -> Mention:
    """Return the mention that says most in the plainest way: a deed with its objects, of an accusation if possible.

    Parameters
    ----------
    reading : Reading
        The document.
    mentions : sequence of Mention
        Mentions of one charge, at least one.
    accusing : frozenset of int
        Those of its acts that accuse.
    """

    def rank(mention: Mention) -> tuple[bool, bool, bool, int]:
        said = mention.said
        nominal = reading.text(said.head).lower().endswith("ing") or reading.upos[said.head] == "NOUN"
        return (said.light, not said.objects, not (nominal or mention.act in accusing), mention.span[0])

    return min(mentions, key=rank)


def gloss(reading: Reading, mention: Mention, tables: Tables) -> str:
    """Return a charge in few words of the text, its verb put into the form in "-ing".

    Parameters
    ----------
    reading : Reading
        The document.
    mention : Mention
        The mention to take it from.
    tables : Tables
        Word classes in force.

    Returns
    -------
    str
        One line, of 80 characters and an ellipsis at most.
    """
    tokens = reading.tokens_in(mention.span)
    head = mention.said.shown
    doer = frozenset(below(reading, mention.said.doer)) if mention.said.doer is not None else frozenset[int]()
    if reading.upos[head] != "VERB":
        words = _thing(reading, head, tokens, doer, tables)
    elif _suffered(reading, head, tokens, mention):
        words = _joined(
            reading,
            [k for k in _kept(reading, head, doer, tables) if k in tokens],
            verbs={head: "being " + reading.text(head)},
        )
    else:
        words = _deed(reading, head, tokens, doer, tables, negated=mention.said.negated)
    text = " ".join("".join(words).split()).strip(" ,;:.–—-")
    if fold(text).count('"') % 2:  # the charge is a part of a quotation
        text = "".join(character for character in text if fold(character) != '"')
    if len(text) <= _LONGEST:
        return text
    shorter = text[: text.rfind(" ", 0, _LONGEST)].split()
    while len(shorter) > 1 and shorter[-1].lower() in _DANGLING:
        shorter.pop()
    return " ".join(shorter).rstrip(",;: ") + " …"


def gerund(verb: str) -> str:
    """Return the form in "-ing" of a verb.

    Examples
    --------
    >>> [gerund(verb) for verb in ("rig", "forge", "lie", "steal", "expel", "traffic", "free", "be")]
    ['rigging', 'forging', 'lying', 'stealing', 'expelling', 'trafficking', 'freeing', 'being']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    if verb.endswith("ic"):
        return verb + "king"
    doubled = _SHORT_VOWEL.search(verb) and (len(_SYLLABLE.findall(verb)) == 1 or verb in _STRESSED)
    return verb + (verb[-1] if doubled else "") + "ing"


def _suffered(reading: Reading, head: int, tokens: range, mention: Mention) -> bool:
    """Tell whether a deed is told of those to whom it is done: "are bent on destruction", "was beaten"."""
    if not is_passive(reading, head) or reading.text(head).lower().endswith("ing"):
        return False
    subjects = [k for k in reading.children(head, "nsubj:pass") if reading.upos[k] in {"NOUN", "PROPN"}]
    outside = not any(k in tokens for k in subjects)
    return not subjects or (outside and bool(mention.accused))


def _deed(
    reading: Reading, head: int, tokens: range, doer: frozenset[int], tables: Tables, *, negated: bool
) -> Iterator[str]:
    undergoing = [
        k
        for child in reading.children(head, "nsubj:pass")
        if reading.upos[child] in {"NOUN", "PROPN"}
        for k in _kept(reading, child, frozenset(), tables)
    ]
    whole = set(reading.children(head, *_COMPLEMENTS)).intersection(tokens)
    also = [k for k in reading.children(head, "conj") if k in tokens and reading.upos[k] == "VERB"]
    # "encouraging and supporting them": the first verb is not left alone.
    together = frozenset(also) if not whole or min(whole) > min(also, default=head) else frozenset[int]()
    kept = [k for k in _kept(reading, head, doer, tables, together) if k in tokens and k > head]
    if not kept and not undergoing:
        # What the verb is done to may hang on the verb before it.
        kept = [k for k in tokens if k > head and k not in doer]
    if negated:
        yield "not "
    yield _ing(reading, head)
    particles = [k for k in kept if undergoing and reading.deprel[k] == "compound:prt" and reading.head[k] == head]
    rest = [*particles, *undergoing, *(k for k in kept if k not in particles)]
    yield from _joined(reading, rest, head, {k: _ing(reading, k) for k in together})


def _ing(reading: Reading, verb: int) -> str:
    word = reading.text(verb)
    return word.lower() if word.lower().endswith("ing") else gerund(reading.lemma[verb].lower())


def _thing(reading: Reading, head: int, tokens: range, doer: frozenset[int], tables: Tables) -> Iterator[str]:
    kept = [k for k in _kept(reading, head, doer, tables) if k in tokens]
    if reading.children(head, "cop"):
        yield "being "
    else:
        while len(kept) > 1 and (reading.lemma[kept[0]].lower() in _OPENERS or reading.upos[kept[0]] == "ADP"):
            kept.pop(0)
    yield from _joined(reading, kept)


def _kept(
    reading: Reading, head: int, doer: frozenset[int], tables: Tables, together: frozenset[int] = frozenset()
) -> list[int]:
    """Return the words of a phrase in order, without times, who did it, and an aside with what comes after it."""
    found, stack, stop = [], [head], len(reading.tokens)
    while stack:
        word = stack.pop()
        found.append(word)
        for child in reading.children(word):
            rel = reading.deprel[child]
            other = word == head and rel in {"conj", "dep"} and child not in together
            if child > head and (rel in _ASIDES or other or is_aside(reading, child, tables)):
                stop = min(stop, below(reading, child)[0])
            elif not (child in doer or _when(reading, child) or (word == head and rel in _BESIDE)):
                stack.append(child)
    return sorted(word for word in found if word < stop)


def _when(reading: Reading, word: int) -> bool:
    # "Sunday's election" keeps its day.
    return is_time(reading, word) and reading.deprel[word] in {"obl", "nmod", "advmod", "obl:unmarked", "nmod:unmarked"}


def _joined(
    reading: Reading, words: Sequence[int], before: int | None = None, verbs: Mapping[int, str] = MappingProxyType({})
) -> Iterator[str]:
    """Yield words, verbs in the forms given, with the spaces of the text between them."""
    for word in words:
        mark = reading.upos[word] == "PUNCT" and reading.text(word) not in _MARKS
        if mark and before != word - 1:
            continue  # what it closed or opened is left out
        if before is not None and (before != word - 1 or reading.tokens[before].end < reading.tokens[word].start):
            yield " "
        text = verbs.get(word, reading.text(word))
        yield text.lower() if reading.upos[word] in {"DET", "PRON", "ADP"} else text
        before = word
