"""The search for acts: which rules a word calls up, and in which order they are tried.

Every rule looks at one cue (`rules.accuse`, `rules.criticize`, `rules.deny`, `rules.reject`, and `rules.other`,
which hands on to the other acts) or at the clauses of one content (`rules.contents`). Of several acts that one
word could do, the first in `_ORDER` counts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from .._syntax import climb, complement
from ..actors import aliases
from ..lexicon import default_tables
from .cue_frames import CueTable, Match, matches
from .evasions import evasions
from .rules.accuse import accuse_verb
from .rules.accuse_nouns import accuse_noun, accuser, attacking_noun, weak_noun
from .rules.amends import amends
from .rules.blame import to_blame
from .rules.contents import outspoken, proposed
from .rules.counter_claims import denied_by_saying, falsely, narrated
from .rules.criticize import criticize_adjective, criticize_verb, idiom, judged_participle
from .rules.criticize_nouns import CRITICAL, abusive_adjective, critical_words, criticize_noun, echoed, under_fire
from .rules.deny import deny_verb, unbelieved
from .rules.deny_nouns import deny_noun, false_claim, false_tale, innocence
from .rules.evade import evade_verb, evasion
from .rules.hearsay import alleged_noun, hearsay
from .rules.named_nouns import named_noun
from .rules.other import NAMED, named_act
from .rules.reject import reject_verb, unsupported
from .rules.retorts import RETORTS, TRUE, contrary, retort
from .rules.suspects import bare_accused, under_suspicion
from .rules.undercut import undercut
from .rules.uses import is_noun
from .rules.worries import concern_adjective, concern_noun
from .scene import Found, Scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..attributions import Attribution
    from ..lexicon import Cue, Tables
    from ..marks import Mark
    from ..reading import Reading

_ORDER: Final = (
    "DENY",
    "ACCUSE",
    "REJECT",
    "CRITICIZE",
    "EVADE",
    "CONCEDE",
    "CONFIRM",
    "EXPRESS_CONCERN",
    "PRAISE",
    "JUSTIFY",
    "DEMAND",
    "PROPOSE",
    "PROMISE",
    "THREATEN",
    "ASK",
)
_NOUN_ORDER: Final = ("ACCUSE", "CRITICIZE", "DENY", "REJECT", "EXPRESS_CONCERN")
_HEARSAY: Final = frozenset({"allegedly", "supposedly", "purportedly", "reportedly"})
_FALSELY: Final = frozenset({"falsely", "wrongly", "erroneously", "incorrectly", "inaccurately", "mistakenly"})
_ALLEGED: Final = frozenset({"alleged", "allege", "suspected", "suspect", "purported", "supposed"})
_BARE: Final = frozenset({"accuse", "suspect", "charge"})
_SAID_TO: Final = frozenset({"believe", "say", "think", "report", "know", "allege", "suspect", "rumor"})
_FIRE: Final = frozenset({"fire", "attack", "heat", "flak"})
_ECHOING: Final = frozenset({"echo", "second", "amplify", "parrot"})
_CORE: Final = frozenset({"ACCUSE", "CRITICIZE", "DENY"})
#: Rules of accusations by a word, and how many steps below it hearsay belongs to it.
_OPENLY: Final = frozenset({"A1", "A2", "A3", "A4", "A6", "A7", "A8"})
_NEAR_ABOVE: Final = 5


@lru_cache(maxsize=8)
def _by_first_word(tables: Tables) -> CueTable:
    return CueTable(row for rows in tables.by_lemma.values() for row in rows)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(row.alias for row in aliases.default().rows if row.kind in {"state", "capital", "place"})


def scene_of(
    reading: Reading, attributions: Sequence[Attribution], marks: Sequence[Mark], *, tables: Tables | None = None
) -> Scene:
    """Return what the rules look at, by default with the cues and word classes of the package."""
    known = default_tables() if tables is None else tables
    return Scene(reading, tuple(attributions), tuple(marks), known, _by_first_word(known), _places())


def found_acts(scene: Scene) -> list[Found]:
    """Apply every rule, and drop acts that stand for one already found.

    Parameters
    ----------
    scene : Scene
        The document.

    Returns
    -------
    list of Found
        In order of their first character.
    """
    reading = scene.reading
    out = [
        found for mark in evasions(scene) if (found := evasion(scene, mark)) is not None and not _denies(scene, found)
    ]
    used = {word for found in out for span in found.cue for word in reading.tokens_in(span)}
    for word in range(len(reading.tokens)):
        if word not in used:
            named_here = _named(scene, word)
            # The noun of "raised concerns" is part of the cue, not one of its own.
            used.update(
                k
                for act in named_here
                if act.rule in {"C3", "A6"} or act.rule.startswith("N")
                for s in act.cue
                for k in reading.tokens_in(s)
            )
            out.extend(named_here)
        out.extend(undercut(scene, word))
        out.extend(amends(scene, word))
    named = frozenset(scene.by_cue[f.head] for f in out if f.act in _CORE and f.head in scene.by_cue)
    taken = frozenset(
        word
        for found in out
        if found.charge is not None and found.act in _CORE
        for word in reading.tokens_in(found.charge)
    ) | {found.head for found in out if found.act == "ACCUSE" and reading.upos[found.head] == "VERB"}
    out.extend(proposed(scene, named, taken))
    spoken = (
        taken
        | {word for found in out if found.act == "ACCUSE" and found.charge for word in reading.tokens_in(found.charge)}
        | {found.head for found in out}
    )
    out.extend(outspoken(scene, named, frozenset(spoken)))
    out.extend(narrated(scene, taken))
    out.extend(_in_passing(scene, out))
    cued = taken | {found.head for found in out if found.act in {*_CORE, "REJECT"}}
    out.extend(denied_by_saying(scene, _deeds(scene, out), cued))
    return _distinct(_undone(scene, _told_once(scene, out)))


def _told_once(scene: Scene, found: list[Found]) -> list[Found]:
    """Drop hearsay in what an open accusation is about: "was charged *for allegedly grabbing* her" accuses once."""
    reading = scene.reading
    open_ = {act.head for act in found if act.act == "ACCUSE" and act.rule in _OPENLY}
    return [
        act
        for act in found
        if act.rule != "A10" or not any(up in open_ for _, _, up in islice(climb(reading, act.head), _NEAR_ABOVE))
    ]


def _undone(scene: Scene, found: list[Found]) -> list[Found]:
    """Block the acts of verbs in what somebody denies: "denied that she had *accused* him"."""
    reading = scene.reading
    denied = {
        word: act
        for act in found
        if act.act == "DENY" and act.block is None and act.charge is not None and act.explicitness == "lexical"
        for word in reading.tokens_in(act.charge)
    }
    return [
        replace(act, block="negation")
        if act.block is None
        and act.act in {"ACCUSE", "CRITICIZE"}
        and act.head in denied
        and act.explicitness == "lexical"
        and reading.upos[act.head] == "VERB"
        and (not reading.deprel[act.head].startswith("acl") or reading.children(act.head, "mark"))
        else act
        for act in found
    ]


def _in_passing(scene: Scene, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the criticism of abusive attributes that no other act of accusing or criticising covers."""
    reading = scene.reading
    covered = {
        word
        for act in found
        if act.act in {"ACCUSE", "CRITICIZE", "DENY"}
        for span in (*act.cue, *(() if act.charge is None else (act.charge,)))
        for word in reading.tokens_in(span)
    }
    # One such act for each speaker in a sentence, and none where the speaker judges outright.
    judged = {
        (reading.tokens[act.head].sentence, scene.holder[act.head])
        for act in found
        if act.act in {"ACCUSE", "CRITICIZE"} and act.block is None
    }
    for word in range(len(reading.tokens)):
        if reading.deprel[word] != "amod" or word in covered or not scene.is_a(word, "ABUSIVE_ADJ"):
            continue
        place = (reading.tokens[word].sentence, scene.holder[word])
        if place not in judged:
            judged.add(place)
            yield from abusive_adjective(scene, word)


def _denies(scene: Scene, found: Found) -> bool:
    """Tell whether a formula of evasion has a claim for its object and so denies it ("brushed off the claims")."""
    rows = [item for item in scene.cues.starting(scene.reading, found.head) if item[0].act == "DENY"]
    return bool(rows) and bool(_best(scene, rows))


def _deeds(scene: Scene, found: Iterable[Found]) -> dict[str, frozenset[str]]:
    """Return what somebody is accused of, as lemmas of verbs, with the lemmas of who is accused."""
    reading = scene.reading
    out: dict[str, frozenset[str]] = {}
    for act in found:
        if act.act != "ACCUSE" or act.charge is None or not isinstance(act.target, tuple):
            continue
        accused = frozenset(
            reading.lemma[k].lower()
            for span in act.target
            for k in reading.tokens_in(span)
            if reading.upos[k] in {"PROPN", "NOUN"}
        )
        for word in reading.tokens_in(act.charge):
            if reading.upos[word] == "VERB" and scene.needs(word, "BLAMEWORTHY_V") == ():
                lemma = reading.lemma[word].lower()
                out[lemma] = out.get(lemma, frozenset()) | accused
    return out


def _distinct(found: list[Found]) -> list[Found]:
    out: list[Found] = []
    seen: set[tuple[object, ...]] = set()
    for act in sorted(found, key=lambda f: (f.cue[0][0] if f.cue else 0, -f.score)):
        key = (act.act, act.head, act.target, act.charge, act.source if act.rule == "A9" else None)
        if key not in seen:
            seen.add(key)
            out.append(act)
    return out


def _named(scene: Scene, word: int) -> list[Found]:
    """Return the acts that one word names."""
    for rule in _special(scene, word):
        found = list(rule)
        if found:
            return found
    starting = scene.cues.starting(scene.reading, word)
    by_act: dict[str, list[tuple[Cue, tuple[int, ...]]]] = {}
    for row, words in starting:
        by_act.setdefault(row.act, []).append((row, words))
    if starting and starting[0][0].pos == "NOUN":
        for act in _NOUN_ORDER:
            if act in by_act:
                found = list(_noun(scene, word, act))
                if found:
                    return found
    elif starting:
        for act in _ORDER:
            found = _best(scene, by_act.get(act, ()))
            if found:
                return found
        if starting[0][0].lemma in _BARE:
            return list(bare_accused(scene, word))
    if scene.reading.upos[word] in {"NOUN", "PROPN"} or (starting and is_noun(scene, word)):
        found = list(named_noun(scene, word))
        if found:
            return found
    if scene.reading.upos[word] == "NOUN" and scene.is_a(word, "ACCUSATION_N") and not scene.is_a(word, "EVIDENCE_N"):
        return list(weak_noun(scene, word))
    return []


def _special(scene: Scene, word: int) -> Iterator[Iterator[Found]]:
    """Yield the rules for single words that the cue table cannot express."""
    reading = scene.reading
    lemma, upos, rel = reading.lemma[word].lower(), reading.upos[word], reading.deprel[word]
    if upos == "ADV" and lemma in _HEARSAY:
        yield hearsay(scene, word)
    if upos == "ADV" and lemma in _FALSELY:
        yield falsely(scene, word)
    prenominal = rel == "amod" or (lemma == "allege" and reading.text(word).lower() == "alleged")
    if prenominal and (lemma in _ALLEGED or reading.text(word).lower() == "accused"):
        yield alleged_noun(scene, word)
    if lemma == "contrary":
        yield contrary(scene, word)
    if lemma in RETORTS or lemma in TRUE:
        yield retort(scene, word)
    if rel == "amod" and scene.is_a(word, "FALSITY"):
        yield false_claim(scene, word)
    if upos == "VERB" and lemma in _SAID_TO and reading.children(word, "xcomp"):
        yield hearsay(scene, word)
    if upos in {"NOUN", "PROPN"} and lemma in _FIRE:
        yield under_fire(scene, word)
    if rel == "amod" and upos in {"VERB", "ADJ"}:
        yield judged_participle(scene, word)
    if lemma in CRITICAL or reading.text(word).lower() in CRITICAL:
        yield critical_words(scene, word)
    if upos == "NOUN" and rel == "obl":
        yield idiom(scene, word)
    if upos == "VERB" and lemma in _ECHOING:
        yield echoed(scene, word)
    if upos == "VERB":
        if lemma == "blame":
            yield to_blame(scene, word)
        yield innocence(scene, word)
        yield unsupported(scene, word)
        yield unbelieved(scene, word)
    if upos in {"NOUN", "PROPN"}:
        yield under_suspicion(scene, word)
        yield false_tale(scene, word)
        if lemma == "accuser":
            yield accuser(scene, word)


def _best(scene: Scene, rows: Iterable[tuple[Cue, tuple[int, ...]]]) -> list[Found]:
    """Return the acts of the frame that fills most: with its complement rather than without."""
    best: list[Found] = []
    full = False
    for row, words in rows:
        if row.act in NAMED:
            found = _by_name(scene, row, words)
            if found:
                return found
            continue
        for match in _matches(scene, row, words):
            if best and (full or match.complement is None):
                continue
            found = [_unsaid(scene, act, words) for act in _act(scene, match)]
            if found:
                best, full = found, match.complement is not None
    return best


def _matches(scene: Scene, row: Cue, words: tuple[int, ...]) -> Iterator[Match]:
    """Yield the frames of a row; a phrase may hang on the last word of the cue ("cast *doubt on the figure*")."""
    none = True
    for match in matches(scene.reading, row, words):
        none = False
        yield match
    if none and len(words) > 1:
        for frame in row.frame:
            found = complement(scene.reading, words[-1], (frame,))
            if found is not None:
                yield Match(row, frame, words[0], words, None, found)


def _unsaid(scene: Scene, found: Found, words: tuple[int, ...]) -> Found:
    """Block an act that its own words deny: "found *no* fault with"."""
    reading = scene.reading
    # The "no" of "pulled no punches" is part of the entry.
    inside = [k for word in words[1:] for k in reading.children(word, "det", "advmod") if k not in words]
    if found.block is None and any(reading.lemma[k].lower() == "no" for k in inside):
        return replace(found, block="negation")
    return found


def _by_name(scene: Scene, row: Cue, words: tuple[int, ...]) -> list[Found]:
    """Return the acts of a row whose rules look at more than one frame at a time."""
    if row.pos == "ADJ":
        return concern_adjective(scene, row, words) if row.act == "EXPRESS_CONCERN" else []
    return named_act(scene, row, words) if row.pos == "VERB" else []


def _act(scene: Scene, match: Match) -> Iterator[Found]:
    act, pos = match.row.act, match.row.pos
    if pos == "ADJ":
        return criticize_adjective(scene, match) if act == "CRITICIZE" else iter(())
    if pos != "VERB":
        return iter(())
    if act == "ACCUSE":
        return accuse_verb(scene, match)
    if act == "CRITICIZE":
        return criticize_verb(scene, match)
    if act == "DENY":
        return deny_verb(scene, match)
    if act == "REJECT":
        return reject_verb(scene, match)
    if act == "EVADE":
        return evade_verb(scene, match)
    return iter(())


def _noun(scene: Scene, word: int, act: str) -> Iterator[Found]:
    if act == "ACCUSE":
        return accuse_noun(scene, word)
    if act == "CRITICIZE":
        return chain(islice(chain(attacking_noun(scene, word), criticize_noun(scene, word)), 1))
    if act == "EXPRESS_CONCERN":
        return concern_noun(scene, word)
    return deny_noun(scene, word)
