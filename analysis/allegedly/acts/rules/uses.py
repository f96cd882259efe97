"""What the rules for named acts share: what stands around a cue, and what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..._syntax import clause, climb, complement, phrase
from ..cue_frames import TIMES, clause_of, object_of

if TYPE_CHECKING:
    from ..._types import Span, Spans
    from ...lexicon import Cue
    from ..scene import Scene

_QUESTION_WORDS: Final = frozenset("whether if how why what who when where which whom whose".split())
#: Words that own what follows; a parser may call them subjects.
OWNERS: Final = frozenset("my our your his her its their".split())


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a cue, with what stands around it; every field is a token index but the last.

    Attributes
    ----------
    row : Cue
        Row of the cue table.
    head : int
        Token of the cue's first word.
    words : tuple of int
        All tokens of the cue.
    object : int or None
        Head of the object, of the subject of a passive.
    that : int or None
        Head of a finite clause below the cue.
    wh : int or None
        Head of an embedded question.
    to : int or None
        Head of an infinitive.
    ing : int or None
        Head of a gerund.
    content : Spans
        Content of the attribution that the cue makes, ``()`` if it makes none.
    """

    row: Cue
    head: int
    words: tuple[int, ...]
    object: int | None
    that: int | None
    wh: int | None
    to: int | None
    ing: int | None
    content: Spans

    def takes(self, *frames: str) -> bool:
        """Tell whether the row of the cue has one of these frames."""
        return any(frame in self.row.frame for frame in frames)


def use_of(scene: Scene, row: Cue, words: tuple[int, ...]) -> Use:
    """Look up what stands around a cue.

    Parameters
    ----------
    scene : Scene
        The document.
    row : Cue
        A verb of the cue table.
    words : tuple of int
        Its tokens.
    """
    reading, head = scene.reading, words[0]
    index = scene.by_cue.get(head, -1)
    thing = object_of(reading, head, words)
    if thing is not None and thing in words:
        # "called for a ban": the preposition itself is taken for the object.
        found = complement(reading, head, (reading.lemma[thing].lower(),), after=thing - 1)
        near = (*reading.children(thing), *reading.children(head), *reading.children(reading.head[thing]))
        below = (k for k in near if k > thing and reading.upos[k] in {"NOUN", "PROPN", "VERB"})
        thing = found if found is not None else next(below, thing)
    return Use(
        row=row,
        head=head,
        words=words,
        object=thing,
        that=_finite_clause(scene, words),
        wh=_question(scene, words),
        to=_infinitive(scene, words),
        ing=_gerund(scene, words),
        content=() if index < 0 else scene.attributions[index].content,
    )


def _finite_clause(scene: Scene, words: tuple[int, ...]) -> int | None:
    """Return the finite clause that a cue takes; it hangs below the cue, is told, not asked, and not of degree."""
    reading, head = scene.reading, words[0]
    found = clause_of(reading, head, words)
    if found is None or any(up == found for _, _, up in climb(reading, head)):
        return None
    if is_infinitive(scene, found) or asks(scene, found) or not is_finite(scene, found):
        return None
    so = any(reading.lemma[k].lower() in {"so", "such"} for k in reading.children(head, "advmod"))
    return None if so and reading.deprel[found] in {"advcl", "ccomp"} else found


def is_finite(scene: Scene, verb: int) -> bool:
    """Tell whether a clause has a subject and is no bare participle.

    Parameters
    ----------
    scene : Scene
        The document.
    verb : int
        Head of the clause.
    """
    reading = scene.reading
    if not reading.children(verb, "nsubj", "nsubj:pass", "csubj", "expl", "nsubj:outer"):
        return False
    bare = not reading.children(verb, "aux", "aux:pass", "cop")
    return not (bare and reading.text(verb).lower().endswith("ing"))


def asks(scene: Scene, verb: int) -> bool:
    """Tell whether a clause is an embedded question.

    Parameters
    ----------
    scene : Scene
        The document.
    verb : int
        Head of the clause.
    """
    reading = scene.reading
    near = reading.children(verb, "mark", "advmod", "nsubj", "obj", "det", "nsubj:pass", "obl")
    first = [k for k in near if k < verb]
    return any(
        reading.lemma[k].lower() in _QUESTION_WORDS
        or any(reading.lemma[j].lower() in _QUESTION_WORDS for j in reading.children(k, "det", "amod"))
        for k in first
        if reading.lemma[k].lower() != "that"
    )


def _question(scene: Scene, words: tuple[int, ...]) -> int | None:
    reading, head = scene.reading, words[0]
    for child in reading.children(head, "ccomp", "xcomp", "advcl", "obj", "acl:relcl"):
        if child <= head:
            continue
        if reading.deprel[child] == "advcl" and not marked(scene, child, "whether", "if"):
            continue
        if reading.deprel[child] == "obj" and not reading.children(child, "nsubj", "cop", "mark"):
            # "asked what he thought": a free relative has its pronoun for head.
            if reading.lemma[child].lower() in _QUESTION_WORDS:
                return child
            continue
        if asks(scene, child):
            return child
    return None


def marked(scene: Scene, verb: int, *marks: str) -> bool:
    """Tell whether one of these conjunctions introduces a clause.

    Parameters
    ----------
    scene : Scene
        The document.
    verb : int
        Head of the clause.
    *marks : str
        Such as ``"whether"``.
    """
    return any(scene.reading.lemma[k].lower() in marks for k in scene.reading.children(verb, "mark"))


def is_infinitive(scene: Scene, verb: int) -> bool:
    """Tell whether a clause is an infinitive with "to".

    Parameters
    ----------
    scene : Scene
        The document.
    verb : int
        Head of the clause.
    """
    reading = scene.reading
    return any(reading.lemma[k].lower() == "to" for k in reading.children(verb, "mark")) and not reading.text(
        verb
    ).lower().endswith("ing")


def _infinitive(scene: Scene, words: tuple[int, ...]) -> int | None:
    """Return the infinitive that a cue takes, be it read as its own or as its object's."""
    reading, head = scene.reading, words[0]
    near = object_of(reading, head, words)
    bases = [head, *words[1:], *reading.children(head, "obj", "iobj", "obl"), *(() if near is None else (near,))]
    for base in bases:
        for child in reading.children(base, "xcomp", "ccomp", "advcl", "acl", "csubj"):
            if child <= head or not is_infinitive(scene, child) or asks(scene, child):
                continue
            if reading.deprel[child] == "advcl" and (base != head or in_order(scene, child)):
                continue
            return child
    return None


def in_order(scene: Scene, verb: int) -> bool:
    """Tell whether an infinitive gives a purpose: it comes after a comma or "in order".

    Parameters
    ----------
    scene : Scene
        The document.
    verb : int
        Head of the clause.
    """
    reading = scene.reading
    marks = [k for k in reading.children(verb, "mark") if reading.lemma[k].lower() == "to"]
    before = marks[0] - 1 if marks else verb - 1
    return before >= 0 and (reading.upos[before] == "PUNCT" or reading.lemma[before].lower() == "order")


def _gerund(scene: Scene, words: tuple[int, ...]) -> int | None:
    reading, head = scene.reading, words[0]
    for child in reading.children(head, "xcomp", "ccomp", "obj", "advcl"):
        if reading.children(child, "nsubj", "nsubj:pass", "expl"):
            continue
        being = any(
            reading.text(k).lower() in {"being", "having"} for k in reading.children(child, "aux", "cop", "aux:pass")
        )
        plain = reading.text(child).lower().endswith("ing") and not reading.children(child, "aux", "det")
        if child > head and (being or plain) and reading.upos[child] in {"VERB", "AUX", "NOUN", "ADJ"}:
            if reading.deprel[child] == "advcl" and not marked(scene, child, "to", "against", "on"):
                continue
            return child
    return None


def phrase_after(scene: Scene, use: Use, *prepositions: str) -> int | None:
    """Return what one of these prepositions introduces after a cue, not a time.

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        The cue.
    *prepositions : str
        Such as ``"for"``.
    """
    reading = scene.reading
    last = use.words[-1]
    found = complement(reading, use.head, prepositions, after=last - 1 if last > use.head else -1)
    if found is None or reading.lemma[found].lower() in TIMES or reading.upos[found] == "NUM":
        return None
    return found


def is_noun(scene: Scene, word: int) -> bool:
    """Tell whether a word that may be a verb or a noun is a noun here, whatever the parser calls it.

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of a cue such as "pledge" or "question".
    """
    reading = scene.reading
    if reading.upos[word] in {"NOUN", "PROPN"}:
        return bool(reading.children(word, "det", "nmod:poss", "amod", "cop"))
    owned = any(reading.text(k).lower() in OWNERS for k in reading.children(word))
    return owned or (
        bool(reading.children(word, "det", "nmod:poss")) and not reading.children(word, "nsubj", "aux", "obj")
    )


# -- what is said -----------------------------------------------------------


def said(scene: Scene, use: Use, word: int | None = None) -> Span | None:
    """Return the span of what a cue is about.

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        The cue.
    word : int or None, optional
        Head of the complement; without it the content of the attribution that the cue makes counts.
    """
    reading = scene.reading
    content = _piece(scene, use)
    if word is None:
        return content
    own = clause(reading, word) if reading.upos[word] in {"VERB", "AUX"} or _clausal(scene, word) else None
    found = own if own is not None else phrase(reading, word)
    # The attribution's content reaches further where the parser breaks off.
    if own is not None and content is not None and content[0] <= found[0] < content[1]:
        return found[0], max(content[1], found[1])
    return found


def _clausal(scene: Scene, word: int) -> bool:
    return bool(scene.reading.children(word, "cop", "mark", "nsubj", "aux"))


def _piece(scene: Scene, use: Use) -> Span | None:
    """Return the longest piece of the content, without a leading "that"."""
    if not use.content:
        return None
    start, end = max(use.content, key=lambda span: span[1] - span[0])
    tokens = scene.reading.tokens_in((start, end))
    if len(tokens) > 1 and scene.reading.lemma[tokens[0]].lower() == "that":
        start = scene.reading.tokens[tokens[1]].start
    return start, end
