"""Rules U1 to U3: who says that there is no evidence for a claim.

To take a claim's support away is not to deny it: the undercutting as against the rebutting defeater of
J. L. Pollock (1987), "Defeasible reasoning".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import clause, climb, complement, is_passive, own_subject, subject
from ..blocks import block, glomar, is_modal, is_negated
from ..cue_frames import clause_of, object_of
from ..parties import by_word
from ..scene import Found
from .speakers import speaks
from .uses import is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Spans
    from ...reading import Reading
    from ..scene import Scene

#: Nouns that name support for a claim whatever follows.
_PROOF: Final = frozenset("evidence proof substantiation corroboration".split())
#: Nouns that do where a claim follows: "no sign of rain" is no reply to anybody.
_TRACE: Final = frozenset("data datum indication sign basis confirmation information documentation reason".split())
_LACKING_VERBS: Final = frozenset(
    "have provide see find present offer give produce show be cite exist yield turn come supply uncover discover "
    "contain".split()
)
_NEGATORS: Final = frozenset({"not", "never", "no"})
_FINDING: Final = frozenset({"find", "see", "uncover", "discover", "turn"})
_BEARING_OUT: Final = frozenset(
    "confirm support prove back show suggest substantiate corroborate verify indicate demonstrate link".split()
)
_TRUTH: Final = frozenset({"reliability", "truth", "accuracy", "validity", "veracity", "correctness", "existence"})
_UNPROVEN: Final = frozenset(
    {"unverified", "unproven", "unconfirmed", "unsubstantiated", "uncorroborated", "unsupported"}
)
_CHECKING: Final = frozenset({"verify", "confirm", "substantiate", "corroborate", "authenticate", "establish", "prove"})
_SUPPORTING: Final = frozenset({"support", "back", "bear", "substantiate", "corroborate"})
_ABLE: Final = frozenset({"able", "unable", "possible", "impossible"})


def undercut(scene: Scene, word: int) -> Iterator[Found]:
    """Yield what "no evidence that ..." does to a claim: it takes its support away, it does not deny it.

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Any token.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    lemma, upos = reading.lemma[word].lower(), reading.upos[word]
    if upos in {"NOUN", "PROPN"} and lemma in _PROOF | _TRACE:
        yield from _no_evidence(scene, word)
    elif lemma in _UNPROVEN:
        yield from _unproven(scene, word)
    elif upos == "VERB" and lemma in _CHECKING | _SUPPORTING:
        yield from _unchecked(scene, word)
    elif upos == "NOUN" and lemma == "doubt":
        yield from _doubt_cast(scene, word)


# -- U1: no evidence ----------------------------------------------------------


def _no_evidence(scene: Scene, word: int) -> Iterator[Found]:
    reading = scene.reading
    up, rel = reading.head[word], reading.deprel[word]
    without = [k for k in reading.children(word, "case") if reading.lemma[k].lower() == "without"]
    if without:
        yield from _without(scene, word, without[0])
        return
    none = [k for k in reading.children(word, "det", "advmod") if reading.lemma[k].lower() in {"no", "little", "zero"}]
    verb = None
    if up >= 0 and reading.upos[up] in {"VERB", "AUX"} and rel in {"obj", "nsubj", "nsubj:pass"}:
        verb = up
    lacking = verb is not None and reading.lemma[verb].lower() in _LACKING_VERBS
    if not none and not (lacking and verb is not None and is_negated(reading, verb)):
        return
    claim = _supported(scene, word)
    if not _bears_on_a_claim(scene, word, claim, verb):
        return
    verbs = (verb,) if verb is not None and lacking else ()
    # The negation is what the cue says: "does not have data", not "have data".
    nots = [k for v in verbs for k in reading.children(v, "advmod") if reading.lemma[k].lower() in _NEGATORS]
    after = [k for k in reading.children(word, "acl") if reading.lemma[k].lower() in _LACKING_VERBS - _BEARING_OUT]
    yield _undercut(scene, word, "U1", (*nots, *verbs, *none, word, *(after if after != [claim] else ())), claim, verb)


def _bears_on_a_claim(scene: Scene, word: int, claim: int | None, verb: int | None) -> bool:
    """Tell whether the evidence that is lacking would be evidence for something said to be so."""
    reading = scene.reading
    told = claim is not None and (
        scene.is_a(claim, "ACCUSATION_N") or (is_finite(scene, claim) and not _will(scene, claim))
    )
    if reading.lemma[word].lower() in _TRACE:
        if reading.lemma[word].lower() == "reason":
            return False
        if any(
            reading.lemma[k].lower() == "whether" for k in (() if claim is None else reading.children(claim, "mark"))
        ):
            return False
        if verb is not None and reading.lemma[verb].lower() == "show":
            return False  # "she showed no sign that she would yield"
        # "data that would confirm it": the relative clause may hang on the verb before.
        near = _next_few(reading, word)
        bearing = any(
            reading.lemma[k].lower() in _BEARING_OUT
            and reading.upos[k] == "VERB"
            and not reading.children(k, "compound:prt")
            for k in (*near, *(k for k in reading.children(word, "acl", "acl:relcl") if k > word))
        )
        return told or bearing
    if claim is not None and reading.upos[claim] in {"VERB", "AUX"}:
        return not _will(scene, claim)
    return True


def _will(scene: Scene, verb: int) -> bool:
    """Tell whether a clause is about the future, of which there can be no evidence yet."""
    reading = scene.reading
    return any(reading.lemma[k].lower() in {"will", "'ll", "’ll", "wo"} for k in reading.children(verb, "aux"))


def _without(scene: Scene, word: int, case: int) -> Iterator[Found]:
    """Match "claimed without evidence that ...": the author's remark on what somebody said."""
    reading = scene.reading
    up = reading.head[word]
    if reading.lemma[word].lower() not in _PROOF or up < 0 or reading.upos[up] != "VERB":
        return
    saying = up in scene.by_cue or any("that" in row.frame for row, _ in scene.cues.starting(reading, up))
    if not saying:
        return
    holder = scene.holder[up]
    yield by_word(
        scene,
        word,
        "UNDERCUT",
        "U1",
        source=scene.speaker(holder),
        charge=None if (claim := clause_of(reading, up)) is None else clause(reading, claim),
        words=(
            case,
            word,
        ),
        score=0.9,
        why=_supposed(reading, up),
        within=up,
    )


def _supported(scene: Scene, word: int) -> int | None:
    """Return the head of the claim that the evidence would support."""
    reading = scene.reading
    found = clause_of(reading, word) or complement(reading, word, ("of", "for", "about", "against"))
    if found is None:
        clauses = reading.children(word, "acl:relcl", "acl")
        # In "no evidence provided" the clause says of the evidence only that there is none.
        found = next((k for k in clauses if reading.lemma[k].lower() not in _LACKING_VERBS - _BEARING_OUT), None)
    if found is None:
        found = next((k for k in _next_few(reading, word) if reading.lemma[k].lower() in _BEARING_OUT), None)
    if found is None:
        # "no evidence the wires were cut": a clause without "that" may hang on the verb before.
        up = reading.head[word]
        bare = reading.children(up, "ccomp", "advcl") if up >= 0 and reading.upos[up] in {"VERB", "AUX"} else ()
        found = next((k for k in bare if k > word and is_finite(scene, k)), None)
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


def _next_few(reading: Reading, word: int) -> range:
    return range(word + 1, min(word + 5, reading.sentence_tokens(reading.tokens[word].sentence).stop))


def _next_phrase(reading: Reading, word: int) -> int | None:
    # "the reliability of the conclusions about the transfer": what follows may hang on the first noun.
    case = word + 1
    if case < len(reading.tokens) and reading.deprel[case] == "case" and reading.lemma[case] in {"of", "about"}:
        return reading.head[case]
    return None


# -- U2: unverified claims ----------------------------------------------------


def _unproven(scene: Scene, word: int) -> Iterator[Found]:
    """Match "unverified reports" and "the claim remains unproven"."""
    reading = scene.reading
    if reading.deprel[word] == "amod":
        about: int | None = reading.head[word]
    else:
        about = own_subject(reading, word)
        if about is None and reading.deprel[word] == "xcomp":
            about = subject(reading, word)
    if about is None or not scene.is_a(about, "ACCUSATION_N") or is_negated(reading, word):
        return
    yield _undercut(scene, word, "U2", (word,), about, None)


# -- U3: not borne out --------------------------------------------------------


def _unchecked(scene: Scene, verb: int) -> Iterator[Found]:
    """Match "the claim could not be verified", "could not verify the claim", "is not supported by the facts"."""
    reading = scene.reading
    lemma, passive = reading.lemma[verb].lower(), is_passive(reading, verb)
    if glomar(reading, verb) or any(reading.lemma[k].lower() == "deny" for k in reading.children(verb, "conj")):
        return
    if lemma in _SUPPORTING:
        by = complement(reading, verb, ("by",)) if passive else None
        if by is None or not (is_negated(reading, verb) and scene.is_a(by, "EVIDENCE_N", "DATA_N")):
            return
        about = own_subject(reading, verb)
        if about is not None and scene.is_a(about, "ACCUSATION_N"):
            yield _undercut(scene, verb, "U3", (verb,), about, None)
        return
    if not _cannot(scene, verb):
        return
    about = own_subject(reading, verb) if passive else next(iter(reading.children(verb, "obj", "ccomp")), None)
    about = object_of(reading, verb) if about is None else about  # "claims that she could not corroborate"
    if about is None and passive:
        return
    if about is None or not (scene.is_a(about, "ACCUSATION_N", "EVIDENCE_N") or is_finite(scene, about)):
        return
    source: Spans | str = scene.speaker(scene.holder[verb])
    who = None if passive else subject(reading, verb)
    if who is not None and speaks(scene, who):
        source = scene.party(who)
    yield _undercut(scene, verb, "U3", (verb,), about, None, source)


def _cannot(scene: Scene, verb: int) -> bool:
    """Tell whether a verb stands under "could not", "was unable to", "was not able to"."""
    reading = scene.reading
    if is_negated(reading, verb) and is_modal(reading, verb):
        return any(reading.lemma[k].lower() in {"can", "could", "ca"} for k in reading.children(verb, "aux"))
    for _, rel, up in climb(reading, verb):
        lemma = reading.lemma[up].lower()
        if rel not in {"xcomp", "ccomp", "csubj"} or lemma not in _ABLE:
            return False
        return lemma in {"unable", "impossible"} or is_negated(reading, up)
    return False


def _doubt_cast(scene: Scene, word: int) -> Iterator[Found]:
    """Match "cast doubt on the claim", "threw doubt on it"."""
    reading = scene.reading
    verb = reading.head[word]
    if verb < 0 or reading.lemma[verb].lower() not in {"cast", "throw"} or reading.deprel[word] != "obj":
        return
    about = complement(reading, verb, ("on", "upon", "over"))
    who = subject(reading, verb)
    if about is None or who is None or not scene.is_a(about, "ACCUSATION_N", "EVIDENCE_N"):
        return
    if block(reading, verb) is not None:
        return
    if not (speaks(scene, who) or scene.is_a(who, "DATA_N")):
        return
    yield _undercut(scene, verb, "U3", (verb, word), about, None, scene.party(who))


def _undercut(
    scene: Scene,
    word: int,
    rule: str,
    cue: tuple[int, ...],
    claim: int | None,
    verb: int | None,
    source: Spans | str | None = None,
) -> Found:
    reading = scene.reading
    by = scene.speaker(scene.holder[word]) if source is None else source
    # What somebody looked for and did not find is their finding; what they did not provide is the author's remark.
    if verb is not None and source is None and scene.holder[word] < 0 and reading.lemma[verb].lower() in _FINDING:
        who = None if is_passive(reading, verb) else subject(reading, verb)
        by = scene.party(who) if who is not None and speaks(scene, who) else by
    return by_word(
        scene,
        word,
        "UNDERCUT",
        rule,
        source=by,
        charge=None if claim is None else clause(reading, claim),
        words=cue,
        score=0.9,
        why=_supposed(reading, word),
    )


def _supposed(reading: Reading, word: int) -> str | None:
    """Name what keeps a lack of evidence from being stated; negation and "could not" are part of it."""
    why = block(reading, word, modal=False, own=False)
    return why if why in {"condition", "question"} else None
