"""The rules for acts, in the order in which they are tried, and how their finds are put together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ._blocks import block
from ._cue_frames import CueTable, Match, matches
from ._propositions import denied_by_saying, falsely, narrated, proposed
from ._roles import clause, complement, phrase, predicate, subject
from ._rules_accuse import _attribution, accuse_noun, accuse_verb, alleged_noun, hearsay, make, source_of
from ._rules_criticize import called, criticize_adjective, criticize_noun, criticize_verb, under_fire
from ._rules_deny import deny_noun, deny_verb, innocence, reject_verb, unsupported
from ._scene import Found, Scene
from ._types import AUTHOR, UNSTATED
from .lexicon import cues, objects

ORDER = ("DENY", "ACCUSE", "REJECT", "CRITICIZE", "CONCEDE", "CONFIRM", "EXPRESS_CONCERN", "PRAISE", "JUSTIFY", "DEMAND", "PROPOSE", "PROMISE", "THREATEN", "ASK")


@lru_cache(maxsize=1)
def _tables():
    table = CueTable(row for rows in cues().values() for row in rows)
    classes: dict[str, dict[str, tuple[str, ...]]] = {}
    for rows in objects().values():
        for row in rows:
            old = classes.setdefault(row.name, {}).get(row.lemma.lower())
            classes[row.name][row.lemma.lower()] = row.needs if old is None else (old + row.needs if old and row.needs else ())
    return table, classes


def scene_of(reading, attributions, marks):
    table, classes = _tables()
    return Scene(reading, tuple(attributions), tuple(marks), table, classes)


def found_acts(scene: Scene) -> list[Found]:
    out: list[Found] = list(evasions(scene))
    evading = {w for f in out for s in f.cue for w in scene.reading.tokens_in(s)}
    for word in range(len(scene.reading.tokens)):
        if word in evading:
            continue
        out.extend(lexical(scene, word))
    named = frozenset(
        scene.by_cue[f.head] for f in out if f.head in scene.by_cue
    )
    taken = frozenset(
        w for f in out if f.charge is not None and f.act in {"ACCUSE", "DENY", "CRITICIZE"} for w in scene.reading.tokens_in(f.charge)
    )
    out.extend(proposed(scene, named, taken))
    out.extend(undercuts(scene))
    out.extend(narrated(scene, taken))
    deeds = frozenset(
        scene.reading.lemma[w].lower()
        for f in out
        if f.act == "ACCUSE" and f.charge
        for w in scene.reading.tokens_in(f.charge)
        if scene.is_a(w, "BLAMEWORTHY_V")
    )
    out.extend(denied_by_saying(scene, deeds, taken))
    seen = set()
    final = []
    for f in sorted(out, key=lambda f: (f.cue[0][0], -f.score)):
        key = (f.act, f.cue, str(f.target), f.charge if f.act == "DENY" else None, str(f.source) if f.rule == "A9" else None)
        if key in seen:
            continue
        seen.add(key)
        final.append(f)
    return final


def lexical(scene: Scene, word: int) -> list[Found]:
    reading = scene.reading
    upos = reading.upos[word]
    lemma = reading.lemma[word].lower()
    out: list[Found] = []
    if upos == "ADV":
        if lemma in {"allegedly", "supposedly", "purportedly", "reportedly"}:
            return list(hearsay(scene, word))
        if lemma in {"falsely", "wrongly", "erroneously", "incorrectly"}:
            return list(falsely(scene, word))
    if upos in {"ADJ", "VERB"} and lemma in {"alleged", "allege", "suspect", "suspected", "purported", "supposed"} and reading.deprel[word] == "amod":
        return list(alleged_noun(scene, word))
    if upos == "VERB" and lemma in {"believe", "say", "think", "report", "know", "allege", "suspect"} and reading.children(word, "xcomp"):
        got = list(hearsay(scene, word))
        if got:
            return got
    if lemma in {"fire", "attack", "heat", "flak"} and upos in {"NOUN", "PROPN"}:
        got = list(under_fire(scene, word))
        if got:
            return got
    if upos == "VERB":
        got = list(innocence(scene, word)) or list(unsupported(scene, word))
        if got:
            return got
    starting = scene.cues.starting(reading, word)
    if not starting:
        return out
    pos = starting[0][0].pos
    if pos == "NOUN":
        row = starting[0][0]
        acts = [r.act for r, _ in starting]
        if "ACCUSE" in acts:
            return list(accuse_noun(scene, word))
        if "CRITICIZE" in acts:
            return list(criticize_noun(scene, word))
        if "DENY" in acts:
            return list(deny_noun(scene, word))
        return out
    for act in ORDER:
        best: list[tuple[bool, Match, list[Found]]] = []
        for row, words in starting:
            if row.act != act:
                continue
            for m in matches(reading, row, words):
                got = list(_handle(scene, m))
                if got:
                    best.append((m.complement is None, m, got))
        if best:
            best.sort(key=lambda x: (x[0],))
            return best[0][2]
    return out


def _handle(scene: Scene, m: Match):
    act = m.row.act
    if m.row.pos == "ADJ":
        if act == "CRITICIZE":
            return criticize_adjective(scene, m)
        return ()
    if act == "ACCUSE":
        return accuse_verb(scene, m)
    if act == "CRITICIZE":
        return criticize_verb(scene, m)
    if act == "DENY":
        return deny_verb(scene, m)
    if act == "REJECT":
        return reject_verb(scene, m)
    if act in {"EVADE"}:
        return ()
    if m.row.pos != "VERB":
        return ()
    return other(scene, m)


def other(scene: Scene, m: Match):
    reading = scene.reading
    charge = None
    if m.complement is not None:
        charge = clause(reading, m.complement)
    elif m.object is not None:
        charge = phrase(reading, m.object)
    target = m.object if m.row.act in {"DEMAND", "PRAISE", "THREATEN"} else None
    if target is None and m.row.act == "DEMAND" and m.complement is not None:
        from ._roles import own_subject
        target = own_subject(reading, m.complement)
    if m.frame == "none":
        return
    who = source_of(scene, m.head)
    if m.row.act == "THREATEN" and isinstance(who, tuple):
        # Rain and crises threaten too.
        s = subject(reading, m.head)
        if s is None or not (reading.upos[s] in {"PROPN", "PRON"} or scene.is_a(s, "HUMAN_N")):
            return
    yield make(scene, m, m.row.act, "O." + m.row.act.lower(), target=target, charge=charge, source=who, score=0.8)


EVADE_VERBS = {"comment", "say", "answer", "discuss", "elaborate", "speculate", "name", "address", "respond", "disclose", "specify", "confirm", "identify", "reveal", "explain", "provide", "draw"}


def evasions(scene: Scene):
    for m in scene.marks:
        if m.category != "EVASION":
            continue
        reading = scene.reading
        words = list(reading.tokens_in((m.start, m.end)))
        if not words:
            continue
        head = next((w for w in words if reading.upos[w] == "VERB"), words[0])
        who = subject(reading, head)
        holder = scene.holder[head]
        if holder >= 0 and (who is None or reading.lemma[who].lower() in {"i", "we", "no"}):
            source = scene.speaker(holder)
        elif who is None:
            index = next((i for i, a in enumerate(scene.attributions) for s in a.cue if s[0] <= m.start < s[1]), -1)
            source = scene.speaker(index) if index >= 0 else UNSTATED
        else:
            source = scene.party(who)
        last = words[-1]
        c = complement(reading, words[-1], ("on", "about", "to")) or next(iter(reading.children(words[-1], "ccomp", "obj", "nmod")), None)
        yield Found("EVADE", "E1", "lexical", head, ((m.start, m.end),), source, None, None if c is None else clause(reading, c), 1.0, None, False,
                    _attribution(scene, head))


def undercuts(scene: Scene):
    reading = scene.reading
    for w in range(len(reading.tokens)):
        if not scene.is_a(w, "EVIDENCE_N") or reading.upos[w] not in {"NOUN", "PROPN"}:
            continue
        if reading.lemma[w].lower() not in {"evidence", "proof", "datum", "data", "indication", "sign", "basis", "confirmation", "information"}:
            continue
        up = reading.head[w]
        from ._blocks import is_negated
        no = any(reading.lemma[k].lower() == "no" for k in reading.children(w, "det"))
        verbneg = up >= 0 and reading.upos[up] == "VERB" and reading.deprel[w] in {"obj", "nsubj:pass", "nsubj"} and is_negated(reading, up) and reading.lemma[up].lower() in {"have", "provide", "see", "find", "present", "offer", "give", "produce", "show", "be", "cite"}
        if not (no or verbneg):
            continue
        from ._cue_frames import clause_of
        c = clause_of(reading, w) or complement(reading, w, ("of", "for", "about")) 
        if c is None:
            rel = reading.children(w, "acl:relcl", "acl")
            c = rel[0] if rel else None
        holder = scene.holder[w]
        finder = up >= 0 and reading.lemma[up].lower() in {"find", "see"} and reading.upos[up] == "VERB"
        source = scene.speaker(holder)
        if finder and holder < 0 and subject(reading, up) is not None and not any(True for _ in reading.children(up, "aux:pass")):
            source = scene.party(subject(reading, up))
        yield Found("UNDERCUT", "U1", "lexical", w, scene.words(w), source, None, None if c is None else clause(reading, c), 0.9, None, False, _attribution(scene, w))
