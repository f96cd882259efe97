"""Rules D1 to D3 and D7: denials by verb, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import below, clause, climb, complement, cut_before, has_case, is_passive, own_subject, phrase, subject
from ..blocks import block, denies_access, glomar, is_modal, is_negated
from ..cue_frames import clause_of
from ..parties import by_word, make, source_of
from ..people import can_act
from ..polarity import infinitive
from ..scene import Found
from .criticize import REMARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Span
    from ..cue_frames import Match
    from ..scene import Scene

_PERSONS: Final = frozenset({"he", "she", "they", "them", "him", "her", "i", "we", "you", "me", "us"})
_PRONOUNS: Final = frozenset(
    {"it", "this", "that", "these", "those", "such", "they", "them", "any", "all", "everything"}
)
#: Nouns that are a claim only with the clause that they claim.
_CLAIM_IF_CLAUSE: Final = frozenset(
    {"idea", "suggestion", "call", "talk", "possibility", "concern", "question", "image"}
)
_DISPUTED: Final = ("ACCUSATION_N", "FALSITY")
_REJECTING: Final = frozenset("reject dismiss challenge disavow disclaim repudiate discount contradict rubbish".split())
_OWN_FALSITY: Final = frozenset({"deny", "refute", "dispute", "debunk", "rebut", "disprove", "contest"})
#: Nouns in the table of people that name no people when somebody has them.
_STANCES: Final = frozenset({"opposition", "intelligence", "authority"})
#: To contradict these is to change one's mind.
_EARLIER: Final = frozenset({"own", "past", "previous", "earlier", "prior", "former"})
#: What is doubted of these is not that they are true but that they are good.
_WORTH: Final = frozenset(
    "value worth wisdom need usefulness ability fitness future prospect chance fairness legitimacy viability leak "
    "loyalty commitment judgment judgement character effectiveness outcome".split()
)
_BELIEVING: Final = frozenset({"buy", "believe", "accept", "credit", "swallow"})


def deny_verb(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the denial that a verb makes in one frame (D1, D2, D3, D7).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue of DENY in its frame.

    Yields
    ------
    Found
        One act; several for "denied taking bribes and shredding papers".
    """
    reading, frame, lemma = scene.reading, match.frame, match.row.lemma
    target, extra = match.object, match.complement
    if frame in {"np-pred", "np-as"}:
        yield from _called_false(scene, match)
        return
    if frame in {"that", "ing", "to", "wh"}:
        if extra is None or (frame == "ing" and reading.children(extra, "det", "amod")):
            return  # "denying him a hearing" has a noun for its gerund
        if lemma == "contradict" and not _contradicts(scene, match.head, extra):
            return
        if lemma in {"reject", "dismiss"} and frame == "that" and not reading.children(extra, "mark"):
            return
        rule = "D1" if lemma == "deny" else "D2"
        for charge in charges_of(scene, extra):
            yield _denial(scene, match, rule, charge)
        return
    if frame in {"np", "np-of"}:
        if target is None:
            return
        if not _deniable(scene, match, target):
            whole = _said_before(scene, match)
            if whole is not None:
                yield _denial(scene, match, "D1", whole)
            return
        rule = "D7" if is_passive(reading, match.head) else "D1" if lemma == "deny" else "D2"
        inner = content_of(scene, target)
        for charge in [phrase(reading, target)] if inner is None else charges_of(scene, inner):
            yield _denial(scene, match, rule, charge)
        return
    if frame == "none":
        if lemma == "deny" and _denied_outright(scene, match.head):
            yield _denial(scene, match, "D1", None)
        if lemma in {
            "plead not guilty",
            "maintain innocence",
            "protest innocence",
            "assert innocence",
            "proclaim innocence",
        }:
            yield _denial(scene, match, "D5", None)
        return
    if extra is None or lemma == "poke hole" or ("doubt" in lemma and reading.lemma[extra].lower() in _WORTH):
        return
    if lemma in {"plead not guilty"}:
        yield _denial(scene, match, "D5", clause(reading, extra))
        return
    if match.row.object and not _in_row(scene, match, extra):
        return
    if lemma == "defend" and not any(
        reading.text(k).lower().endswith(("self", "selves")) for k in reading.children(match.head, "obj")
    ):
        return  # whoever defends another may grant what is held against them
    if lemma in {"differ", "disagree", "quarrel", "quibble"} and content_of(scene, extra) is None:
        return  # one may differ with an opinion
    inner = content_of(scene, extra)
    yield _denial(scene, match, "D2", phrase(reading, extra) if inner is None else clause(reading, inner))


def _said_before(scene: Scene, match: Match) -> Span | None:
    """Return the clause that "..., which she denies" takes up, whatever noun the parser ties "which" to."""
    reading, head = scene.reading, match.head
    pronoun = next((k for k in reading.children(head, "obj") if reading.lemma[k].lower() == "which" and k < head), None)
    if match.row.lemma not in {"deny", "dispute"} or pronoun is None or reading.text(pronoun - 1) != ",":
        return None
    for _, _, up in climb(reading, head):
        if up in scene.by_cue:
            return scene.attributions[scene.by_cue[up]].content[-1]
        if reading.upos[up] == "VERB":
            return cut_before(reading, clause(reading, up), pronoun)
    return None


def _denied_outright(scene: Scene, head: int) -> bool:
    """Recognise "as the union alleges but the firm denies": somebody denies what has just been said."""
    reading = scene.reading
    who = own_subject(reading, head)
    if who is None or not can_act(scene, who) or is_passive(reading, head):
        return False
    return not reading.children(head, "obj", "iobj", "xcomp", "ccomp") and not infinitive(reading, head)


def _in_row(scene: Scene, match: Match, word: int) -> bool:
    """Tell whether an object is of the kind that its row asks for."""
    if "CLAIM_N" in match.row.object:
        pronoun = scene.reading.lemma[word].lower() in {"it", "this", "that"} and match.row.lemma == "push back"
        return pronoun or (scene.is_a(word, "CLAIM_N") and claimish(scene, word))
    return claimish(scene, word)


def _contradicts(scene: Scene, head: int, target: int) -> bool:
    """Tell somebody who contradicts somebody from things that do not fit, and from a change of mind."""
    reading = scene.reading
    up = reading.head[head]
    if up >= 0 and reading.deprel[head] == "xcomp" and reading.lemma[up].lower() in {"appear", "seem"}:
        return False
    near = {reading.lemma[k].lower() for k in reading.children(target, "amod", "nmod:poss")}
    if near & _EARLIER or reading.text(target).lower().endswith(("self", "selves")):
        return False
    who = subject(reading, head)
    if not can_act(scene, who):
        return scene.is_a(target, "CLAIM_N") and who is not None and scene.is_a(who, "DATA_N", "EVIDENCE_N")
    spoken = reading.upos[target] == "VERB" or (reading.upos[target] != "PRON" and can_act(scene, target))
    return spoken or claimish(scene, target) or reading.lemma[target].lower() in _PERSONS | _PRONOUNS


def unbelieved(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the denial of "does not buy the claim that the bridge is safe" (D2).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of a verb of believing.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    if reading.lemma[head].lower() not in _BELIEVING:
        return
    target = next(iter(reading.children(head, "obj")), None)
    if target is None or not scene.is_a(target, "CLAIM_N") or content_of(scene, target) is None:
        return
    up = reading.head[head]
    refused = up >= 0 and reading.deprel[head] == "xcomp" and reading.lemma[up].lower() in {"refuse", "decline"}
    if not (refused or is_negated(reading, head)) or is_modal(reading, head):
        return
    first = up if refused else head
    if block(reading, first, own=False) is not None:
        return
    inner = content_of(scene, target)
    yield by_word(
        scene,
        head,
        "DENY",
        "D2",
        source=source_of(scene, first),
        charge=phrase(reading, target) if inner is None else clause(reading, inner),
        words=(
            first,
            head,
        ),
        score=0.8,
    )


def _denial(scene: Scene, match: Match, rule: str, charge: Span | None) -> Found:
    why = "glomar" if glomar(scene.reading, match.head) else None
    return make(scene, match, "DENY", rule, target=None, charge=charge, aimed=False, why=why)


def charges_of(scene: Scene, head: int) -> list[Span]:
    """Return what is denied: one span, or one for each gerund of "denied taking bribes and shredding papers"."""
    reading = scene.reading
    others = [
        k
        for k in reading.children(head, "conj")
        if reading.text(k).lower().endswith("ing") and reading.children(k, "obj", "obl")
    ]
    if not others or not reading.text(head).lower().endswith("ing") or reading.children(head, "aux", "nsubj"):
        return [clause(reading, head)]
    out: list[Span] = []
    for word in (head, *others):
        inside = set(below(reading, word))
        for other in others:
            if other != word:
                inside -= set(below(reading, other))
        first = word
        last = word
        while last + 1 in inside:
            last += 1
        while last > first and reading.upos[last] in {"CCONJ", "PUNCT"}:
            last -= 1
        out.append(reading.span(first, last))
    return out


def content_of(scene: Scene, noun: int) -> int | None:
    """Return the head of what a noun of claiming claims: "the assumption of ...", "claims that ..."."""
    reading = scene.reading
    if not scene.is_a(noun, "ACCUSATION_N"):
        return None
    found = clause_of(reading, noun)
    if found is not None:
        return found
    return complement(reading, noun, ("of", "about"))


def claimish(scene: Scene, word: int) -> bool:
    """Tell whether a noun names something that can be true or false."""
    reading = scene.reading
    lemma = reading.lemma[word].lower()
    if lemma == "talk" and reading.text(word).lower() == "talk":
        return complement(reading, word, ("of", "about")) is not None  # "talks" are held
    if lemma in _CLAIM_IF_CLAUSE:
        return clause_of(reading, word) is not None or _gerund(scene, word)
    return scene.is_a(word, "ACCUSATION_N") or any(
        scene.is_a(k, "ACCUSATION_N") for k in reading.children(word, "conj", "nmod") if not scene.is_a(word, "HUMAN_N")
    )


def _gerund(scene: Scene, noun: int) -> bool:
    found = complement(scene.reading, noun, ("of",))
    return found is not None and scene.reading.text(found).lower().endswith("ing")


def _deniable(scene: Scene, match: Match, target: int) -> bool:
    """Tell whether the object makes the verb a denial of truth, not of access, of a request or by a court."""
    reading, lemma = scene.reading, match.row.lemma
    name = reading.lemma[target].lower()
    pronoun = name in _PRONOUNS
    if lemma == "deny":
        if denies_access(reading, match.head) or (scene.is_a(target, "ACCESS_N") and not claimish(scene, target)):
            return False
        if scene.is_a(target, "PROPOSAL_N") and not claimish(scene, target):
            return False
        if is_passive(reading, match.head) and (
            _withheld(scene, match.head) or not (claimish(scene, target) or pronoun)
        ):
            return False
        whom = [k for k in reading.children(match.head, "obl") if has_case(reading, k, "to")]
        if not claimish(scene, target) and any(reading.upos[k] != "PRON" for k in whom):
            return False  # "deny equity to couples"
        human = (scene.is_a(target, "HUMAN_N") and name not in _STANCES) or reading.upos[target] == "PROPN"
        return not (human and is_passive(reading, match.head)) and not (human and not pronoun)
    who = subject(reading, match.head)
    if who is not None and scene.is_a(who, "COURT_N") and scene.is_a(target, "LEGAL_N"):
        return False
    if lemma == "contradict":
        return _contradicts(scene, match.head, target)
    if lemma == "challenge" and not can_act(scene, who):
        return False
    if lemma in _REJECTING and lemma not in {"contradict", "rubbish"} and name in REMARKS:
        return False
    if "CLAIM_N" in match.row.object:
        return _in_row(scene, match, target)
    if match.row.object:
        return claimish(scene, target) or (pronoun and lemma == "dismiss" and name not in _PERSONS)
    if lemma in {"absolve", "acquit", "exonerate", "exculpate", "clear", "belie", "negate", "discredit", "contest"}:
        return lemma in {"discredit", "contest"} and claimish(scene, target)
    if lemma in {"debunk", "disprove"} and reading.upos[target] == "PROPN":
        return False
    if lemma in _OWN_FALSITY:
        return not scene.is_a(target, "HUMAN_N") or pronoun
    if lemma in _REJECTING:
        return claimish(scene, target)
    return claimish(scene, target) or pronoun


def _withheld(scene: Scene, verb: int) -> bool:
    """Recognise "the chance that they have been denied": whom it is denied is the subject."""
    reading = scene.reading
    who = own_subject(reading, verb)
    return reading.deprel[verb] == "acl:relcl" and who is not None and who != reading.head[verb]


def _called_false(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the denial of "called the report false", "rejected the claims as baseless" (D3, D2)."""
    reading = scene.reading
    target, name = match.object, match.complement
    if target is None or name is None:
        return
    false = scene.is_a(name, "FALSITY") or any(scene.is_a(k, "FALSITY") for k in reading.children(name, "conj"))
    if not false:
        return
    pronoun = reading.lemma[target].lower() in _PRONOUNS
    about_claim = claimish(scene, target)
    weak = scene.is_a(name, "NEGATIVE_EVAL", "CULPRIT_N")
    if weak and not about_claim and match.row.lemma != "dismiss":
        return
    human = scene.is_a(target, "HUMAN_N") or (reading.upos[target] == "PROPN" and not about_claim)
    if human or (reading.lemma[target].lower() in _PERSONS and (weak or not pronoun)):
        return
    rule = "D2" if match.row.lemma in {"reject", "dismiss"} else "D3"
    inner = content_of(scene, target)
    yield _denial(scene, match, rule, phrase(reading, target) if inner is None else clause(reading, inner))
