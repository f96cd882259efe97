"""Attacks in words and attacks of arms: "their attacks on the budget" criticise, "the attack on the port" does not.

News uses the verbs and nouns of fighting for quarrels (G. Lakoff and M. Johnson, 1980, "Metaphors we live by":
argument is war). What tells the two apart is who attacks whom or what, and what else is spoken of nearby.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import complement, has_case, own_subject, subject
from ..cue_frames import TIMES
from ..people import can_act

if TYPE_CHECKING:
    from ..scene import Scene

#: Words that make an attack one of arms, or of illness and the like, where they stand with it.
_ARMED: Final = frozenset(
    "terror terrorist terrorism militant bomb bombing bomber suicide gun gunman knife machete axe sword shooting "
    "shooter deadly lethal fatal bloody chemical nuclear biological missile drone air aerial airstrike rocket "
    "mortar artillery arson acid heart panic asthma anxiety transplant gas grenade consulate embassy compound "
    "annex convoy checkpoint troop troops forces soldier army rebel insurgent guerrilla jihadist islamist isis "
    "isil daesh taliban al-qaeda qaeda hezbollah hamas victim mass nightclub marathon cyber hacker hacking "
    "ransomware server network military armed sex sexual rape bear shark dog animal swarm police policeman "
    "officer cop motorcade physical homeland village town airport base barrack outpost church mosque synagogue "
    "temple mall theater theatre hospital refugee physically wound injure kill dead death killer murderous brutal "
    "savage indecent aggravated felony sniper torpedo naval ground sept september 9/11 oilfield pipeline refinery "
    "tanker ship bridge bus train subway".split()
)
#: Lands, which are attacked with arms.
_LAND: Final = frozenset({"nation", "country", "homeland", "soil", "america", "capital", "border", "coast"})
#: Those who attack with fists.
_ROUGHS: Final = frozenset("thug mob gang rioter assailant vandal criminal robber mugger looter hooligan".split())
#: Parts of the body and of a house, which are not attacked in words.
_BODY: Final = frozenset(
    "head face arm leg hand finger fist knee foot nose eye ear skull body jaw chest throat back door window wall "
    "table desk button drum ball gate fence lock brake note".split()
)
#: Words that tell of violence in the sentences around.
VIOLENT: Final = frozenset(
    "terror terrorist terrorism bomb bombing bomber gunman shooter shooting massacre jihadist isis isil daesh "
    "taliban al-qaeda airstrike rocket missile mortar grenade arson kill wound injure hostage slaughter explosion "
    "explosive detonate assailant perpetrator stab stabbing rifle ammunition weapon militant insurgent consulate "
    "murder murderer casualty slay slaying dead killing bloodshed radicalize jihad policeman nightclub ambulance "
    "mourn mourning grieve condolence prayer".split()
)
#: Words that make it one of words.
_VERBAL: Final = frozenset(
    "personal verbal verbally political politically negative ad sharp sharply fierce fiercely blistering "
    "withering scathing rhetorical partisan vicious viciously relentless relentlessly line campaign repeatedly "
    "constant constantly twitter tweet bitter bitterly unfair unfairly fresh new racist sexist misogynistic ad- "
    "hominem vitriolic harsh harshly frontal full-throated scurrilous baseless thinly-veiled veiled pointed "
    "barbed low cheap trumpian counterproductive broad all-out aggressive aggressively public publicly direct "
    "directly stinging biting cutting searing tough nasty dishonest misleading petty hypocritical insulting "
    "openly oratorical oral editorial legal blunt mocking phony false preemptive pre-emptive long-running "
    "perceived anti-semitic personally".split()
)
#: Words that tell of a war of words in the sentences around.
_SPOKEN: Final = frozenset(
    "debate ad advertisement tweet rally candidate campaign rival opponent primary nominee insult criticism "
    "criticize criticise critic critique accuse rhetoric super pac election speech interview barb jab editorial "
    "fire-back nomination voter poll".split()
)
#: Cues of bodily force that news uses for words.
PHYSICAL: Final = frozenset(
    "attack assault hit strike beat bash rip torch hammer pummel thrash maul savage slap go_after tear_apart "
    "bludgeon flay roast scorch knock rap trash jab needle counterattack punch slug whack swipe batter clobber "
    "skewer shred swing lash torpedo strafe bombard pelt smack pounce".split()
)
#: Those of them that are done to things as well.
LITERAL: Final = frozenset(
    "hit strike beat rip torch hammer thrash maul slap flay roast scorch knock rap trash jab punch slug whack "
    "swipe batter shred bombard shell smack".split()
)
#: What hits and batters without saying a word.
_FORCES: Final = frozenset(
    "storm hurricane tornado typhoon tsunami earthquake quake wave flood rain wind drought fire heat cold virus "
    "disease outbreak epidemic recession crisis economy inflation price rate market stock share currency truck "
    "car vehicle train plane bullet shell rocket missile bomb tariff sanction tax cost spending demand sale "
    "door".split()
)
#: What an attack is launched on that is not attacked with arms.
_MATTERS: Final = frozenset(
    "record plan proposal policy bill law character credibility integrity judgment judgement qualification "
    "competence position stance vote speech comment remark statement rhetoric idea agenda program programme "
    "budget handling campaign performance honesty temperament patriotism fitness wealth business tie faith "
    "religion right freedom press media establishment elite system process decision deal agreement ruling "
    "reputation appearance past health motive experience tenure leadership foundation legacy value belief "
    "ideology capitalism inequality greed corruption democracy immigration obamacare trade role use willingness "
    "refusal tax approach strategy view claim front-runner frontrunner candidate candidacy nominee opponent rival "
    "critic senator governor mayor".split()
)
#: Media and days: "attacks on Twitter", "the attack on Sunday" name no target.
_MEDIA: Final = frozenset("twitter facebook television tv radio cnn fox msnbc nbc cbs abc youtube air trail".split())
_LAUNCHING: Final = frozenset(
    "launch mount level unleash press renew resume continue escalate intensify sharpen ratchet step step_up make "
    "deliver wage lodge air run hurl fling lob trade exchange repeat aim direct begin start keep broaden soften".split()
)
_CRIMES: Final = VIOLENT | frozenset(
    "sexual sexually rape grope harassment accuser police arrest convict charge".split()
)
#: How many words around a cue are looked at for what it is about.
_REACH: Final = 45
_FEW: Final = 2


def is_physical(scene: Scene, cue: int, target: int | None) -> bool:
    """Tell whether an attack is one of arms.

    Parameters
    ----------
    scene : Scene
        The document.
    cue : int
        Token of the verb or noun.
    target : int or None
        Token of what is attacked.

    Returns
    -------
    bool
        True if a word of arms stands in its phrase and none of speech, if a state is attacked, or if several words
        of violence and none of a debate stand around it.
    """
    reading = scene.reading
    verb = reading.upos[cue] == "VERB"
    if verb and complement(reading, cue, ("for", "over", "as")) is not None and not _armed(scene, cue, target):
        return False
    if _verbal(scene, cue):
        return False
    if _armed(scene, cue, target):
        return True
    if verb and target is not None and scene.is_place(target):
        return True
    return around(scene, cue, VIOLENT) >= _FEW and around(scene, cue, _SPOKEN) == 0


def _armed(scene: Scene, cue: int, target: int | None) -> bool:
    """Tell whether a word of arms stands with the cue, with who attacks, or with what is attacked."""
    reading = scene.reading
    near = _with(scene, cue)
    if target is not None and reading.lemma[target].lower() in _LAND:
        return True
    for word in (target, subject(reading, cue) if reading.upos[cue] == "VERB" else None):
        if word is not None:
            near |= {reading.lemma[k].lower() for k in (word, *reading.children(word, "amod", "compound", "nmod"))}
    who = subject(reading, cue) if reading.upos[cue] == "VERB" else None
    rough = who is not None and reading.lemma[who].lower() in _ROUGHS
    return rough or bool(near & _ARMED)


def _verbal(scene: Scene, cue: int) -> bool:
    """Tell whether a word such as "personal" or "relentlessly" stands with an attack."""
    return bool(_with(scene, cue, "amod", "compound", "advmod") & _VERBAL)


def _with(scene: Scene, cue: int, *kinds: str) -> set[str]:
    reading = scene.reading
    kinds = kinds or (
        "amod",
        "compound",
        "nmod",
        "nmod:poss",
        "obl",
        "advmod",
        "nummod",
        "nmod:unmarked",
        "obl:unmarked",
        "conj",
    )
    return {form for k in reading.children(cue, *kinds) for form in (reading.lemma[k].lower(), reading.text(k).lower())}


def around(scene: Scene, cue: int, words: frozenset[str]) -> int:
    """Count the words of a set that stand near a cue, each lemma once.

    Parameters
    ----------
    scene : Scene
        The document.
    cue : int
        Token.
    words : frozenset of str
        Lemmas.
    """
    lemma = scene.reading.lemma
    near = range(max(0, cue - _REACH), min(len(lemma), cue + _REACH))
    return len({lemma[k].lower() for k in near if k != cue} & words)


def is_force(scene: Scene, verb: int) -> bool:
    """Tell whether what hits is a storm, a market or a vehicle.

    Parameters
    ----------
    scene : Scene
        The document.
    verb : int
        Token of the verb.
    """
    who = own_subject(scene.reading, verb)
    return who is not None and scene.reading.lemma[who].lower() in _FORCES


def is_attackable(scene: Scene, target: int) -> bool:
    """Tell whether somebody or something may be attacked in words: a person, a body, what they do or say.

    Parameters
    ----------
    scene : Scene
        The document.
    target : int
        Token of what is attacked.
    """
    reading = scene.reading
    lemma = reading.lemma[target].lower()
    if lemma in _BODY:
        return False
    if reading.upos[target] in {"PRON", "DET", "PROPN", "NUM", "ADJ"} or can_act(scene, target):
        return True
    if lemma in _MATTERS or scene.is_a(target, "ACCUSATION_N", "PROPOSAL_N", "TEXT_N", "SPEECH_N", "LEGAL_N"):
        return True
    return bool(reading.children(target, "nmod:poss", "acl:relcl", "acl")) or reading.deprel[target] in {
        "ccomp",
        "csubj",
    }


def is_spoken(scene: Scene, noun: int, target: int | None) -> bool:
    """Tell whether a noun such as "attack" or "assault" names one in words.

    Parameters
    ----------
    scene : Scene
        The document.
    noun : int
        Token of the noun.
    target : int or None
        Token of what is attacked.

    Returns
    -------
    bool
        True only where something speaks for it: a word such as "personal" with it, a person who makes it, or a
        target that is attacked in words.
    """
    reading = scene.reading
    if is_physical(scene, noun, target):
        return False
    if reading.lemma[noun].lower() == "assault" and not _verbal(scene, noun):
        return _on_matter(scene, noun, target)
    if _verbal(scene, noun) or _of_line(scene, noun):
        return True
    if any(reading.lemma[k].lower() in TIMES for k in reading.children(noun, "nmod:poss", "compound", "amod")):
        return False
    owned = _made_by_somebody(scene, noun)
    placed = any(has_case(reading, c, "in", "near", "outside") for c in reading.children(noun, "nmod", "obl"))
    if placed and not owned:
        return False
    violent = around(scene, noun, VIOLENT) >= _FEW
    if owned:
        return not violent or target is not None
    if target is None:
        return False
    if complement(reading, noun, ("on", "against", "of", "at")) != target:
        # Who only suffers an attack or answers it may do so under fire as well.
        return around(scene, noun, VIOLENT) == 0 and around(scene, noun, _SPOKEN) > 0
    name = reading.lemma[target].lower()
    if name in _MEDIA or scene.is_place(target):
        return False
    if name in _MATTERS or reading.children(target, "nmod:poss"):
        return True
    return can_act(scene, target) and not violent


def _on_matter(scene: Scene, noun: int, target: int | None) -> bool:
    """Tell whether an assault is one on a plan, a right or a rival, and nothing speaks of a crime."""
    if target is None or around(scene, noun, _CRIMES):
        return False
    reading = scene.reading
    return reading.lemma[target].lower() in _MATTERS or (reading.upos[target] == "PROPN" and not scene.is_place(target))


def _of_line(scene: Scene, noun: int) -> bool:
    """Recognise "line of attack"."""
    up = scene.reading.head[noun]
    return (
        up >= 0 and scene.reading.deprel[noun] == "nmod" and scene.reading.lemma[up].lower() in {"line", "mode", "war"}
    )


def _made_by_somebody(scene: Scene, noun: int) -> bool:
    """Tell whether a person or body makes an attack: "his attacks", "attacks by rivals", "launched an attack"."""
    reading = scene.reading
    first = reading.head[noun] if reading.deprel[noun] == "conj" else noun  # "his insults and attacks"
    for child in (*reading.children(noun, "nmod:poss"), *reading.children(first, "nmod:poss")):
        if reading.lemma[child].lower() not in TIMES and not scene.is_place(child):
            return True
    for child in reading.children(noun, "nmod"):
        if has_case(reading, child, "by", "from") and can_act(scene, child):
            return True
    for child in reading.children(noun, "acl:relcl", "acl"):
        maker = own_subject(reading, child)
        if maker not in {None, noun} and can_act(scene, maker):
            return True
    for child in reading.children(noun, "compound", "amod"):
        if reading.upos[child] == "PROPN" and _speaks(scene, child):
            return True  # "the Bell attack"
    up, at = reading.head[noun], noun
    while up >= 0 and reading.deprel[at] in {"nmod", "conj"} and reading.upos[up] in {"NOUN", "PROPN"}:
        at, up = up, reading.head[up]  # "a campaign of attacks"
    if up < 0 or reading.upos[up] != "VERB" or reading.deprel[at] not in {"obj", "obl"}:
        return False
    maker = subject(reading, up)
    making = reading.lemma[up].lower() in _LAUNCHING and reading.deprel[at] == "obj"
    return making and maker is not None and can_act(scene, maker) and not scene.is_place(maker)


def _speaks(scene: Scene, name: int) -> bool:
    """Tell whether a name is one of somebody who says something nearby."""
    reading = scene.reading
    form = reading.text(name)
    if scene.is_place(name):
        return False
    for k in range(max(0, name - 3 * _REACH), min(len(reading.tokens), name + 3 * _REACH)):
        if reading.text(k) != form or k == name:
            continue
        at = reading.head[k] if reading.deprel[k] == "flat" else k
        if at >= 0 and reading.deprel[at] == "nsubj" and reading.head[at] in scene.by_cue:
            return True
    return False
