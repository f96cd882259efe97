"""Who is listed as an actor of a document, under which other words, and for whom they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._syntax import phrase as noun_phrase
from .._types import AUTHOR, UNSTATED
from ..text import fold
from .actor import Actor
from .mentions import PLACE, UNKNOWN
from .names import names
from .naming import MANY_WORDS, Naming
from .offices import office, party_among, party_in_words

if TYPE_CHECKING:
    from .._types import Span, Spans
    from .references import References


class Resolver:
    """Answers who is meant by a span, and for whom they speak; built once a document.

    Parameters
    ----------
    references : References
        Who is meant by the pronouns and descriptions of the document.
    """

    def __init__(self, references: References) -> None:
        self.references = references
        self.naming = Naming(references)
        self.phrases = references.phrases
        self.reading = references.reading
        self.cast = references.cast
        self.aliases = self.cast.aliases
        self._parties: dict[str, str | None] = {}

    def party_of(self, words: str) -> str | None:
        """Return for whom a group without a name speaks: "US officials", "a spokesman for the union"."""
        return self._parties.get(words) or party_in_words(words, self.cast.aliases)

    def _party(self, tokens: range) -> str | None:
        head = self.phrases.head(tokens)
        if head < 0:
            return None
        roles, groups = names()["role"], names()["group"]
        word, lemma = self.phrases.words[head], self.reading.lemma[head].lower()
        role = roles.get(word) or roles.get(lemma)
        if role is not None and role.acts_for:
            found = office(self.reading, self.cast, head, name=role.word)
            return None if found.former else found.party
        group = groups.get(word) or groups.get(lemma)
        if group is not None:
            party = party_among(self.reading, self.cast, tokens.start, head)
            return party if group.acts_for else None
        return None

    def actors(self) -> tuple[Actor, ...]:
        """List who is named and who speaks, in order of their first mention."""
        found: dict[str, list[Span]] = {}
        speaks_for: dict[str, str | None] = {}
        speaking = {
            e for k in range(len(self.references.attributions)) if (e := self.references.speakers.entity(k)) >= 0
        }
        for number, entity in enumerate(self.cast.entities):
            if entity.kind == PLACE or (entity.kind == UNKNOWN and number not in speaking):
                continue
            spans = found.setdefault(entity.name, [])
            speaks_for[entity.name] = entity.speaks_for
            for k in entity.mentions:
                mention = self.cast.mentions[k]
                spans.append(self.reading.span(mention.outer, mention.stop - 1))
        for token, number in self.references.entity_of.items():
            name = self.cast.entities[number].name
            if name in found:
                found[name].append(self._mention_span(token))
        for attribution in self.references.attributions:
            for span in attribution.source:
                name = self.naming.name(span)
                if name in (UNSTATED, AUTHOR) or name in speaks_for:
                    continue
                found.setdefault(name, []).append(span)
                if name not in self._parties:
                    self._parties[name] = self._party(self.naming.trimmed(self.reading.tokens_in(span)))
        return tuple(
            Actor(name, self._called(name, spans), speaks_for.get(name) or self._parties.get(name), spans)
            for name, spans in sorted(
                ((name, tuple(sorted(set(spans)))) for name, spans in found.items()), key=lambda item: item[1]
            )
        )

    def _mention_span(self, token: int) -> Span:
        if self.reading.upos[token] == "NOUN":
            span = noun_phrase(self.reading, token)
            inside = self.reading.tokens_in(span)
            if token in inside and len(inside) <= MANY_WORDS:
                return span
        return self.reading.span(token, token)

    def _called(self, name: str, spans: Spans) -> tuple[str, ...]:
        seen: dict[str, str] = {}
        for start, end in spans:
            words = " ".join(fold(self.reading.string[start:end]).split())
            seen.setdefault(words.lower(), words)
        seen.pop(name.lower(), None)
        return tuple(seen.values())
