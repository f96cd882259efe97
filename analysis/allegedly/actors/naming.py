"""What whoever is meant by a stretch of the text is called: by their name, else by the text's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._syntax import phrase as noun_phrase
from .._types import AUTHOR, UNSTATED
from ..text import fold
from .mentions import ORGANISATION, PERSON, POSSESSIVE, STATE, UNKNOWN
from .pronoun_forms import FIRST, POSSESSIVES, RELATIVE, THIRD

if TYPE_CHECKING:
    from .._types import Span
    from .references import References

#: Words at the head of a phrase that its name does without.
_DROPPED: Final = frozenset({"the", "a", "an", "whose"})
_ENDS: Final = frozenset({",", ";", ":", "(", "-", "–", "—", "who", "whom", "whose", "which", '"'})
#: Nouns that follow the name of a body and add nothing to it.
_KINDS_OF_BODY: Final = frozenset(
    "agency bank company corporation firm group magazine movement network newspaper organisation "
    "organization party website".split()
)
_NOBODY: Final = RELATIVE | frozenset("this these those there what you your yours yourself whose whoever".split())
#: How many words of a phrase become a name.
MANY_WORDS: Final = 14


class Naming:
    """Names for stretches of a document.

    Parameters
    ----------
    references : References
        Who is meant by its pronouns and descriptions.
    """

    def __init__(self, references: References) -> None:
        self.references = references
        self.phrases = references.phrases
        self.reading = references.reading
        self.cast = references.cast
        self._names = {word for mention in self.cast.mentions for word in mention.words}

    def name(self, span: Span) -> str:
        """Return who is meant by a stretch of the text; ``"UNSTATED"`` if that is open."""
        tokens = self.trimmed(self.reading.tokens_in(span))
        return self._name(tokens) if tokens else UNSTATED

    def trimmed(self, tokens: range) -> range:
        """Cut marks and introducing prepositions off a phrase."""
        start, stop = tokens.start, tokens.stop
        while start < stop and self.reading.upos[start] in ("PUNCT", "ADP", "CCONJ"):
            start += 1
        while stop > start and (self.reading.upos[stop - 1] == "PUNCT" or self.phrases.words[stop - 1] in POSSESSIVE):
            stop -= 1
        return range(start, stop)

    def _name(self, tokens: range) -> str:
        named = self.phrases.named(tokens)
        if len(named) == 1 and self._some_of(named[0], tokens):
            return self._words_of(tokens)
        if not named and (body := self._body_before(tokens)) >= 0:
            return self._mention_name(body)
        if named:
            called = list(dict.fromkeys(self._mention_name(k) for k in named))
            last = self.cast.mentions[named[-1]].stop
            if last + 1 < tokens.stop and self.phrases.words[last] == "and":
                called.append(self._words_of(range(last + 1, tokens.stop)))
            return called[0] if len(called) == 1 else f"{', '.join(called[:-1])} and {called[-1]}"
        head = self.phrases.head(tokens)
        if head < 0:
            return UNSTATED
        word = self.phrases.words[head]
        if word in FIRST:
            return self._first_person(head)
        entity = self.references.entity_of.get(head, -1)
        if entity >= 0:
            return self.cast.entities[entity].name
        if head in self.references.group_of:
            return self._group_name(self.references.group_of[head])
        if word in RELATIVE and len(tokens) == 1:
            noun = self.phrases.antecedent(head)
            if (entity := self.cast.entity_at(noun)) >= 0:
                return self.cast.entities[entity].name
            return self._name(self._phrase(noun)) if noun != head else UNSTATED
        if word in _NOBODY or (self.reading.upos[head] == "PRON" and word in THIRD):
            return UNSTATED
        return self._words_of(tokens)

    def _body_before(self, tokens: range) -> int:
        """Find the name that a noun of its kind only explains: "the Taliban movement"; -1 for none."""
        head = self.phrases.head(tokens)
        k = self.cast.at.get(head - 1, -1)
        if k < 0 or self.cast.owner[k] < 0 or self.phrases.words[head] not in _KINDS_OF_BODY:
            return -1
        inside = self.cast.mentions[k].first in tokens
        return k if inside and self.cast.entities[self.cast.owner[k]].kind == ORGANISATION else -1

    def _some_of(self, k: int, tokens: range) -> bool:
        """Tell whether a phrase means not a whole people or party but part of it: "many Democrats"."""
        mention = self.cast.mentions[k]
        row = mention.alias
        plural = row.kind == "people" if row is not None else mention.words[-1].endswith("s")
        kind = self.cast.entities[self.cast.owner[k]].kind
        before = range(tokens.start, mention.outer)
        return (
            plural
            and kind in (UNKNOWN, STATE)
            and any(self.reading.upos[t] in ("DET", "ADJ", "NUM") and self.phrases.words[t] != "the" for t in before)
        )

    def _lone_marks(self, tokens: range) -> frozenset[int]:
        """Return the quotation marks of a phrase whose other half was cut off with what stands around it."""
        marks = [token for token in tokens if self.phrases.words[token] == '"']
        return frozenset(marks) if len(marks) % 2 else frozenset()

    def _group_name(self, head: int) -> str:
        """Return the words of a group: of the source that it was, else of its noun phrase."""
        attribution = self.references.speech.source.get(head, -1)
        spans = self.references.attributions[attribution].source if attribution >= 0 else ()
        for span in spans:
            tokens = self.trimmed(self.reading.tokens_in(span))
            if head in tokens and self.phrases.head(tokens) == head:
                return self._name(tokens)
        return self._name(self._phrase(head))

    def _phrase(self, head: int) -> range:
        return self.trimmed(self.reading.tokens_in(noun_phrase(self.reading, head)))

    def _mention_name(self, k: int) -> str:
        return self.cast.entities[self.cast.owner[k]].name

    def _first_person(self, token: int) -> str:
        """Return whose "I" or "we" it is: the quoted speaker's, or outside quotations the author's."""
        references = self.references
        if token not in references.speech.content:
            return UNSTATED if token in references.speech.quotation else AUTHOR
        attribution = references.speech.content[token]
        source = self.references.attributions[attribution].source
        if not source or references.speech.source.get(token) == attribution:
            return UNSTATED
        return self.name(source[0])

    def _words_of(self, tokens: range) -> str:
        """Return a phrase's own words: without article, marks, and what follows its head as a clause."""
        reading = self.reading
        head = self.phrases.head(tokens)
        stop = tokens.start
        while stop < tokens.stop and (stop <= head or self.phrases.words[stop] not in _ENDS):
            stop += 1
        if self.phrases.words[stop - 1] in ("that", "who") and stop - 1 > head:
            stop -= 1
        start = tokens.start
        while start < head and self.phrases.words[start] in _DROPPED:
            start += 1
        start = max(start, stop - MANY_WORDS) if head < stop - MANY_WORDS else start
        if not any(reading.upos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET") for t in range(start, stop)):
            return UNSTATED
        parts: list[str] = []
        token = start
        lone = self._lone_marks(range(start, stop))
        while token < stop:
            spaced = bool(parts) and reading.tokens[token].start > reading.tokens[token - 1].end
            owner = self._owner_at(token, stop)
            word = self._mention_name(owner) if owner >= 0 else "" if token in lone else self._word(token)
            parts.append((" " if spaced else "") + word)
            token = token + 1 if owner < 0 else self.cast.mentions[owner].stop
        words = " ".join("".join(parts).split())
        first = start == reading.sentence_tokens(reading.tokens[start].sentence).start
        named = start in self.references.entity_of or self._is_name(reading.text(start))
        if first and not named and (reading.upos[start] != "PROPN" or start == head):
            words = words[:1].lower() + words[1:]
        return words or UNSTATED

    def _owner_at(self, token: int, stop: int) -> int:
        """Find the person whose name, as an owner, begins at a token: "*Nur*'s budget"; -1 for none."""
        k = self.cast.at.get(token, -1)
        if k < 0 or self.cast.owner[k] < 0 or token != self.cast.mentions[k].outer:
            return -1
        after = self.cast.mentions[k].stop
        owns = after < stop and self.phrases.words[after] in POSSESSIVE
        return k if owns and self.cast.entities[self.cast.owner[k]].kind == PERSON else -1

    def _is_name(self, word: str) -> bool:
        return word in self._names or self.cast.aliases.find(word) is not None

    def _word(self, token: int) -> str:
        """Return a word, a possessive pronoun with the owner's name."""
        word = self.phrases.words[token]
        if word in POSSESSIVES:
            owner = self.references.entity_of.get(token, -1)
            if owner >= 0:
                return f"{self.cast.entities[owner].name}'s"
        return fold(self.reading.text(token))
