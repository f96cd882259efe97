"""Who does what to whom around one word of a dependency tree: subjects, agents, complements, phrases.

Relations are those of Universal Dependencies v2. The functions look at one word and its neighbours only,
so they stay right when the rest of the tree is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._types import Span
    from .reading import Reading

_SUBJECT: Final = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
_CLAUSE: Final = ("acl:relcl", "acl", "advcl", "advcl:relcl", "ccomp", "parataxis")
_RELATIVE: Final = frozenset({"who", "whom", "which", "that", "whose"})
#: Verbs whose object does what their infinitive says ("urged her to attack him").
_OBJECT_CONTROL: Final = frozenset(
    "allow ask advise beg cause command compel convince dare direct enable encourage expect force "
    "get goad help incite instruct invite lead let make order permit persuade press prompt push "
    "request require see tell tempt urge want warn".split()
)
#: Most words looked at below a word, most steps taken up from it, and most words searched after it.
_MOST: Final = 300
_STEPS: Final = 40
_AHEAD: Final = 80
_QUOTE_MARKS: Final = frozenset("\"'`“”‘’„«»")


def below(reading: Reading, word: int) -> tuple[int, ...]:
    """Return a word and what hangs from it, in text order, of a very long sentence only the nearer part.

    The bound keeps the work linear whatever the tree.
    """
    found = [word]
    for at in found:
        if len(found) > _MOST:
            break
        found.extend(reading.children(at))
    return tuple(sorted(found))


def is_below(reading: Reading, low: int, high: int) -> bool:
    """Tell whether a word hangs, directly or not, from another."""
    return any(up == high for _, _, up in climb(reading, low))


def is_passive(reading: Reading, verb: int) -> bool:
    """Tell whether a verb's subject undergoes what the verb says."""
    rels = {reading.deprel[k] for k in reading.children(verb)}
    if rels & {"aux:pass", "nsubj:pass", "csubj:pass"}:
        return True
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


def antecedent(reading: Reading, word: int) -> int:
    """Replace a relative pronoun by the noun that its clause modifies."""
    if reading.lemma[word].lower() not in _RELATIVE or reading.deprel[word] in {"mark", "det"}:
        return word
    for _, _, up in climb(reading, word):
        if reading.deprel[up] in {"acl:relcl", "acl", "advcl:relcl"} and reading.head[up] >= 0:
            noun = reading.head[up]
            return noun if noun < word else _noun_before(reading, word)
    return word


def _noun_before(reading: Reading, word: int) -> int:
    # "The minister, who has been accused, did not attend": the clause may hang on the verb behind it.
    for at in reversed(range(reading.sentence_tokens(reading.tokens[word].sentence).start, word)):
        if reading.upos[at] != "PUNCT":
            return at if reading.upos[at] in {"NOUN", "PROPN"} else word
    return word


def own_subject(reading: Reading, verb: int) -> int | None:
    """Return the head of the subject that hangs on this very word, a relative pronoun resolved."""
    for child in reading.children(verb, *_SUBJECT):
        if reading.lemma[child].lower() != "there":
            return antecedent(reading, child)
    # Parsers at times hang a subject on the object behind the verb.
    for below_verb in reading.children(verb, "obj"):
        for child in reading.children(below_verb, "nsubj"):
            if child < verb < below_verb and not reading.children(below_verb, "cop"):
                return antecedent(reading, child)
    return None


def subject(reading: Reading, verb: int, *, depth: int = 6) -> int | None:
    """Return the head of the understood subject: its own, or one shared or controlled from above.

    Examples
    --------
    In "She attacked the bank and accused it of theft", the subject of "accused" is "She"; in "a letter
    alleging theft", that of "alleging" is "letter".
    """
    own = own_subject(reading, verb)
    if own is not None:
        return own
    head, rel = reading.head[verb], reading.deprel[verb]
    if head < 0 or depth == 0:
        return None
    # "the man accused of theft" is at times read as an apposition, or as an adjective after its noun.
    if rel in {"amod", "appos"} and head < verb and reading.upos[verb] == "VERB":
        return head
    if rel == "xcomp":
        if reading.lemma[head] in _OBJECT_CONTROL:
            for child in reading.children(head, "obj", "iobj"):
                return child
            if is_passive(reading, head):
                return subject(reading, head, depth=depth - 1)
        return _doer_or_subject(reading, head, depth)
    if rel in {"acl", "acl:relcl"}:
        if reading.upos[head] in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}:
            if _is_infinitive(reading, verb):
                return _owner(reading, head, depth)
            return head
        return subject(reading, head, depth=depth - 1)
    if rel in {"conj", "advcl", "ccomp", "parataxis", "obl", "nmod", "csubj", "dep", "appos", "list"}:
        if reading.upos[head] in {"NOUN", "PROPN"} and rel in {"nmod", "appos"}:
            return _owner(reading, head, depth)
        return _doer_or_subject(reading, head, depth)
    return None


def _doer_or_subject(reading: Reading, verb: int, depth: int) -> int | None:
    return subject(reading, verb, depth=depth - 1)


def _is_infinitive(reading: Reading, verb: int) -> bool:
    return any(reading.lemma[k] == "to" for k in reading.children(verb, "mark"))


def _owner(reading: Reading, noun: int, depth: int) -> int | None:
    """Return who has the attempt, plan, campaign ... that a clause hangs on."""
    for child in reading.children(noun, "nmod:poss"):
        return child
    rel, head = reading.deprel[noun], reading.head[noun]
    if head >= 0 and rel in {"obj", "obl", "xcomp", "conj", "nmod", "iobj"} and depth:
        if reading.upos[head] in {"NOUN", "PROPN"}:
            return _owner(reading, head, depth - 1)
        return subject(reading, head, depth=depth - 1)
    if rel in {"nsubj", "nsubj:pass"}:
        return noun
    return None


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


def has_case(reading: Reading, word: int, *prepositions: str) -> bool:
    """Tell whether a word is introduced by one of these prepositions."""
    return any(reading.lemma[k].lower() in prepositions for k in reading.children(word, "case", "mark"))


def _clause_end(reading: Reading, verb: int) -> int:
    return min(verb + _AHEAD, reading.sentence_tokens(reading.tokens[verb].sentence).stop)


def _verb_between(reading: Reading, low: int, high: int) -> bool:
    for _, _, up in climb(reading, low):
        if up == high:
            return False
        if reading.upos[up] in {"VERB", "AUX"}:
            return True
    return True


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
            return found
    return None


def kept(reading: Reading, word: int, *, clauses: bool = False) -> set[int]:
    """Collect the words of the phrase headed by `word`, without trailing clauses and introducing words."""
    out: set[int] = set()
    stack = [word]
    while stack and len(out) < _MOST:
        at = stack.pop()
        out.add(at)
        for child in reading.children(at):
            rel = reading.deprel[child]
            if at == word and rel in {"case", "mark", "cc", "cop", "aux", *_SUBJECT}:
                continue
            if not clauses and rel in _CLAUSE and child > word:
                continue
            if at == word and rel == "appos" and _after_comma(reading, child):
                continue
            if at == word and rel == "nmod" and has_case(reading, child, "as"):
                continue
            if rel == "punct" and at == word and not reading.text(child).isalnum() and child > word:
                continue
            stack.append(child)
    return out


def _after_comma(reading: Reading, word: int) -> bool:
    first = below(reading, word)[0]
    return first > 0 and reading.text(first - 1) in {",", "-", "–", "—", "("}


def phrase(reading: Reading, word: int, *, clauses: bool = False) -> Span:
    """Return the span of the noun phrase headed by `word`.

    Trailing relative clauses and appositions after a comma are left out, coordinated nouns are kept.
    """
    words = kept(reading, word, clauses=clauses)
    lo = hi = word
    # A hole of one mark (a hyphen, a quotation mark) is bridged, a larger one ends the phrase.
    while lo - 1 in words or lo - 2 in words:
        lo -= 1 if lo - 1 in words else 2
    while hi + 1 in words or hi + 2 in words:
        hi += 1 if hi + 1 in words else 2
    return trimmed(reading, lo, hi)


def trimmed(reading: Reading, lo: int, hi: int) -> Span:
    """Return the span of the words `lo`..`hi` without marks at its edges that close nothing inside."""
    while hi > lo and reading.upos[hi] == "PUNCT" and not _closes(reading, lo, hi):
        hi -= 1
    while lo < hi and (reading.upos[lo] == "PUNCT" and not _opens(reading, lo, hi)):
        lo += 1
    return reading.span(lo, hi)


def _closes(reading: Reading, lo: int, hi: int) -> bool:
    text = reading.text(hi)
    if text in {")", "]"}:
        return any(reading.text(k) in {"(", "["} for k in range(lo, hi))
    return text[0] in _QUOTE_MARKS and any(reading.text(k)[0] in _QUOTE_MARKS for k in range(lo, hi))


def _opens(reading: Reading, lo: int, hi: int) -> bool:
    text = reading.text(lo)
    if text in {"(", "["}:
        return any(reading.text(k) in {")", "]"} for k in range(lo + 1, hi + 1))
    return text[0] in _QUOTE_MARKS and any(reading.text(k)[0] in _QUOTE_MARKS for k in range(lo + 1, hi + 1))


def predicate(reading: Reading, word: int) -> Span:
    """Return the span of a predicate with its complements, without its subject and what precedes that."""
    skip = {"punct", "mark", "cc", "parataxis", "discourse", "vocative", *_SUBJECT, "expl"}
    words = {word}
    for child in reading.children(word):
        rel = reading.deprel[child]
        if rel in skip and not (rel == "mark" and reading.lemma[child] == "to"):
            continue
        if rel == "conj" and own_subject(reading, child) is not None:
            continue
        if child < word and rel in {"advcl", "obl", "advmod"} and _before_subject(reading, word, child):
            continue
        words.update(below(reading, child))
    if reading.deprel[word] == "conj" and not reading.children(word, "obj", "obl", "ccomp", "xcomp"):
        # "encouraged and supported the rebels": the object hangs on the first verb.
        for child in reading.children(reading.head[word], "obj"):
            words.update(below(reading, child) if child > word else ())
    first, last = min(words), max(words)
    if reading.lemma[first].lower() == "that" and first < word:
        first += 1  # read as the object of a relative clause, it is the conjunction
    return trimmed(reading, first, last)


def _before_subject(reading: Reading, verb: int, child: int) -> bool:
    return any(child < k for k in reading.children(verb, *_SUBJECT))


def cut_before(reading: Reading, span: Span, word: int) -> Span:
    """Cut a span off before a word and the comma or dash that introduces it."""
    first = below(reading, word)[0]
    last = first - 1
    while last > 0 and reading.upos[last] == "PUNCT":
        last -= 1
    end = min(span[1], reading.tokens[last].end)
    return (span[0], end) if end > span[0] else span


def clause(reading: Reading, word: int) -> Span:
    """Return the span of a word's whole subtree without introducing word and edge marks."""
    # "lying, which it denies": what is added after a comma is not part of it.
    added = {
        k
        for child in reading.children(word, "acl:relcl")
        if _after_comma(reading, child)
        for k in below(reading, child)
    }
    words = [
        k
        for k in below(reading, word)
        if (
            k not in added
            and not (reading.head[k] == word and reading.deprel[k] in {"mark", "case", "cc"} and k < word)
        )
        or (reading.lemma[k] == "to" and reading.deprel[k] == "mark")
    ]
    # A conjunction may hang on the wrong word of the clause.
    while len(words) > 1 and reading.lemma[words[0]].lower() == "that" and reading.deprel[words[0]] == "mark":
        words = words[1:]
    return trimmed(reading, words[0], words[-1]) if words else reading.span(word, word)


def climb(reading: Reading, word: int) -> Iterator[tuple[int, str, int]]:
    """Yield (word, relation, head) upwards from a word to the root of its sentence, at most `_STEPS` times."""
    at = word
    for _ in range(_STEPS):
        head = reading.head[at]
        if head < 0:
            return
        yield at, reading.deprel[at], head
        at = head
