"""Reported speech inside reported speech: "X commented on statements of Y claiming that Z".

The tagger marks one level only, so the levels below are read off the tree: a verb of speech with its own
speaker and clause, and a noun that names an accusation or denial with a speaker. Only speech is taken, not
thought, and nobody's own words about themselves ("I think"): those are stance, not attribution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._syntax import agent, has_case, is_passive, own_subject, phrase, trimmed
from .drafts import Draft
from .ranges import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._types import Span, Spans
    from ..lexicon import Tables
    from ..reading import Reading

#: Verbs of thought and perception, which take the same clauses as verbs of speech.
_THOUGHT: Final = frozenset(
    "assume believe conclude consider decide demonstrate determine doubt ensure expect fear feel "
    "figure find foresee forget guess hear hope imagine indicate know learn mean notice prefer prove "
    "realize recall reckon recognize regard remember see seem sense show suppose suspect think "
    "understand want wish wonder".split()
)
_CHARGES: Final = frozenset({"ACCUSE", "DENY"})
_NOBODY: Final = frozenset("i we you it that this which what there one everybody everyone nobody someone".split())
_NOT: Final = frozenset({"not", "never", "n't", "no"})
_QUESTION: Final = frozenset("what who whom whose which how where when why whether if".split())
#: Fewest words of a clause that states something.
_STATEMENT: Final = 3
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})


def nested(reading: Reading, drafts: tuple[Draft, ...], tables: Tables) -> tuple[Draft, ...]:
    """Find attributions inside the contents of others.

    Parameters
    ----------
    reading : Reading
        Tokens and trees.
    drafts : tuple of Draft
        The outer attributions.
    tables : Tables
        Reporting cues in force.

    Returns
    -------
    tuple of Draft
        Inner attributions only, with `Draft.nested` set; none whose cue is tagged already.
    """
    tagged = sorted(span for draft in drafts for span in (*draft.cue, *draft.source))
    taken = {token for span in tagged for token in reading.tokens_in(span)}
    found: list[Draft] = []
    for draft in drafts:
        if not draft.cue:
            continue
        for piece in draft.content:
            for token in reading.tokens_in(piece):
                if token not in taken:
                    found.extend(_at(reading, token, piece, draft.score, tables))
    return tuple(found)


def _at(reading: Reading, token: int, piece: Span, score: float, tables: Tables) -> Iterator[Draft]:
    upos = reading.upos[token]
    if upos == "VERB":
        parts = _verb(reading, token, tables)
    elif upos == "NOUN":
        parts = _noun(reading, token, tables)
    else:
        return
    if parts is None:
        return
    source, cue, content = parts
    spans = (*source, *cue, *content)
    inside = all(piece[0] <= start and end <= piece[1] for start, end in spans)
    apart = not any(overlap(a, b) for a in cue for b in (*source, *content))
    if inside and apart and content:
        yield Draft(source, cue, content, score, nested=True)


def _verb(reading: Reading, verb: int, tables: Tables) -> tuple[Spans, Spans, Spans] | None:
    rows = [row for row in tables.by_lemma.get(reading.lemma[verb], ()) if row.pos == "VERB"]
    if not rows or reading.lemma[verb] in _THOUGHT or _negated(reading, verb) or is_passive(reading, verb):
        return None
    clause = next((c for c in reading.children(verb, "ccomp") if c > verb and _finite(reading, c)), None)
    if clause is None or not any({"that", "np-that"} & set(row.frame) for row in rows):
        return None
    speaker, cue = own_subject(reading, verb), [verb]
    if speaker is None and reading.deprel[verb] == "acl" and reading.text(verb).endswith("ing"):
        noun = reading.head[verb]
        if any(row.pos == "NOUN" for row in tables.by_lemma.get(reading.lemma[noun], ())):
            speaker, cue = _owner(reading, noun), [noun, verb]
        else:
            speaker = noun
    if speaker is None or not _somebody(reading, speaker):
        return None
    content = _clause(reading, clause)
    return (_phrase(reading, speaker, before=cue[-1]),), tuple(reading.span(t, t) for t in cue), (content,)


def _noun(reading: Reading, noun: int, tables: Tables) -> tuple[Spans, Spans, Spans] | None:
    rows = [row for row in tables.by_lemma.get(reading.lemma[noun], ()) if row.pos == "NOUN"]
    if not any(row.act in _CHARGES for row in rows):
        return None
    speaker = _owner(reading, noun, of=False)
    if speaker is None or not _somebody(reading, speaker):
        return None
    clause = next((c for c in reading.children(noun, "acl", "ccomp") if c > noun and _that(reading, c)), None)
    charge = clause if clause is not None else _of(reading, noun)
    if charge is None:
        return None
    return (_phrase(reading, speaker, before=-1),), (reading.span(noun, noun),), (_clause(reading, charge),)


def _owner(reading: Reading, noun: int, *, of: bool = True) -> int | None:
    """Find whose statement it is: possessor, "by" or "from" whom, or "of" whom."""
    for child in reading.children(noun, "nmod:poss"):
        return child
    for child in reading.children(noun, "nmod", "obl:agent", "nmod:agent"):
        if has_case(reading, child, "by", "from") or (of and has_case(reading, child, "of")):
            return child
    return agent(reading, noun) if not of else None


def _of(reading: Reading, noun: int) -> int | None:
    return next((c for c in reading.children(noun, "nmod", "acl") if has_case(reading, c, "of")), None)


def _that(reading: Reading, clause: int) -> bool:
    return any(reading.lemma[m] == "that" for m in reading.children(clause, "mark"))


def _finite(reading: Reading, clause: int) -> bool:
    """Tell whether a clause is a statement with its own subject: no infinitive, no question, no fragment."""
    tokens = reading.subtree(clause)
    if len(tokens) < _STATEMENT or reading.lemma[tokens[0]].lower() in _QUESTION:
        return False
    if any(reading.lemma[m] == "to" for m in reading.children(clause, "mark", "aux")):
        return False
    return bool(reading.children(clause, "nsubj", "nsubj:pass", "csubj", "expl"))


def _somebody(reading: Reading, token: int) -> bool:
    return reading.upos[token] in _NOMINAL and reading.lemma[token].lower() not in _NOBODY


def _negated(reading: Reading, verb: int) -> bool:
    return any(reading.text(c).lower().replace("’", "'") in _NOT for c in reading.children(verb, "advmod", "neg"))


def _clause(reading: Reading, head: int) -> Span:
    """Give the whole of a clause, with "that"."""
    tokens = reading.subtree(head)
    return trimmed(reading, tokens[0], tokens[-1])


def _phrase(reading: Reading, noun: int, *, before: int) -> Span:
    start, end = phrase(reading, noun)
    if before >= 0 and start < reading.tokens[before].start < end:
        end = reading.tokens[before - 1].end
    return start, end
