"""Rules E1, E2, U1 and O: evasions, the lack of evidence, and the acts that a cue of the table names by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..._syntax import clause, complement, is_passive, own_subject, phrase, subject
from ..._types import UNSTATED
from ..blocks import block, block_noun, glomar, is_negated
from ..cue_frames import clause_of
from ..parties import attribution_of, make, source_of
from ..people import can_act
from ..scene import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Spans
    from ...marks import Mark
    from ...reading import Reading
    from ..cue_frames import Match
    from ..scene import Scene

_MESSAGES: Final = frozenset({"call", "request", "message", "email", "e-mail", "letter", "query", "inquiry"})
_SPEAKER: Final = frozenset({"i", "we", "no"})
_LACKING_VERBS: Final = frozenset(
    "have provide see find present offer give produce show be cite exist yield turn come supply".split()
)
_EVIDENCE: Final = frozenset(
    "evidence proof data datum indication sign basis confirmation information documentation substantiation".split()
)
_NEGATORS: Final = frozenset({"not", "never", "no"})
_FINDING: Final = frozenset({"find", "see", "uncover", "discover", "turn"})
_BEARING_OUT: Final = frozenset(
    "confirm support prove back show suggest substantiate corroborate verify indicate demonstrate link".split()
)
_TRUTH: Final = frozenset({"reliability", "truth", "accuracy", "validity", "veracity", "correctness", "existence"})
_UNPROVEN: Final = frozenset({"unverified", "unproven", "unconfirmed", "unsubstantiated", "uncorroborated"})
_FORCES: Final = frozenset("rain storm flood drought wind snow fire heat frost crisis recession virus ice".split())
_ADDRESSED: Final = frozenset({"DEMAND", "PRAISE", "THREATEN"})


def evasion(scene: Scene, mark: Mark) -> Found | None:
    """Return the evasion that a mark of EVASION stands for (E1).

    Parameters
    ----------
    scene : Scene
        The document.
    mark : Mark
        A mark of stance.

    Returns
    -------
    Found or None
        The act; None if the mark holds no word.
    """
    reading = scene.reading
    words = list(reading.tokens_in((mark.start, mark.end)))
    if not words:
        return None
    head = next((k for k in words if reading.upos[k] == "VERB"), words[0])
    last = words[-1]
    what = complement(reading, last, ("on", "about", "to", "of"))
    if reading.deprel[last] in {"case", "mark"} and reading.head[last] > last:
        what = reading.head[last]  # "cannot speak to" takes its own topic
    if what is None:
        what = next(iter(reading.children(words[-1], "ccomp", "obj", "nmod", "advcl")), None)
    return Found(
        act="EVADE",
        rule="E1",
        explicitness="lexical",
        head=head,
        cue=((mark.start, mark.end),),
        source=_evader(scene, mark, head),
        target=None,
        charge=None if what is None else clause(reading, what),
        score=1.0,
        block=block(reading, head, modal=False, own=False),
        attribution=attribution_of(scene, head),
    )


def _evader(scene: Scene, mark: Mark, head: int) -> Spans | str:
    """Return who evades: the subject of the formula, or whoever says "no comment" or "I cannot speak to that"."""
    reading = scene.reading
    who = own_subject(reading, head) if is_passive(reading, head) else subject(reading, head)
    holder = scene.holder[head]
    own_words = who is None or reading.lemma[who].lower() in _SPEAKER
    words = reading.tokens_in((mark.start, mark.end))
    own_words = own_words or any(reading.lemma[k].lower() in {"i", "we"} for k in words)
    if holder >= 0 and own_words:
        return scene.speaker(holder)
    if who is not None and reading.lemma[who].lower() in _MESSAGES:
        who = complement(reading, who, ("to", "for")) or who  # "calls to the firm went unanswered"
    if who is not None:
        return scene.party(who)
    starting = next((scene.by_start[k] for k in words if k in scene.by_start), -1)
    return UNSTATED if starting < 0 else scene.speaker(starting)


def evade_verb(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the evasion that a verb names: "dodged the question", "demurred" (E2).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue of EVADE in its frame.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    topic = match.object if match.frame.startswith("np") else match.complement
    narrow = len(match.words) == 1 and "question" in match.row.note
    if narrow and (topic is None or not _asked_about(scene, topic)):
        return
    if not narrow and topic is None and match.row.lemma in {"pivot", "punt", "silence", "duck", "shy away"}:
        return
    charge = None if topic is None else phrase(reading, topic)
    yield _untargeted(make(scene, match, "EVADE", "E2", target=None, charge=charge, score=0.8))


def _asked_about(scene: Scene, word: int) -> bool:
    return scene.is_a(word, "SPEECH_N") and scene.reading.lemma[word].lower() not in {
        "blame",
        "charge",
        "responsibility",
    }


def _untargeted(found: Found) -> Found:
    return replace(found, target=None)


# -- no evidence -----------------------------------------------------------


def undercut(scene: Scene, word: int) -> Iterator[Found]:
    """Yield what "no evidence that ..." does to a charge: it takes its support away, it does not deny it (U1).

    Pollock's undercutting defeater, against the rebutting one of a denial: J. L. Pollock (1987), "Defeasible
    reasoning".

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of a noun of evidence or an adjective such as "unverified".

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    lemma = reading.lemma[word].lower()
    if lemma in _UNPROVEN and reading.deprel[word] == "amod" and scene.is_a(reading.head[word], "ACCUSATION_N"):
        yield _undercut(scene, word, (word,), reading.head[word], None)
        return
    about = own_subject(reading, word) or (subject(reading, word) if reading.deprel[word] == "xcomp" else None)
    if lemma in _UNPROVEN and about is not None and scene.is_a(about, "ACCUSATION_N"):
        yield _undercut(scene, word, (word,), about, None)
        return
    if lemma not in _EVIDENCE or reading.upos[word] not in {"NOUN", "PROPN"}:
        return
    up, rel = reading.head[word], reading.deprel[word]
    none = [k for k in reading.children(word, "det", "advmod") if reading.lemma[k].lower() in {"no", "little", "zero"}]
    without = [k for k in reading.children(word, "case") if reading.lemma[k].lower() == "without"]
    verb = None
    if up >= 0 and reading.upos[up] in {"VERB", "AUX"} and rel in {"obj", "nsubj", "nsubj:pass"}:
        verb = up
    denied = verb is not None and is_negated(reading, verb) and reading.lemma[verb].lower() in _LACKING_VERBS
    if without:
        yield _undercut(scene, word, (without[0], word), None, None)
        return
    if not (none or denied):
        return
    verbs = (verb,) if verb is not None and reading.lemma[verb].lower() in _LACKING_VERBS else ()
    # The negation is what the cue says: "does not have data", not "have data".
    nots = [k for v in verbs for k in reading.children(v, "advmod") if reading.lemma[k].lower() in _NEGATORS]
    yield _undercut(scene, word, (*nots, *verbs, *none, word), _supported(scene, word), verb)


def _supported(scene: Scene, word: int) -> int | None:
    """Return the head of the claim that the evidence would support."""
    reading = scene.reading
    found = clause_of(reading, word) or complement(reading, word, ("of", "for", "about", "against"))
    if found is None:
        found = next(iter(reading.children(word, "acl:relcl", "acl")), None)
    if found is None:
        # "data that would confirm it": the relative clause may hang on the verb before.
        after = range(word + 1, min(word + 5, reading.sentence_tokens(reading.tokens[word].sentence).stop))
        found = next((k for k in after if reading.lemma[k].lower() in _BEARING_OUT), None)
    for _ in range(3):
        if found is None:
            return None
        lemma = reading.lemma[found].lower()
        inner: int | None = None
        if lemma in _BEARING_OUT and reading.upos[found] == "VERB":
            inner = next(iter(reading.children(found, "obj", "ccomp")), None)
        elif lemma in _TRUTH:
            inner = complement(reading, found, ("of",))
        elif scene.is_a(found, "ACCUSATION_N"):
            inner = clause_of(reading, found) or complement(reading, found, ("of", "about"))
            inner = inner if inner is not None else _next_phrase(reading, found)
        if inner is None:
            return found
        found = inner
    return found


def _next_phrase(reading: Reading, word: int) -> int | None:
    # "the reliability of the conclusions about the transfer": what follows may hang on the first noun.
    case = word + 1
    if case < len(reading.tokens) and reading.deprel[case] == "case" and reading.lemma[case] in {"of", "about"}:
        return reading.head[case]
    return None


def _undercut(scene: Scene, word: int, cue: tuple[int, ...], claim: int | None, verb: int | None) -> Found:
    reading = scene.reading
    source = scene.speaker(scene.holder[word])
    # What somebody looked for and did not find is their finding; what they did not provide is the author's remark.
    if verb is not None and scene.holder[word] < 0 and reading.lemma[verb].lower() in _FINDING:
        who = None if is_passive(reading, verb) else subject(reading, verb)
        source = scene.party(who) if who is not None else source
    return Found(
        act="UNDERCUT",
        rule="U1",
        explicitness="lexical",
        head=word,
        cue=scene.words(*cue),
        source=source,
        target=None,
        charge=None if claim is None else clause(reading, claim),
        score=0.9,
        attribution=attribution_of(scene, word),
    )


# -- acts that the table names ---------------------------------------------


def named_act(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield an act that needs no rule of its own: "praised the nurses for staying" (O).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A verb of the table in its frame.

    Yields
    ------
    Found
        At most one act.
    """
    reading, act = scene.reading, match.row.act
    if match.frame == "none" or (act == "ASK" and match.complement is None):
        return
    if match.row.object and match.object is not None and not scene.is_a(match.object, *match.row.object):
        return
    charge = None
    if match.complement is not None:
        charge = clause(reading, match.complement)
    elif match.object is not None:
        charge = phrase(reading, match.object)
    target = match.object if act in _ADDRESSED else None
    if target is None and act == "DEMAND" and match.complement is not None:
        target = own_subject(reading, match.complement)
    who = subject(reading, match.head)
    if act == "THREATEN" and (not can_act(scene, who) or (who is not None and reading.lemma[who].lower() in _FORCES)):
        return  # rain and crises threaten too
    if act == "CONFIRM" and who is not None and reading.lemma[who].lower() in _EVIDENCE:
        return  # "no data that would confirm it" confirms nothing
    if act == "CONCEDE" and match.frame == "np" and match.object is not None and can_act(scene, match.object):
        return  # "admitted two patients"
    found = make(scene, match, act, "O", target=target, charge=charge, source=source_of(scene, match.head), score=0.8)
    why = "glomar" if act == "CONFIRM" and _denied_beside(scene, match.head) else found.block
    yield replace(found, target=found.target if act in _ADDRESSED else None, block=why)


def _denied_beside(scene: Scene, head: int) -> bool:
    reading = scene.reading
    pair = [k for k in (reading.head[head], *reading.children(head, "conj")) if k >= 0]
    return any(reading.lemma[k].lower() == "deny" for k in pair) and not glomar(reading, head)


def concern_noun(scene: Scene, word: int) -> Iterator[Found]:
    """Yield the worry of "our concern over the arrests", "raised concerns about the strike" (O).

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
    about = complement(reading, word, ("about", "over", "with", "that", "by"))
    owner = next(iter(reading.children(word, "nmod:poss")), None)
    up = reading.head[word]
    who = owner
    if who is None and up >= 0 and reading.upos[up] == "VERB" and reading.deprel[word] == "obj":
        who = subject(reading, up)
    relative = next(iter(reading.children(word, "acl:relcl")), None)
    if who is None and relative is not None and reading.lemma[relative].lower() == "have":
        who = own_subject(reading, relative)
    if who is None:
        return
    yield Found(
        act="EXPRESS_CONCERN",
        rule="O",
        explicitness="lexical",
        head=word,
        cue=scene.words(word),
        source=scene.party(who),
        target=None,
        charge=None if about is None else clause(reading, about),
        score=0.7,
        block=block_noun(reading, word),
        attribution=attribution_of(scene, word),
    )
