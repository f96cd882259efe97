"""Rules N3, N13, N16, N18, N21 and N26: acts that a noun names, with whoever does them.

"His pledge to resign" and "she issued a call for calm" name an act, its doer and what it is about; "a pledge" alone
names none. A noun counts only where both the doer and the matter stand with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, clause, complement, is_passive, own_subject, phrase, subject
from ..blocks import block_noun
from ..cue_frames import TIMES
from ..parties import by_word
from ..scene import Found
from .doing import why_not
from .speakers import is_person, speaks
from .uses import OWNERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Scene

#: Act, rule, prepositions of what it is about, and the nouns of the act.
_KINDS: Final[tuple[tuple[str, str, tuple[str, ...], str], ...]] = (
    ("CONCEDE", "N3", ("of", "that"), "acknowledgement acknowledgment admission confession"),
    ("CONCEDE", "N3", ("for",), "apology"),
    ("DEMAND", "N13", ("for", "that"), "appeal call demand plea request"),
    ("DEMAND", "N13", ("to",), "ultimatum"),
    ("PROPOSE", "N16", ("for", "of", "that"), "offer proposal recommendation suggestion"),
    ("PROMISE", "N18", ("of", "that"), "pledge promise vow"),
    ("THREATEN", "N21", ("of", "against"), "threat"),
    ("PRAISE", "N26", ("for", "of"), "endorsement praise tribute support"),
)
_NOUNS: Final = {noun: (act, rule, about) for act, rule, about, nouns in _KINDS for noun in nouns.split()}
#: Verbs whose subject does what their object names.
_MAKING: Final = frozenset(
    "make issue renew repeat deliver offer reiterate voice send put submit file give unveil announce release present "
    "outline propose launch reaffirm echo heap lavish shower join restate express declare pledge".split()
)
_AIMED: Final = frozenset({"DEMAND", "THREATEN", "PRAISE"})
#: Nouns of which "call" and "offer" are not speech.
_OTHERWISE: Final = frozenset({"phone", "telephone", "conference", "roll", "job", "book", "final", "best", "bomb"})


def named_noun(scene: Scene, word: int) -> Iterator[Found]:
    """Yield the act of a noun that stands with its doer and its matter.

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of the noun.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    entry = _NOUNS.get(reading.lemma[word].lower())
    if entry is None or any(reading.lemma[k].lower() in _OTHERWISE for k in reading.children(word, "compound", "amod")):
        return
    act, rule, prepositions = entry
    about = _matter(scene, word, prepositions, clauses=act != "PRAISE")
    who, verb = _doer(scene, word)
    if verb is None and reading.lemma[word].lower() == "support":
        return  # "his support of the war" is a stance; "voiced support" is an act
    if about is None or who is None or who in {word, about} or not speaks(scene, who):
        return
    up = reading.head[word]
    if up >= 0 and reading.lemma[up].lower() in {"rescind", "withdraw", "reject", "retract"}:
        return
    finite = reading.upos[about] in {"VERB", "AUX"} or bool(reading.children(about, "cop"))
    why = block_noun(reading, word) if verb is None else why_not(scene, verb)
    if verb is None and why == "implicative":
        why = None  # who resists somebody's calls has heard them
    target = about if act == "PRAISE" else _addressee(scene, word) if act in _AIMED else None
    yield by_word(
        scene,
        word,
        act,
        rule,
        source=scene.party(who),
        target=scene.party(target) if act in _AIMED else None,
        charge=clause(reading, about) if finite else phrase(reading, about),
        score=0.7,
        why=why,
    )


def _matter(scene: Scene, word: int, prepositions: tuple[str, ...], *, clauses: bool) -> int | None:
    """Return what the act is about: a clause, an infinitive, or a phrase of the noun's own."""
    reading = scene.reading
    for child in reading.children(word, "acl", "ccomp", "xcomp") if clauses else ():
        marks = {reading.lemma[k].lower() for k in reading.children(child, "mark")}
        if child > word and marks & {"to", "that", "of"}:
            return child
    found = complement(reading, word, prepositions)
    if found is None or reading.lemma[found].lower() in TIMES or reading.head[found] not in {word, reading.head[word]}:
        return None
    return found


def _doer(scene: Scene, word: int) -> tuple[int | None, int | None]:
    """Return who does the act, and the verb of making through which they do it, if any."""
    reading = scene.reading
    up = reading.head[word]
    making = up >= 0 and reading.upos[up] == "VERB" and reading.lemma[up].lower() in _MAKING
    if making and reading.deprel[word] in {"obj", "nsubj:pass"}:
        who = agent(reading, up) if is_passive(reading, up) else subject(reading, up)
        if who is not None:
            return who, up
    for child in reading.children(word, "nmod:poss", "nsubj"):
        if reading.deprel[child] == "nsubj" and reading.text(child).lower() not in OWNERS:
            continue
        if reading.lemma[child].lower() not in TIMES:
            return child, None
    for child in reading.children(word, "acl:relcl", "acl"):
        if reading.lemma[child].lower() in _MAKING:
            maker = own_subject(reading, child)
            if maker not in {None, word}:
                return maker, None
    for child in reading.children(word, "nmod"):
        if any(reading.lemma[k].lower() in {"by", "from"} for k in reading.children(child, "case")):
            return child, None
    return None, None


def _addressee(scene: Scene, word: int) -> int | None:
    """Return whom a demand or a threat is for: "a call for the mayor to resign", "a threat against the clerk"."""
    reading = scene.reading
    for child in (*reading.children(word, "acl"), *reading.children(word, "nmod")):
        who = own_subject(reading, child)
        if who is not None and who > word and is_person(scene, who):
            return who
    found = complement(reading, word, ("on", "to", "against"))
    return found if found is not None and reading.head[found] == word and is_person(scene, found) else None
