"""A learned judgement of clauses that no rule judges (rule "L"): what they accuse of, criticise or deny.

"He has been playing both sides, Bell said" accuses without a word that says so. For each clause that somebody
puts forward, a logistic regression (Cox 1958) adds up the weights of what is seen in it: the classes of its
words, its subject, its verdict by the rules, the reporting word. The weights lie in ``data/judge.tsv``, one a
row, so that every judgement can be worked out by hand; `evidence` does. They are made by ``training.judge``.

A learned act never stands where a rule found the same act, blocked or not, nor beside one that a rule found in the
same sentence of the same speaker.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from .._syntax import agent, is_passive, own_subject, predicate, subject
from .blocks import block, is_negated
from .parties import by_content
from .people import can_act, is_self
from .rules.contents import asserts, is_asserted, is_clause
from .rules.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .scene import Found, Scene

#: Acts that are judged.
ACTS: Final = ("ACCUSE", "CRITICIZE", "DENY")
#: Name of the row that holds an act's constant, and of the one that holds the least probability to report.
CONSTANT: Final = "(constant)"
LEAST: Final = "(least)"
RULE: Final = "L"

_ANSWERS: Final = ("DENY", "UNDERCUT", "EVADE", "REJECT")
_CLASSES: Final = frozenset(
    "NEGATIVE_EVAL POSITIVE_EVAL BLAMEWORTHY_V BLAMEWORTHY_N CULPRIT_N DECEIT_V FALSITY ACCUSATION_N ABUSIVE_ADJ "
    "HARM_N EVIDENCE_N PROPOSAL_N CONDUCT_N LEGAL_N".split()
)
#: Families of features that take long to find; of each a clause has one at most. The longer names come first.
_DEAR: Final = (
    "negated",
    "passive",
    "subject person",
    "subject accusation",
    "subject ",
    "verdict ",
    "block ",
    "asserted",
)
#: Names are left out: who is named says nothing of what is done.
_OPEN_CLASS: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@dataclass(frozen=True)
class Weights:
    """Weights of one act.

    Attributes
    ----------
    constant : float
        Log-odds of a clause in which nothing of weight is seen.
    least : float
        Probability from which on the act is reported.
    of : Mapping of str to float
        Log-odds that each feature adds.
    """

    constant: float
    least: float
    of: Mapping[str, float]

    def probability(self, seen: Iterable[str]) -> float:
        """Return the probability of the act in a clause with these features."""
        return _probability(self.constant + math.fsum(self.of.get(feature, 0.0) for feature in seen))

    @cached_property
    def rest(self) -> float:
        """Most log-odds that features can add which take long to find."""
        most: dict[str, float] = defaultdict(float)
        for feature, weight in self.of.items():
            family = next((name for name in _DEAR if feature.startswith(name)), None)
            if family is not None:
                most[family] = max(most[family], weight)
        return math.fsum(most.values())

    def within_reach(self, plain: Iterable[str]) -> bool:
        """Tell whether a clause with these `plain_features` may turn out probable enough to report."""
        odds = self.constant + self.rest + math.fsum(self.of.get(feature, 0.0) for feature in plain)
        return _probability(odds + 1e-9) >= self.least


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Weights]:
    """Return the weights of the package by act; none before they have been made."""
    path = resources.files("allegedly") / "data" / "judge.tsv"
    if not path.is_file():
        return {}
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for line in path.read_text("utf-8").splitlines()[1:]:
        act, feature, weight = line.split("\t")
        rows[act][feature] = float(weight)
    return {act: Weights(of.pop(CONSTANT), of.pop(LEAST), of) for act, of in rows.items()}


def features(scene: Scene, head: int) -> tuple[str, ...]:
    """Name what is seen in a clause.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the clause's head.

    Returns
    -------
    tuple of str
        In alphabetical order, each once.
    """
    return tuple(sorted(plain_features(scene, head).union(_party(scene, head), _frame(scene, head))))


def plain_features(scene: Scene, head: int) -> set[str]:
    """Name what is seen in a clause at a glance: its words, and who says it with what word."""
    reading = scene.reading
    out = {f"pos {reading.upos[head]}", f"relation {reading.deprel[head].split(':')[0]}"}
    for name, word in (("head", head), ("above", reading.head[head])):
        if word >= 0 and reading.upos[word] != "PROPN":
            out.add(f"{name} {reading.lemma[word].lower()}")
    for word in reading.tokens_in(predicate(reading, head)):
        if reading.upos[word] in _OPEN_CLASS:
            out.add(f"word {reading.lemma[word].lower()}")
            out.update(f"class {name}" for name in scene.classes_of(word) & _CLASSES)
    out.update(f"head class {name}" for name in scene.classes_of(head) & _CLASSES)
    for child in reading.children(head, "aux", "aux:pass", "advmod", "mark", "cc"):
        out.add(f"{reading.deprel[child].split(':')[0]} {reading.lemma[child].lower()}")
    out.update(_voice(scene, head))
    return out


def _voice(scene: Scene, head: int) -> Iterator[str]:
    index = scene.holder[head]
    if index < 0:
        yield "by the author"
        return
    attribution = scene.attributions[index]
    yield f"quote {attribution.quote}"
    yield f"commitment {attribution.author_commitment}"
    yield f"cue {attribution.cue_lemma.lower()}"
    if attribution.parent is not None:
        yield "nested"
    if attribution.cue_token < 0 or _apart(scene, attribution.cue_token, head):
        yield "cue elsewhere"


def _party(scene: Scene, head: int) -> Iterator[str]:
    reading = scene.reading
    if is_negated(reading, head):
        yield "negated"
    if is_passive(reading, head):
        yield "passive"
    who = own_subject(reading, head)
    if who is None:
        yield "subject none"
        return
    yield f"subject {reading.lemma[who].lower() if reading.upos[who] == 'PRON' else reading.upos[who]}"
    if can_act(scene, who):
        yield "subject person"
    if scene.is_a(who, "ACCUSATION_N", "BLAMEWORTHY_N"):
        yield "subject accusation"


def _frame(scene: Scene, head: int) -> Iterator[str]:
    """Name what the rules make of a clause, and whether somebody stands behind it."""
    said = verdict(scene, head)
    if said is not None:
        yield f"verdict {said.act} {said.kind}"
    reason = block(scene.reading, head, modal=False, own=False)
    if reason is not None:
        yield f"block {reason}"
    index = scene.holder[head]
    if index >= 0 and asserts(scene, index) and is_asserted(scene, head, index):
        yield "asserted"


def _apart(scene: Scene, one: int, other: int) -> bool:
    return scene.reading.tokens[one].sentence != scene.reading.tokens[other].sentence


def candidates(scene: Scene) -> Iterator[int]:
    """Yield the heads of the clauses to judge, in text order: all but those that report another."""
    words = range(len(scene.reading.tokens))
    return (word for word in words if word not in scene.by_cue and is_clause(scene, word))


def cue_words(scene: Scene, head: int) -> tuple[int, ...]:
    """Return the words that signal what a clause does: its head, and the reporting word in its sentence."""
    index = scene.holder[head]
    cue = scene.attributions[index].cue_token if index >= 0 else -1
    return (head,) if cue < 0 or _apart(scene, cue, head) else (cue, head)


def judged(scene: Scene, found: Sequence[Found], *, table: Mapping[str, Weights] | None = None) -> Iterator[Found]:
    """Yield the acts that the weights see and no rule has found.

    Parameters
    ----------
    scene : Scene
        The document.
    found : sequence of Found
        What the rules found.
    table : Mapping of str to Weights, optional
        Weights by act, those of the package by default.

    Yields
    ------
    Found
        At most one act of a kind for a speaker in a sentence, the most probable.
    """
    reading, table = scene.reading, weights() if table is None else table
    if not table:
        return
    cues: dict[str, set[int]] = defaultdict(set)
    charges: dict[str, set[int]] = defaultdict(set)
    for one in found:
        cues[one.act].update(word for span in one.cue for word in reading.tokens_in(span))
        if one.charge is not None:
            charges[one.act].update(reading.tokens_in(one.charge))
    # What is denied, undercut or evaded is not put forward by whoever does so.
    answered = set[int]().union(*(charges[act] for act in _ANSWERS))
    names = answered.union(*cues.values())
    # Who denies a thing by a word in a sentence mostly goes on denying it there.
    done = {(one.attribution, reading.tokens[one.head].sentence, one.act) for one in found}
    best: dict[tuple[int, int, str], Found] = {}
    for head in candidates(scene):
        index = scene.holder[head]
        if head in names or (index >= 0 and not asserts(scene, index)):
            continue
        words = cue_words(scene, head)
        sentence = reading.tokens[head].sentence
        speech = None if index < 0 else scene.attributions[index].id
        open_ = [
            act
            for act in ACTS
            if cues[act].isdisjoint(words) and head not in charges[act] and (speech, sentence, act) not in done
        ]
        # Most clauses are out of reach at a glance, which spares a closer look.
        plain = plain_features(scene, head) if open_ else ()
        open_ = [act for act in open_ if table[act].within_reach(plain)]
        if not open_ or block(reading, head, modal=False, own=False) is not None:
            continue
        seen = features(scene, head)
        for act in open_:
            probability = table[act].probability(seen)
            key = (index, sentence, act)
            if probability < table[act].least or (key in best and best[key].score >= probability):
                continue
            made = _found(scene, act, head, probability)
            if made is not None:
                best[key] = made
    yield from best.values()


def _found(scene: Scene, act: str, head: int, probability: float) -> Found | None:
    target = accused(scene, head)
    if act != "DENY" and is_self(scene, target):
        return None
    if act == "ACCUSE" and (target is None or not can_act(scene, target)):
        return None  # nobody who could answer "that is not so"
    return by_content(
        scene,
        scene.holder[head],
        head,
        act,
        RULE,
        target=target,
        charge=predicate(scene.reading, head),
        score=round(probability, 3),
        aimed=act != "DENY",
    )


def accused(scene: Scene, head: int) -> int | None:
    """Return who a clause is about, as far as blame goes: the one its verdict names, the agent, the subject."""
    reading = scene.reading
    said = verdict(scene, head)
    if said is not None and said.target is not None:
        return said.target
    if is_passive(reading, head):
        return agent(reading, head)
    return subject(reading, head)


def evidence(scene: Scene, act: str, head: int) -> list[tuple[str, float]]:
    """Return what speaks for and against an act in a clause: features with their log-odds, strongest first.

    Parameters
    ----------
    scene : Scene
        The document.
    act : str
        One of `ACTS`.
    head : int
        Token of the clause's head.
    """
    of = weights()[act].of
    rows = [(feature, of[feature]) for feature in features(scene, head) if feature in of]
    return sorted(rows, key=lambda row: (-abs(row[1]), row[0]))
