"""Cue words in their frames: which words of a sentence stand as object, complement and clause of a cue.

The rows of ``lexica/cues.tsv`` say in which frames a word is a cue. A frame is read off the tree:

========== =========================================== ==============================
frame      shape                                       example
========== =========================================== ==============================
np         object, or subject of a passive             slammed *the plan*
np-of, ... the same with a phrase in a preposition     accused *him* of *theft*
np-pred    object with a predicate                     called *the plan* *a disaster*
np-as      the same with "as"                          dismissed *it* as *nonsense*
that       finite clause, with or without "that"       alleged *that she lied*
wh         embedded question                           disputed *whether it was so*
to, ing    infinitive, gerund                          denied *taking money*
quote      attached quotation                          "It is late," she fumed
at, ...    phrase in a preposition                     lashed out at *the board*
none       nothing                                     hit back
========== =========================================== ==============================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .._syntax import antecedent, below, complement, is_below, is_passive, own_subject, subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..lexicon import Cue
    from ..reading import Reading

#: Words that may stand between the parts of a cue of several words ("took *yet another* swipe at").
_FILLERS: Final = frozenset({"DET", "ADJ", "ADV", "PART", "NUM", "PRON"})
_PARTICLES: Final = frozenset(
    "back out off away down up aside into on after over around upon for against at through apart".split()
)
_OBJECT_PARTS: Final = frozenset({"PRON", "PROPN", "NOUN", "DET", "ADJ", "PART", "ADV", "PUNCT"})
_NOMINAL_RELATIONS: Final = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj", "appos"})
#: Nouns that take a clause without "that".
_CLAIMING_NOUNS: Final = frozenset(
    {"suggestion", "accusation", "allegation", "claim", "rumor", "rumour", "insinuation"}
)
#: Verbs whose object a claim can be, so that a clause with them may lack it.
_TAKING_CLAIMS: Final = frozenset(
    "make deny reject dispute dismiss repeat face level raise call describe hear read see refute share spread support "
    "push promote have air publish believe answer address bring".split()
)
#: Nouns that say when, not what.
TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday week month year day yesterday today "
    "tonight night morning evening afternoon time moment hour minute decade january february march "
    "april may june july august september october november december sept".split()
)
#: Names and nouns that say where something was said ("blamed the clerks on television").
_MEDIA: Final = frozenset(
    "abc air bbc c-span camera cbs cnn facebook fox instagram msnbc nbc npr radio reddit snapchat stage television tv "
    "twitter youtube".split()
)
_RELATIVE: Final = frozenset({"who", "whom", "which", "that"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
#: Last words of an entry that may stand after an object ("hold *the firm* responsible").
_AFTER_OBJECT: Final = frozenset({"responsible", "accountable", "liable", "innocence", "guilty", "task"})


@dataclass(frozen=True, slots=True)
class Match:
    """A cue of the table found in its frame; every field but the row is a token index."""

    row: Cue
    frame: str
    head: int
    words: tuple[int, ...]
    object: int | None
    complement: int | None


class CueTable:
    """Rows of the cue table by the first word of their entry."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[Cue]) -> None:
        found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for row in rows:
            words = tuple(row.lemma.split())
            found.setdefault(words[0], []).append((words, row))
        self._rows: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]] = {
            key: tuple(sorted(value, key=lambda item: -len(item[0]))) for key, value in found.items()
        }

    def starting(self, reading: Reading, word: int) -> list[tuple[Cue, tuple[int, ...]]]:
        """Return the rows whose entry stands at `word`, the longest entries only."""
        out: list[tuple[Cue, tuple[int, ...]]] = []
        best = 0
        for words, row in self._rows.get(reading.lemma[word].lower(), ()):
            if len(words) < best:
                break
            if not _pos_agrees(reading, word, row.pos, len(words)):
                continue
            found = _spread(reading, word, words)
            if found:
                out.append((row, found))
                best = len(words)
        return out


def _pos_agrees(reading: Reading, word: int, pos: str, length: int) -> bool:
    upos = reading.upos[word]
    if upos == pos or (pos == "VERB" and upos == "AUX" and length > 1):
        return True
    if pos == "VERB" and upos == "ADJ" and reading.text(word).lower().endswith(("ed", "ing")):
        return bool(reading.children(word, "obl", "obl:agent", "aux:pass", "nsubj:pass", "obj"))
    # In a heading "Blasts" or "Slam" is often read as a noun; a subject or an object gives it away.
    if pos == "VERB" and upos in {"NOUN", "PROPN"}:
        held = reading.children(word, "nsubj", "nsubj:pass", "obj", "aux")
        return bool(held) and not reading.children(word, "cop")
    if pos == "NOUN" and (upos == "PROPN" or (upos == "VERB" and reading.deprel[word] in _NOMINAL_RELATIONS)):
        return upos == "PROPN" or bool(reading.children(word, "case", "det", "nmod:poss", "amod"))
    return pos == "ADJ" and length > 1


def _spread(reading: Reading, word: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Find the further words of an entry after its first, in order, with little between them."""
    found = [word]
    end = reading.sentence_tokens(reading.tokens[word].sentence).stop
    for want in words[1:]:
        at, gap = found[-1] + 1, 0
        limit = 8 if want in _AFTER_OBJECT else 5 if want in _PARTICLES else 4
        while at < end and gap <= limit:
            if reading.lemma[at].lower() == want or reading.text(at).lower() == want:
                break
            # "called him out", "brushed the claims off": an object may come before the particle.
            free = (want in _PARTICLES or want in _AFTER_OBJECT) and reading.upos[at] in _OBJECT_PARTS
            if not free and reading.upos[at] not in _FILLERS:
                return None
            at, gap = at + 1, gap + 1
        if at >= end or gap > limit:
            return None
        if want in _PARTICLES and at - found[-1] > 1 and not _belongs(reading, at, word):
            return None
        found.append(at)
    return tuple(found)


def _belongs(reading: Reading, particle: int, verb: int) -> bool:
    return reading.head[particle] == verb and reading.deprel[particle] in {"compound:prt", "advmod"}


def matches(reading: Reading, row: Cue, words: tuple[int, ...]) -> Iterable[Match]:
    """Yield the frames of `row` that the words around a cue fill, in the order of the row."""
    head = words[0]
    for frame in row.frame:
        found = _fill(reading, head, words, frame, row.pos)
        if found is not None:
            yield Match(row, frame, head, words, found[0], found[1])


def _fill(
    reading: Reading, head: int, words: tuple[int, ...], frame: str, pos: str
) -> tuple[int | None, int | None] | None:
    if frame == "none":
        return None, None
    if frame in {"that", "that-subj"}:
        found = clause_of(reading, head, words)
        if found is None or (frame == "that-subj" and not _subjunctive(reading, found)):
            return None
        return None, found
    if frame == "wh":
        found = clause_of(reading, head, words, wh=True)
        return None if found is None else (None, found)
    if frame in {"ing", "to"}:
        found = _nonfinite(reading, head, frame)
        return None if found is None else (None, found)
    if frame == "quote":
        return None
    if frame == "noun":
        noun = reading.head[head]
        return (None, noun) if noun >= 0 and reading.deprel[head] == "amod" else None
    if frame == "clause":
        return None
    if frame == "np" or frame.startswith("np-"):
        return _with_object(reading, head, words, frame[3:] if "-" in frame else "")
    found = complement(reading, head, (frame,), after=words[-1] - 1 if len(words) > 1 else -1)
    if found is None and pos == "NOUN":
        found = complement(reading, head, (frame,))
    return None if found is None else (None, found)


def object_of(reading: Reading, head: int, words: tuple[int, ...] = ()) -> int | None:
    """Return what the cue's act is done to: its object, or the subject where the verb is passive."""
    if is_passive(reading, head):
        return subject(reading, head)
    objects = [k for k in reading.children(head, "obj", "iobj") if k not in words[1:]]
    if objects:
        # Of two, the one behind the verb: "the sight of Bell attacking *them*".
        return antecedent(reading, min(objects, key=lambda k: k < head))
    # A noun right after these verbs is their object, whatever the parser calls it ("alleged fraud").
    if reading.lemma[head].lower() in {"allege", "deny", "claim", "dispute", "reject"}:
        for child in reading.children(head, "xcomp", "ccomp"):
            bare = not reading.children(child, "cop", "mark", "nsubj", "case")
            if child > head and reading.upos[child] == "NOUN" and bare:
                return child
    # "a claim the firm denies": the noun before the relative clause is the object.
    if reading.deprel[head] == "acl:relcl" and own_subject(reading, head) not in {None, reading.head[head]}:
        return reading.head[head]
    # "the clerk she had accused": a relative clause without a pronoun, hung elsewhere.
    contact = _contact_noun(reading, head)
    if contact is not None:
        return contact
    # Parsers at times call an object an oblique; one without a preposition right after the verb is an object.
    for child in reading.children(head, "obl", "obl:unmarked", "nmod"):
        near = 0 < below(reading, child)[0] - head <= 2 and not reading.children(child, "case", "mark")
        if near and reading.lemma[child].lower() not in TIMES:
            return child
    # "accused" in "X, accused of theft" and headings like "Mayor accused of theft" carry no auxiliary.
    last = words[-1] if words else head
    if last > head:
        for child in reading.children(last, "obj", "obl", "nmod"):
            return child
        # "ripped into the board": the particle is read as the case of an oblique.
        up = reading.head[last]
        if up > last and reading.deprel[last] == "case":
            return up
    return None


def _contact_noun(reading: Reading, head: int) -> int | None:
    """Return the noun before a relative clause without pronoun: "the clerk *she had accused*"."""
    who = own_subject(reading, head)
    if who is None or who > head or reading.upos[who] != "PRON" or reading.lemma[who].lower() in _RELATIVE:
        return None
    before = who - 1
    if before < 0 or reading.upos[before] not in {"NOUN", "PROPN"} or reading.lemma[before].lower() in TIMES:
        return None
    # "In the interview he attacked": what hangs from the verb is not its object.
    return None if is_below(reading, before, head) else before


def _with_object(
    reading: Reading, head: int, words: tuple[int, ...], extra: str
) -> tuple[int | None, int | None] | None:
    target = object_of(reading, head, words)
    if extra == "of" and reading.lemma[head].lower() == "accuse" and target is None:
        in_line = _in_line(reading, head, extra)
        if in_line is not None:
            return in_line
    if extra == "pred":
        return _predicated(reading, head, target)
    bare_passive = target is None and extra in {"of", "with", "for", "as"} and _past_form(reading, head)
    bare_passive = bare_passive and not reading.children(head, "aux")
    if bare_passive:
        # Heading style: "Mayor accused of theft" is passive although nothing says so.
        target = own_subject(reading, head)
    if target is None:
        return None
    if not extra:
        return target, None
    if extra == "that":
        found = clause_of(reading, head, words)
    elif extra == "to":
        found = _nonfinite(reading, head, "to") or complement(reading, head, ("to",), after=target)
    else:
        found = complement(reading, head, (extra,), after=-1)
        if extra == "on" and found is not None and reading.lemma[found].lower() in TIMES | _MEDIA:
            return None
    if found is None or found == target:
        return None
    return target, found


def _in_line(reading: Reading, head: int, preposition: str) -> tuple[int, int] | None:
    """Read object and phrase off the order of words: "Some accused Bell of theft".

    A parser that takes "accused" for an adjective puts everything under the noun after it.
    """
    if head + 1 < len(reading.tokens) and reading.lemma[head + 1].lower() == preposition:
        return None
    for at in range(head + 2, min(head + 20, reading.sentence_tokens(reading.tokens[head].sentence).stop)):
        if reading.upos[at] in {"VERB", "AUX"}:
            return None
        if reading.lemma[at].lower() == preposition and reading.head[at] > at:
            between = range(head + 1, at)
            tops = [k for k in between if reading.upos[k] in _NOMINAL and reading.head[k] not in between]
            return (tops[0], reading.head[at]) if tops else None
    return None


def _past_form(reading: Reading, verb: int) -> bool:
    return reading.text(verb).lower().endswith("ed")


def _predicated(reading: Reading, head: int, target: int | None) -> tuple[int, int] | None:
    """Return object and predicate of "called her a liar", whichever way the parser cuts it."""
    after = [
        k
        for k in reading.children(head, "xcomp", "ccomp", "obj", "advcl", "acl", "obl:unmarked")
        if k != target and k > head and reading.upos[k] in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}
    ]
    # Of two candidates the one that the parser takes for a predicate: "called the mayor's remarks *racist*".
    after.sort(key=lambda k: reading.deprel[k] not in {"xcomp", "ccomp"} or reading.upos[k] not in {"ADJ", "NOUN"})
    for child in after:
        if any(reading.lemma[k].lower() == "to" for k in reading.children(child, "mark")):
            continue
        inner = own_subject(reading, child)
        if inner is not None and inner > head and not reading.children(child, "aux", "cop"):
            return inner, child
        if target is not None and reading.deprel[child] != "ccomp":
            return target, child
    if target is not None:
        # "branded the claims false": an adjective after its noun is no attribute.
        late = [k for k in reading.children(target, "amod", "acl") if k > target and reading.upos[k] != "VERB"]
        return (target, late[0]) if late else None
    # "called that nonsense": the pronoun is read as the determiner of the predicate.
    for child in after:
        for det in reading.children(child, "det"):
            if det == head + 1 and reading.lemma[det].lower() in {"that", "this"}:
                return det, child
    return None


def clause_of(reading: Reading, head: int, words: tuple[int, ...] = (), *, wh: bool = False) -> int | None:
    """Return the head of the clause that a verb or a noun takes ("said that ...", "claims that ...")."""
    if not wh and reading.upos[head] in {"NOUN", "PROPN"}:
        found = _after_that(reading, head)
        if found is not None:
            return found
    follows = (words[-1] if words else head) + 1
    if (
        not wh
        and follows < len(reading.tokens)
        and reading.lemma[follows].lower() == "that"
        and reading.deprel[follows] == "mark"
        and reading.head[follows] > follows
    ):
        return reading.head[follows]
    if not wh and reading.lemma[head].lower() in _CLAIMING_NOUNS:
        found = _bare_clause(reading, head)
        if found is not None:
            return found
    for base in (head, words[-1] if words else head):
        for child in reading.children(base, "ccomp", "acl", "parataxis", "advcl", "acl:relcl", "csubj", "xcomp"):
            rel = reading.deprel[child]
            marks = {reading.lemma[k].lower() for k in reading.children(child, "mark", "advmod", "nsubj", "obj")}
            asked = bool(marks & {"whether", "if", "how", "why", "what", "who", "when", "where"})
            if wh:
                if rel == "ccomp" and asked:
                    return child
                continue
            if rel in {"acl", "advcl", "acl:relcl", "xcomp"} and not (
                any(reading.lemma[k].lower() == "that" for k in reading.children(child, "mark"))
                and reading.upos[base] in {"NOUN", "PROPN", "VERB"}
            ):
                continue
            if rel == "parataxis" and (child > base or reading.upos[base] != "VERB"):
                continue
            return child
    # "X lied, the board charged": the clause is the root and the verb hangs on it.
    up = reading.head[head]
    if not wh and reading.deprel[head] == "parataxis" and up >= 0 and reading.upos[head] == "VERB":
        return up
    return None


def _bare_clause(reading: Reading, noun: int) -> int | None:
    """Return the clause of "suggestions he had lied", as against that of "suggestions he made"."""
    for child in reading.children(noun, "acl", "acl:relcl", "ccomp"):
        doer = own_subject(reading, child)
        gap = reading.lemma[child].lower() in _TAKING_CLAIMS and not reading.children(child, "obj", "ccomp")
        if child > noun and doer not in {None, noun} and not gap:
            return child
    return None


def _after_that(reading: Reading, noun: int) -> int | None:
    """Return the first clause of a noun after a conjunction "that", whichever clause the parser ties it to."""
    end = min(noun + 8, reading.sentence_tokens(reading.tokens[noun].sentence).stop)
    for at in range(noun + 1, end):
        if reading.lemma[at].lower() == "that" and reading.deprel[at] == "mark":
            below = [k for k in reading.children(noun, "acl", "ccomp", "acl:relcl") if k > at]
            return below[0] if below else None
        if reading.upos[at] in {"VERB", "AUX"}:
            return None
    return None


def _subjunctive(reading: Reading, verb: int) -> bool:
    """Tell "insisted that he leave" and "suggested that she should leave" from plain report."""
    auxiliaries = [reading.lemma[k].lower() for k in reading.children(verb, "aux", "cop", "aux:pass")]
    if not auxiliaries:
        third = any(reading.upos[k] != "PRON" or reading.lemma[k].lower() in {"he", "she", "it"}
                    for k in reading.children(verb, "nsubj"))  # fmt: skip
        return third and reading.text(verb).lower() == reading.lemma[verb].lower() and not _plural(reading, verb)
    return auxiliaries[0] == "should" or reading.text(reading.children(verb, "aux", "cop", "aux:pass")[0]) == "be"


def _plural(reading: Reading, verb: int) -> bool:
    return any(reading.text(k).lower().endswith("s") for k in reading.children(verb, "nsubj"))


def _nonfinite(reading: Reading, head: int, kind: str) -> int | None:
    for child in reading.children(head, "xcomp", "ccomp", "advcl", "obj", "csubj", "acl"):
        marks = {reading.lemma[k].lower() for k in reading.children(child, "mark")}
        if kind == "to" and "to" in marks and reading.deprel[child] != "advcl":
            return child
        gerund = reading.text(child).lower().endswith("ing") and reading.upos[child] in {
            "VERB",
            "AUX",
            "NOUN",
        }
        being = any(
            reading.text(k).lower() in {"being", "having"} for k in reading.children(child, "aux", "aux:pass", "cop")
        )
        if kind == "ing" and child > head and (gerund or being) and reading.deprel[child] in {"xcomp", "ccomp", "obj"}:
            return child
    return None
