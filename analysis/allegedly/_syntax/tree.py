"""Steps in a dependency tree: what hangs below a word, what it hangs from, its voice and its prepositional phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading import Reading

SUBJECTS: Final = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
#: Most words looked at below a word, most steps taken up from it, and most words searched after it.
MOST: Final = 300
_STEPS: Final = 40
_AHEAD: Final = 80
OPENING: Final = frozenset({",", "-", "–", "—", "--", "("})
#: Verbs whose passive keeps an object, with or without its auxiliary ("Firm denied licence").
_TAKING_TWO: Final = frozenset(
    "deny give grant award offer hand pay refuse send show teach tell ask charge fine".split()
)


def below(reading: Reading, word: int) -> tuple[int, ...]:
    """Return a word and what hangs from it, in text order, of a very long sentence only the nearer part.

    The bound keeps the work linear whatever the tree.
    """
    found = [word]
    for at in found:
        if len(found) > MOST:
            break
        found.extend(reading.children(at))
    return tuple(sorted(found))


def climb(reading: Reading, word: int) -> Iterator[tuple[int, str, int]]:
    """Yield (word, relation, head) upwards from a word to the root of its sentence, at most `_STEPS` times."""
    at = word
    for _ in range(_STEPS):
        head = reading.head[at]
        if head < 0:
            return
        yield at, reading.deprel[at], head
        at = head


def is_below(reading: Reading, low: int, high: int) -> bool:
    """Tell whether a word hangs, directly or not, from another."""
    return any(up == high for _, _, up in climb(reading, low))


def has_case(reading: Reading, word: int, *prepositions: str) -> bool:
    """Tell whether a word is introduced by one of these prepositions."""
    return any(reading.lemma[k].lower() in prepositions for k in reading.children(word, "case", "mark"))


def left_edge(reading: Reading, word: int) -> int:
    """Return the first word of the unbroken run before a word that hangs from it."""
    inside = set(below(reading, word))
    while word - 1 in inside:
        word -= 1
    return word


def after_comma(reading: Reading, word: int) -> bool:
    """Tell whether a comma, dash or bracket opens the phrase of a word, whichever word the mark hangs on."""
    first = left_edge(reading, word)
    return reading.text(first) in OPENING or (first > 0 and reading.text(first - 1) in OPENING)


def is_passive(reading: Reading, verb: int) -> bool:
    """Tell whether a verb's subject undergoes what the verb says."""
    rels = {reading.deprel[k] for k in reading.children(verb)}
    if "aux:pass" in rels:
        return True
    if rels & {"nsubj:pass", "csubj:pass"}:
        # "whom many have criticized" is no passive, whatever its subject is called.
        if any(reading.lemma[k] == "have" for k in reading.children(verb, "aux")):
            return False
        return reading.lemma[verb].lower() in _TAKING_TWO or not _takes_object(reading, verb)
    # "rejected the claims by the officials": a by-phrase of the object is at times read as the agent.
    if "obl:agent" in rels and not rels & {"nsubj", "obj"}:
        return True
    form = reading.text(verb).lower()
    # "was widely criticized as sloppy" is at times read as copula plus adjective.
    if "cop" in rels and form.endswith(("ed", "en")):
        return True
    if reading.deprel[verb] in {"acl", "amod", "advcl", "appos"} and not rels & {"nsubj", "obj", "aux"}:
        return form.endswith(("ed", "en", "own", "ung")) and not form.endswith("ing")
    return False


def _takes_object(reading: Reading, verb: int) -> bool:
    """Tell whether an object follows a verb: "Several fans *berated* the coach" is active in any case."""
    if any(k > verb for k in reading.children(verb, "obj")):
        return True
    return any(
        k > verb and reading.children(k, "det") and not reading.children(k, "case", "mark")
        for k in reading.children(verb, "obl")
    )


def agent(reading: Reading, verb: int) -> int | None:
    """Return the head of a passive's by-phrase."""
    for child in reading.children(verb, "obl:agent"):
        return child
    for child in reading.children(verb, "obl", "nmod", "advcl"):
        if has_case(reading, child, "by"):
            return child
    # The by-phrase may hang under a neighbour: "accused last week by the union of theft".
    for word in range(verb + 1, _clause_end(reading, verb)):
        if reading.lemma[word] == "by" and reading.deprel[word] == "case":
            head = reading.head[word]
            if is_below(reading, head, verb) and not _verb_between(reading, head, verb):
                return head
    return None


def complement(reading: Reading, head: int, prepositions: tuple[str, ...], *, after: int = -1) -> int | None:
    """Return the first phrase after `head` that one of `prepositions` introduces.

    Parsers put the phrase under the verb or under its object ("blamed the dam for the flood"); both count,
    whatever noun stands between.
    """
    start = max(head, after) + 1
    for word in range(start, _clause_end(reading, head)):
        if reading.lemma[word].lower() not in prepositions:
            continue
        if reading.deprel[word] not in {"case", "mark", "advmod", "fixed"}:
            continue
        found = reading.head[word]
        if found < word:
            # "blame rebels for the blast": the preposition is read as the end of "rebels", "blast" hangs beside it.
            found = next((k for k in reading.children(found, "nmod", "obl") if k > word), found)
        if found > word and is_below(reading, found, head) and not _verb_between(reading, found, head):
            return _nearer(reading, word, found)
        # "the weight of the claims about a theft": what follows a noun directly may hang on the noun before it.
        beside = reading.deprel[head] == reading.deprel[found] == "nmod" and reading.head[found] == reading.head[head]
        if beside and word == head + 1 < found:
            return found
    return None


def _nearer(reading: Reading, preposition: int, found: int) -> int:
    """Return the noun of a preposition that is tied to a later one: "lashed out *at* the minister over the *leak*"."""
    for other in reading.children(reading.head[found], "obl", "nmod") if reading.head[found] >= 0 else ():
        bare = preposition < other < found and not reading.children(other, "case", "mark")
        if bare and left_edge(reading, other) == preposition + 1:
            return other
    return found


def _clause_end(reading: Reading, verb: int) -> int:
    return min(verb + _AHEAD, reading.sentence_tokens(reading.tokens[verb].sentence).stop)


def _verb_between(reading: Reading, low: int, high: int) -> bool:
    for _, _, up in climb(reading, low):
        if up == high:
            return False
        if reading.upos[up] in {"VERB", "AUX"}:
            return True
    return True
