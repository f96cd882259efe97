"""Who does the act that a noun names, and to whom it is done: "the board's attack on the mayor", "faced criticism"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..._syntax import (
    after_comma,
    agent,
    climb,
    complement,
    has_case,
    is_below,
    is_passive,
    left_edge,
    own_subject,
    subject,
)
from ..._types import UNSTATED
from ..blocks import root_of
from ..cue_frames import TIMES
from ..people import can_act

if TYPE_CHECKING:
    from ..._types import Spans
    from ..scene import Scene

#: Subjects of these undergo the act that their object names ("faces charges").
_TARGET_VERBS: Final = frozenset(
    "absorb address answer attract battle beat bristle brush care chafe come confront contend contest contradict "
    "cope counter deal deflect deny dismiss dispute dodge draw earn elicit encounter endure engender face "
    "fend field fight garner generate get grapple hear ignore incur invite meet plead prompt provoke react rebuff "
    "rebut receive refute reject respond shake shrug spark suffer survive trigger undergo weather wince withstand "
    "worry wrestle".split()
)
#: Objects of these undergo the act that their subject names ("accusations have dogged the club").
_BEFALLING: Final = frozenset(
    "beset blindside confront dog embarrass engulf envelop face follow greet haunt hit hound meet overshadow plague "
    "pursue rattle rock shadow shake sting surround swirl target".split()
)
#: Both sides of these do it to each other ("traded accusations").
_TRADING: Final = frozenset({"trade", "exchange", "swap"})
_MEETING: Final = frozenset("contend cope deal grapple meet wrestle".split())
#: Of these, the ones whose object takes a subjective genitive ("faced the criticism of her rivals").
_ENDURING: Final = frozenset("face endure survive weather withstand suffer undergo absorb".split())
#: Subjects of these do the act that their object names ("levelled charges").
_SOURCE_VERBS: Final = frozenset(
    "aim air amplify begin bring carry cast continue curb deliver deploy detail dial direct dish double dredge drop "
    "echo engage escalate exchange express file fire fling have heap hone hurl intensify introduce issue join keep "
    "land launch lead leave level lob lodge make moderate mount offer open outline plan post press publish push "
    "raise ramp ratchet rehash reiterate renew repeat resume resurrect revive rush scale sharpen soften specify "
    "spread step support temper throw tone trade trot turn unleash voice".split()
)
#: Who pays for attacks makes them.
_BACKING: Final = frozenset("fund finance bankroll sponsor orchestrate organize organise inspire pay".split())
#: Subjects of these do what a phrase with "in", "with" or "to" names ("engaged in attacks").
_ENGAGING: Final = frozenset("engage indulge participate traffic resort".split())
_UNDERGOING: Final = ("over", "amid", "for", "in", "by", "under")
#: Passives that charges follow ("arrested on charges", "acquitted of the charges").
_TRIED: Final = frozenset(
    "acquit arrest charge clear convict detain exonerate fine hold imprison indict investigate jail probe sentence "
    "try".split()
)
#: What goes on in spite of criticism is done by those who are criticised.
_IN_SPITE: Final = ("despite", "amid", "amidst", "notwithstanding")
#: "the target of attacks", "the subject of derision"
_AIMED_AT: Final = frozenset("target subject object focus victim recipient butt".split())
#: Nouns that only count or shape what the noun behind "of" names ("their lines of attack").
_SHAPES: Final = frozenset(
    "barrage blizzard campaign chorus deluge flood flurry form host kind line litany lot number pattern round series "
    "set slew sort spate stream string torrent type volley wave".split()
)
#: Adjectives whose subject is touched by what their phrase names ("unhappy about the criticism").
_TOUCHY: Final = frozenset(
    "angry defensive furious guilty happy indifferent innocent sensitive unhappy upset vulnerable".split()
)
_PERIODS: Final = frozenset({"era", "past", "century", "period", "beginning", "start", "outset"})
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
    if target is None:
        target = _aimed_at(scene, noun)
    if up is None:
        if target is None:
            target = _touched(scene, noun)
        if source is None and target is not None:
            source = _remarker(scene, noun)
        return Parties(UNSTATED if source is None else source, target)
    lemma, passive = reading.lemma[up].lower(), is_passive(reading, up)
    who = agent(reading, up) if passive else subject(reading, up)
    if who == noun:
        who = None
    if source is None and lemma in _ENDURING and rel in {"obj", "obl"} and target is not None and who is not None:
        of = complement(reading, noun, ("of",))
        if of == target and can_act(scene, of):
            source, target = scene.party(of), None
    if target is None:
        target = _undergoer(scene, noun, up, rel, who)
    if target is None and lemma in _TRADING and rel == "obj" and not passive and not has_case(reading, noun, "with"):
        target = who if who is not None and can_act(scene, who) else None
    if target is None and rel == "obj":
        # "levelled sharp criticism at the board"
        target = complement(reading, up, ("at", "against", "toward", "towards"), after=noun)
    both = lemma in _TRADING and who == target
    if source is None and who is not None and (both or who != target) and can_act(scene, who):
        making = lemma in _SOURCE_VERBS and rel in {"obj", "nsubj:pass"}
        making = making or (lemma in _ENGAGING and rel == "obl" and has_case(reading, noun, "in", "to"))
        # "rallied them with attacks on Bell", "doubled down on its attacks"
        means = rel == "obl" and target is not None and has_case(reading, noun, "with", "by", "through", "on")
        # "in a dig at Bell, she said", "responded with vitriol"
        means = means or (rel == "obl" and _indefinite(scene, noun) and has_case(reading, noun, "in"))
        means = means or (rel == "obl" and lemma == "respond" and has_case(reading, noun, "with"))
        if making or (means and not passive and (lemma not in _TARGET_VERBS or lemma == "respond")):
            source = scene.party(who)
    if source is None and target is not None:
        source = _remarker(scene, noun)
    if source is None and (rel == "obj" or has_case(reading, noun, "under")):
        # "elicited jeers from the crowd", "came under attack by the board"
        far = complement(reading, up, ("from",) if rel == "obj" else ("from", "by"), after=noun)
        source = scene.party(far) if far is not None and _does(scene, far) else None
    return Parties(UNSTATED if source is None else source, target)


def _undergoer(scene: Scene, noun: int, up: int, rel: str, who: int | None) -> int | None:
    """Return who undergoes the act of a noun by what its verb says: "*she* faced charges"."""
    reading = scene.reading
    lemma, passive = reading.lemma[up].lower(), is_passive(reading, up)
    met = ("with",) if lemma in _MEETING else ()
    aimed = rel == "obl" and has_case(reading, noun, "against", "to", "from", "into", "on", "about", "at", *met)
    # "amid a campaign of criticism": the preposition stands before the noun that shapes it.
    in_spite = rel == "obl" and any(has_case(reading, k, *_IN_SPITE) for k in (noun, *_shapes(scene, noun)))
    if lemma == "defend" and (aimed or in_spite):
        return _defended(scene, up)
    if lemma in _BEFALLING and rel == "nsubj" and not passive:
        return next(iter(reading.children(up, "obj")), None)
    if lemma in _TARGET_VERBS and (rel in {"obj", "nsubj:pass"} or aimed):
        return None if who is not None and scene.is_a(who, "COURT_N") else who
    if in_spite or (rel == "obl" and lemma in {"come", "be", "go", "remain"} and has_case(reading, noun, "under")):
        who = own_subject(reading, up) if passive else who
        if who is None:
            who = own_subject(reading, root_of(reading, noun))
        return who if who is not None and can_act(scene, who) else None
    participle = reading.text(up).lower().endswith("ed") and not reading.children(up, "obj", "aux")
    if (passive or participle) and rel in {"obl", "obl:agent"}:
        undergoing = ("by",) if not passive else ("on", "of", "for") if lemma in _TRIED else _UNDERGOING
        undergone = subject(reading, up) if passive else own_subject(reading, up)
        if undergone not in {None, noun} and has_case(reading, noun, *undergoing):
            return undergone
    return None


def _aimed_at(scene: Scene, noun: int) -> int | None:
    """Return who is "the target of attacks" or "the subject of derision"."""
    reading = scene.reading
    before = left_edge(reading, noun) - 1
    heads = [before] if before >= 0 and has_case(reading, noun, "of") else []
    at = noun
    while reading.deprel[at] in {"nmod", "conj"} and reading.head[at] >= 0 and len(heads) < 4:
        at = reading.head[at]
        heads.append(at)
    for word in heads:
        if reading.lemma[word].lower() in _AIMED_AT and reading.upos[word] == "NOUN":
            return subject(reading, word)
    return None


def _touched(scene: Scene, noun: int) -> int | None:
    """Return who is touched by the act: "*she* was unhappy about the criticism"."""
    reading = scene.reading
    up = reading.head[noun]
    shaken = up >= 0 and reading.upos[up] == "ADJ" and reading.text(up).lower().endswith("ed")
    if not shaken and (up < 0 or reading.upos[up] != "ADJ" or reading.lemma[up].lower() not in _TOUCHY):
        return None
    return own_subject(reading, up) if has_case(reading, noun, "about", "at", "by", "of", "over", "to") else None


def _own_source(scene: Scene, noun: int) -> Spans | str | None:
    """Return the source that the noun's own phrase names."""
    reading = scene.reading
    by = complement(reading, noun, ("by", "from"))
    if by is not None and (not _does(scene, by) or (reading.head[by] != noun and _inside_claim(scene, noun, by))):
        by = None
    if by is None:
        by = _by_beside(scene, noun)
    if by is not None:
        return scene.party(by)
    for word in (noun, *_shapes(scene, noun)):
        for child in reading.children(word, "nmod:poss"):
            if reading.lemma[child].lower() not in TIMES:
                return scene.party(child)
    for child in reading.children(noun, "acl:relcl", "acl"):
        maker = own_subject(reading, child)
        full = reading.children(child, "obj", "mark")  # "claims that they made threats" is no relative clause
        if reading.lemma[child].lower() in _SOURCE_VERBS and maker not in {None, noun} and not full:
            return scene.party(maker)
        by = agent(reading, child) if is_passive(reading, child) else None
        if by is not None and by > noun and reading.lemma[child].lower() in _SOURCE_VERBS | _BACKING:
            return scene.party(by)  # "allegations made by the firm", "attacks funded by two bankers"
    for child in reading.children(noun, "amod", "compound"):
        form = reading.text(child)
        camp = reading.upos[child] in {"ADJ", "PROPN"} and form.lower() in _CAMPS
        if camp or (reading.deprel[child] == "compound" and scene.is_a(child, "HUMAN_N")):
            return scene.party(child)
    return None


def _shapes(scene: Scene, noun: int) -> tuple[int, ...]:
    """Return the noun that shapes this one: "Bell's *line* of attack"."""
    reading = scene.reading
    before = left_edge(reading, noun) - 1
    if before < 0 or not has_case(reading, noun, "of") or reading.lemma[before].lower() not in _SHAPES:
        return ()
    return (before,)


def _does(scene: Scene, word: int) -> bool:
    """Tell a doer from a time, a means and a cause: "attacks from the 1990s", "by cutting taxes", "from her vote"."""
    reading = scene.reading
    lemma = reading.lemma[word].lower()
    if lemma in TIMES or lemma in _PERIODS or lemma[:1].isdigit() or reading.upos[word] in {"VERB", "AUX"}:
        return False
    return can_act(scene, word) or not reading.children(word, "nmod:poss")


def _indefinite(scene: Scene, noun: int) -> bool:
    reading = scene.reading
    return any(reading.lemma[k].lower() in {"a", "an", "another"} for k in reading.children(noun, "det"))


def _remarker(scene: Scene, noun: int) -> Spans | str | None:
    """Return who makes the remark that a noun after a comma sums up: "said she would win, *a dig at Bell*"."""
    reading = scene.reading
    if reading.deprel[noun] not in {"appos", "parataxis", "advcl"} or not _indefinite(scene, noun):
        return None
    if not after_comma(reading, noun):
        return None
    for _, _, up in climb(reading, noun):
        if reading.upos[up] == "VERB":
            who = subject(reading, up)
            return scene.party(who) if who is not None and can_act(scene, who) else None
    return None


def _own_target(scene: Scene, noun: int, aims: tuple[str, ...]) -> int | None:
    """Return the target that the noun's own phrase names."""
    reading = scene.reading
    for child in reading.children(noun, "acl"):
        if reading.lemma[child].lower() in _INVOLVING:
            after = (*reading.children(child, "obj"), *reading.children(noun, "nmod"))
            found = next((k for k in after if k > child and not reading.children(k, "case")), None)
            if found is not None:
                return found
    for preposition in aims:
        found = complement(reading, noun, (preposition,))
        if found is None:
            found = _right_after(scene, noun, preposition)
        if found is not None and reading.lemma[found].lower() == "own":
            continue  # "attacks of his own"
        # "accusations of bias against Bell" has the phrase under "bias"; "at" and "on" deeper down are of places.
        deep = preposition == "against" or (preposition == "of" and _of_noun(scene, noun, found))
        if found is not None and (deep or reading.head[found] == noun):
            return found
    for child in reading.children(noun, "acl:relcl", "acl"):
        if reading.lemma[child].lower() in _SOURCE_VERBS:
            found = complement(reading, child, ("at", "against", "toward", "towards"))
            if found is not None:
                return found  # "an attack she levelled at Bell"
    # "accusations of fraud and theft that they faced" may have the clause under "theft".
    inner = [k for k in reading.children(noun, "nmod") if has_case(reading, k, "of")]
    inner.extend(k for one in tuple(inner) for k in reading.children(one, "conj"))
    for word in (noun, *inner):
        for child in reading.children(word, "acl:relcl"):
            undergoer = own_subject(reading, child)
            near = word == noun or not reading.children(child, "obj")
            if reading.lemma[child].lower() in _TARGET_VERBS and undergoer not in {None, word} and near:
                return undergoer
    return _relative_undergoer(scene, noun)


def _of_noun(scene: Scene, noun: int, found: int | None) -> bool:
    """Tell whether a phrase with "of" is the noun's own, unlike that of "criticism for its use *of force*"."""
    reading = scene.reading
    if found is None:
        return False
    first = left_edge(reading, found)
    return all(reading.upos[k] not in {"NOUN", "PROPN", "ADP", "VERB"} or k >= first for k in range(noun + 1, first))


def _right_after(scene: Scene, noun: int, preposition: str) -> int | None:
    """Return the noun behind "attacks on" where the parser ties the preposition to something else."""
    reading = scene.reading
    at = noun + 1
    if at >= len(reading.tokens) or reading.lemma[at].lower() != preposition:
        return None
    for child in reading.children(noun, "nmod", "obl"):
        if at < child and not reading.children(child, "case") and left_edge(reading, child) <= at + 1:
            return child
    return None


def _relative_undergoer(scene: Scene, noun: int) -> int | None:
    """Return the subject of a bare relative clause that hangs elsewhere: "criticism *the firm* has drawn"."""
    reading = scene.reading
    stop = min(noun + 8, reading.sentence_tokens(reading.tokens[noun].sentence).stop)
    for word in range(noun + 1, stop):
        if reading.upos[word] not in {"VERB", "AUX", "DET", "NOUN", "PROPN", "PRON", "ADJ", "ADV"}:
            return None
        if reading.upos[word] == "VERB":
            who = own_subject(reading, word)
            free = not reading.children(word, "obj", "ccomp", "xcomp")
            if reading.lemma[word].lower() in _TARGET_VERBS and free and who is not None and noun < who < word:
                return who
            return None
    return None


def _governor(scene: Scene, noun: int) -> tuple[int | None, str]:
    """Return the verb that a noun depends on, through coordination and "a campaign of", and the relation to it."""
    reading = scene.reading
    up, rel = reading.head[noun], reading.deprel[noun]
    beside = _verb_beside(scene, noun)
    if beside is not None and rel in {"obj", "obl"}:
        return beside, "obl" if reading.children(noun, "case") else "obj"
    if rel == "obl" and not reading.children(noun, "case"):
        rel = "obj"  # "doubled down on attacks": the preposition may be read as part of the verb
    for _ in range(3):
        if up < 0 or reading.upos[up] == "VERB":
            break
        if rel not in {"conj", "nmod"}:
            return None, rel
        rel, up = reading.deprel[up], reading.head[up]
    return (up if up >= 0 and reading.upos[up] == "VERB" else None), rel


def _verb_beside(scene: Scene, noun: int) -> int | None:
    """Return a verb whose object stands right after it, whatever the parser makes of the two ("facing criticism")."""
    reading = scene.reading
    wanted = _TARGET_VERBS | _SOURCE_VERBS
    at = noun - 1
    if reading.children(noun, "case"):
        wanted = _ENGAGING | _MEETING
        at = left_edge(reading, noun) - 1 if reading.children(noun, "case")[0] < noun else -1
    while at >= 0 and reading.upos[at] in {"DET", "ADJ", "ADV", "NUM"}:
        at -= 1
    if at < 0 or reading.upos[at] != "VERB" or reading.tokens[at].sentence != reading.tokens[noun].sentence:
        return None
    return at if reading.lemma[at].lower() in wanted else None


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
