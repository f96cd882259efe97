"""Who does the act that a verb or a noun names, and to whom it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .._syntax import agent, complement, has_case, is_below, is_passive, own_subject, subject
from .._types import UNSTATED
from .blocks import block
from .cue_frames import TIMES
from .people import can_act
from .scene import Found

if TYPE_CHECKING:
    from .._types import Span, Spans
    from .cue_frames import Match
    from .scene import Scene

#: Subjects of these undergo the act that their object names ("faces charges").
_TARGET_VERBS: Final = frozenset(
    "face draw receive deny reject get attract prompt spark provoke invite answer rebut dismiss "
    "dispute deflect weather endure survive withstand ignore dodge refute counter field generate "
    "shake brush suffer earn incur trigger battle fight contest confront beat fend come address "
    "rebuff contradict hear meet encounter absorb respond".split()
)
#: Subjects of these do the act that their object names ("levelled charges").
_SOURCE_VERBS: Final = frozenset(
    "make level launch hurl lob raise repeat issue voice unleash mount deliver fire direct aim bring "
    "file press push renew continue step intensify sharpen ramp escalate offer echo spread throw "
    "reiterate deploy air dish have trade exchange leave begin open keep resume join lead cast heap "
    "dredge publish detail trot tone ratchet support amplify lodge drop outline fling post express "
    "rush double".split()
)
_UNDERGOING: Final = ("over", "amid", "for", "on", "in", "by", "under")
_INVOLVING: Final = frozenset({"involve", "surround", "face", "concern", "regard", "dog", "target"})
#: Adjectives and names of camps that make a criticism or an accusation: "Republican criticism".
_CAMPS: Final = frozenset(
    "republican democratic gop democrat labour conservative liberal western american russian chinese "
    "israeli palestinian british european ukrainian iranian turkish german french saudi".split()
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Source of an act that a noun names, as a mention, and token of its target or None."""

    source: Spans | str
    target: int | None


def source_of(scene: Scene, head: int, *, heading: bool = False) -> Spans | str:
    """Return who does the act of a verb: agent of a passive, else the understood subject.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the verb.
    heading : bool, default False
        Whether a past form without auxiliary may be a passive ("Mayor accused of theft").
    """
    reading = scene.reading
    if is_passive(reading, head) or (heading and bare_passive(scene, head)):
        by = agent(reading, head)
        return UNSTATED if by is None else scene.party(by)
    who = subject(reading, head)
    reported = scene.by_cue.get(head, -1)
    if reported >= 0 and (who is None or reading.deprel[head] in {"amod", "compound"}):
        return scene.speaker(reported)
    if who is None and scene.holder[head] >= 0:
        return scene.speaker(scene.holder[head])
    return scene.party(who)


def bare_passive(scene: Scene, head: int) -> bool:
    """Recognise heading style, "Mayor accused of theft": a past form with "of" and nothing accused after it."""
    reading = scene.reading
    if reading.children(head, "obj", "aux", "ccomp") or not reading.text(head).lower().endswith("ed"):
        return False
    nxt = head + 1
    return nxt < len(reading.tokens) and reading.lemma[nxt].lower() in {"of", "by", "over", "for", "with"}


def make(
    scene: Scene,
    match: Match,
    act: str,
    rule: str,
    *,
    target: int | None,
    charge: Span | None,
    source: Spans | str | None = None,
    hedge: tuple[int | None, ...] = (),
    score: float = 1.0,
) -> Found:
    """Build an act from a cue in its frame."""
    head = match.head
    return Found(
        act=act,
        rule=rule,
        explicitness="lexical",
        head=head,
        cue=scene.words(*match.words),
        source=source_of(scene, head, heading=match.frame.startswith("np-")) if source is None else source,
        target=_without(scene, scene.party(target), match.words),
        charge=charge,
        score=score,
        block=block(scene.reading, head),
        hedged=scene.hedged(head, *hedge),
        attribution=attribution_of(scene, head),
    )


def _without(scene: Scene, party: Spans | str, words: tuple[int, ...]) -> Spans | str:
    """Cut a mention off at the words of the cue: "hold *the firm* responsible", "some accused *Bell*"."""
    if isinstance(party, str):
        return party
    (start, end), tokens = party[0], scene.reading.tokens
    first, rest = words[0], words[1:]
    if start <= tokens[first].start < end and first + 1 < len(tokens):
        start = tokens[first + 1].start
    for word in rest:
        if start < tokens[word].start < end:
            end = tokens[word - 1].end
    return ((start, end), *party[1:]) if start < end else party


def attribution_of(scene: Scene, head: int) -> str | None:
    """Return the id of the attribution that a cue makes or stands in."""
    index = scene.by_cue.get(head, -1)
    if index < 0:
        index = scene.holder[head]
    return None if index < 0 else scene.attributions[index].id


def parties(scene: Scene, noun: int, *, aims: tuple[str, ...]) -> Parties:
    """Return who does the act that a noun names, and to whom.

    Parameters
    ----------
    scene : Scene
        The document.
    noun : int
        Token of a noun such as "accusation" or "criticism".
    aims : tuple of str
        Prepositions that introduce the target of this noun.

    Returns
    -------
    Parties
        What the noun's own phrase says first, then what its verb says.
    """
    reading = scene.reading
    source = _own_source(scene, noun)
    target = _own_target(scene, noun, aims)
    up, rel = _governor(scene, noun)
    if up is None:
        return Parties(UNSTATED if source is None else source, target)
    lemma, passive = reading.lemma[up].lower(), is_passive(reading, up)
    who = agent(reading, up) if passive else subject(reading, up)
    undergone = own_subject(reading, up) if passive else who
    if who == noun:
        who = None
    aimed = rel == "obl" and has_case(reading, noun, "against", "to", "from", "with", "into", "on")
    if target is None:
        if lemma == "defend" and aimed:
            target = _defended(scene, up)
        elif lemma in _TARGET_VERBS and (rel in {"obj", "nsubj:pass"} or aimed):
            court = who is not None and scene.is_a(who, "COURT_N")
            target = None if court else who
        elif passive and rel in {"obl", "obl:agent"} and has_case(reading, noun, *_UNDERGOING):
            target = undergone if undergone != noun else None
    if source is None and who is not None and who != target and can_act(scene, who):
        making = lemma in _SOURCE_VERBS and rel in {"obj", "nsubj:pass"}
        # "rallied them with attacks on Bell", "doubled down on its attacks"
        means = rel == "obl" and target is not None and has_case(reading, noun, "with", "by", "through", "on")
        if making or (means and not passive):
            source = scene.party(who)
    if source is None and rel == "obj" and lemma in _TARGET_VERBS:
        far = complement(reading, up, ("from",), after=noun)
        source = None if far is None else scene.party(far)
    return Parties(UNSTATED if source is None else source, target)


def _own_source(scene: Scene, noun: int) -> Spans | str | None:
    """Return the source that the noun's own phrase names."""
    reading = scene.reading
    by = complement(reading, noun, ("by", "from"))
    if by is not None and reading.head[by] != noun and _inside_claim(scene, noun, by):
        by = None
    if by is None:
        by = _by_beside(scene, noun)
    if by is not None:
        return scene.party(by)
    for child in reading.children(noun, "nmod:poss"):
        if reading.lemma[child].lower() not in TIMES:
            return scene.party(child)
    for child in reading.children(noun, "acl:relcl", "acl"):
        maker = own_subject(reading, child)
        if reading.lemma[child].lower() in _SOURCE_VERBS and maker not in {None, noun}:
            return scene.party(maker)
    for child in reading.children(noun, "amod", "compound"):
        form = reading.text(child)
        camp = reading.upos[child] in {"ADJ", "PROPN"} and form.lower() in _CAMPS
        if camp or (reading.deprel[child] == "compound" and scene.is_a(child, "HUMAN_N")):
            return scene.party(child)
    return None


def _own_target(scene: Scene, noun: int, aims: tuple[str, ...]) -> int | None:
    """Return the target that the noun's own phrase names."""
    reading = scene.reading
    for child in reading.children(noun, "acl"):
        if reading.lemma[child].lower() in _INVOLVING:
            found = next(iter(reading.children(child, "obj")), None)
            if found is not None:
                return found
    for preposition in aims:
        found = complement(reading, noun, (preposition,))
        # "accusations of bias against Bell" has the phrase under "bias"; "at" and "on" deeper down are of places.
        if found is not None and (preposition in {"against", "of"} or reading.head[found] == noun):
            return found
    for child in reading.children(noun, "acl:relcl"):
        denier = own_subject(reading, child)
        if reading.lemma[child].lower() in _TARGET_VERBS and denier not in {None, noun}:
            return denier
    return None


def _governor(scene: Scene, noun: int) -> tuple[int | None, str]:
    """Return the verb that a noun depends on, through coordination and "a campaign of", and the relation to it."""
    reading = scene.reading
    up, rel = reading.head[noun], reading.deprel[noun]
    for _ in range(3):
        if up < 0 or reading.upos[up] == "VERB":
            break
        if rel not in {"conj", "nmod"}:
            return None, rel
        rel, up = reading.deprel[up], reading.head[up]
    return (up if up >= 0 and reading.upos[up] == "VERB" else None), rel


def _defended(scene: Scene, verb: int) -> int | None:
    """Return who is defended: the object, or the subject of "defended himself"."""
    reading = scene.reading
    for child in reading.children(verb, "obj"):
        if not reading.text(child).lower().endswith(("self", "selves")):
            return child
    return subject(reading, verb)


def _by_beside(scene: Scene, head: int) -> int | None:
    """Return who made what an active verb rejects: "rejected such insinuations *by some officials*".

    Parsers tie the by-phrase to the verb, but an active verb has no agent.
    """
    reading = scene.reading
    up = reading.head[head]
    if up < 0 or reading.deprel[head] != "obj" or is_passive(reading, up):
        return None
    nxt = head + 1
    if nxt < len(reading.tokens) and reading.lemma[nxt].lower() == "by" and reading.head[nxt] > nxt:
        return reading.head[nxt]
    return None


def _inside_claim(scene: Scene, head: int, by: int) -> bool:
    """Tell whether a by-phrase belongs to what is claimed: "claims about a transfer of weapons *by the firm*"."""
    reading = scene.reading
    inner = complement(reading, head, ("of", "about", "over"))
    return inner is not None and inner < by and is_below(reading, by, inner)
