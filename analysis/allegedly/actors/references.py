"""Who is meant by each pronoun and description of a document: gone through once outside quotations, once inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .candidates import SUBJECT, Candidate, Candidates
from .descriptions import Descriptions
from .mentions import ORGANISATION, PERSON, POSSESSIVE, STATE, UNKNOWN
from .names import names
from .phrases import Phrases
from .pronoun_forms import HE, IT, SHE, THEY, THIRD
from .pronouns import Pronouns
from .speakers import Speakers
from .speech import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..attributions import Attribution
    from ..quotes import Quotation
    from ..reading import Reading
    from .entities import Cast


class References:
    """The noun phrases of a document, resolved to the entities of its cast.

    Parameters
    ----------
    reading : Reading
        The text.
    quotations : sequence of Quotation
        Its quotations.
    attributions : sequence of Attribution
        Who says what.
    cast : Cast
        Who is named; genders that only pronouns tell are added to it.

    Attributes
    ----------
    phrases : Phrases
        What noun phrases name.
    speech : Speech
        Which words are spoken, and which name who speaks.
    speakers : Speakers
        Whom the sources mean.
    entity_of : dict of int to int
        Pronoun, or head of a description, to the number of an entity.
    group_of : dict of int to int
        Plural pronoun to the head of the noun phrase without a name that it takes up.
    """

    def __init__(
        self,
        reading: Reading,
        quotations: Sequence[Quotation],
        attributions: Sequence[Attribution],
        cast: Cast,
    ) -> None:
        self.reading = reading
        self.cast = cast
        self.attributions = attributions
        self.entity_of: dict[int, int] = {}
        self.group_of: dict[int, int] = {}
        self.candidates = Candidates()
        self.phrases = Phrases(reading, cast)
        self.speech = Speech.of(reading, quotations, attributions)
        self.speakers = Speakers(attributions, self.phrases, self.entity_of)
        self._bodies: dict[str, int] = {}
        self._descriptions = Descriptions(self.phrases)
        self._pronouns = Pronouns(
            attributions, self.phrases, self.speech, self.speakers, self.candidates, self.entity_of
        )
        # Words outside quotations first: whoever is quoted is known before what the quotation says is read.
        self._pass(quoted=False)
        self._pass(quoted=True)

    def _pass(self, *, quoted: bool) -> None:
        reading, cast = self.reading, self.cast
        for token, upos in enumerate(reading.upos):
            if (token in self.speech.quotation) is not quoted:
                continue
            k = cast.at.get(token, -1)
            if k >= 0:
                mention = cast.mentions[k]
                if token == mention.stop - 1 and cast.owner[k] >= 0 and not mention.heading:
                    self._enter(range(mention.outer, mention.stop), cast.owner[k])
            elif upos == "PRON" or upos == "DET":
                if self.phrases.words[token] in THIRD and reading.deprel[token] != "expl":
                    self._pronoun(token)
            elif upos in ("NOUN", "PROPN"):
                self._noun(token)

    def _enter(self, tokens: range, entity: int) -> None:
        """Let an entity be taken up from now on."""
        reading = self.reading
        head = self.phrases.head(tokens)
        kind = self.cast.entities[entity].kind
        speaks = tokens.stop - 1 in self.speakers.tokens
        k = self.cast.at.get(tokens.start, -1)
        own = k < 0 or not self.cast.mentions[k].modifies
        subject = own and reading.deprel[head] in SUBJECT
        candidate = Candidate(tokens.stop - 1, entity, subject or speaks, speaks)
        sentence = reading.tokens[tokens.start].sentence
        if kind == PERSON or entity in self.speakers.unknown:
            self.candidates.people[sentence].append(candidate)
            if self._coordinated(tokens.stop):
                self.candidates.groups[sentence].append(Candidate(head, -1, candidate.subject, candidate.speaks))
        plural = kind == UNKNOWN and self.phrases.words[tokens.stop - 1].endswith("s")
        if kind in (ORGANISATION, STATE) or plural or (kind == UNKNOWN and entity in self.speakers.unknown):
            self.candidates.groups[sentence].append(candidate)

    def _body(self, token: int) -> None:
        """Tie "the campaign" to the last campaign that was somebody's."""
        if token + 1 in self.cast.at or self.reading.upos[token + 1 : token + 2] == ("NOUN",):
            return
        if token - 1 in self.cast.at or self.phrases.words[token - 1] in POSSESSIVE:
            self._bodies[self.phrases.words[token]] = token
        elif token and self.phrases.words[token - 1] == "the" and self.phrases.words[token] in self._bodies:
            self.group_of[token] = self._bodies[self.phrases.words[token]]

    def _stands_alone(self, token: int) -> bool:
        """Tell whether a noun is not the title or apposition of a name beside it."""
        return not any(k in self.cast.at for k in (token - 2, token - 1, token + 1, token + 2)) or (
            token in self.speech.source
            and token + 1 not in self.cast.at
            and self.phrases.words[token + 1 : token + 2] != [","]
        )

    def _coordinated(self, stop: int) -> bool:
        """Tell whether "and" and another name follow."""
        k = self.cast.at.get(stop + 1, -1)
        return self.phrases.words[stop : stop + 1] == ["and"] and k >= 0 and not self.cast.mentions[k].modifies

    def _noun(self, token: int) -> None:
        """Resolve a description ("the diplomat"); remember groups of people."""
        word = self.phrases.words[token]
        if word in names()["role"]:
            entity = self._descriptions.entity(token)
            if entity >= 0:
                self.entity_of[token] = entity
                self._enter(range(token, token + 1), entity)
            elif self._stands_alone(token):
                speaks = token in self.speakers.tokens
                if speaks or self.reading.deprel[token] in SUBJECT:
                    sentence = self.reading.tokens[token].sentence
                    self.candidates.people[sentence].append(Candidate(token, -1, True, speaks))
            return
        lemma = self.reading.lemma[token]
        if word in names()["group"] and lemma == word:
            self._body(token)
        animate = lemma in names()["role"] or lemma in names()["group"] or word == "people"
        if (animate or token in self.speech.source) and (word != lemma or word in ("people", "police")):
            sentence = self.reading.tokens[token].sentence
            speaks = token in self.speakers.tokens
            subject = speaks or self.reading.deprel[token] in SUBJECT
            self.candidates.groups[sentence].append(Candidate(token, -1, subject, speaks))

    def _pronoun(self, token: int) -> None:
        word = self.phrases.words[token]
        if word in HE or word in SHE:
            found = self._pronouns.person(token, "m" if word in HE else "f")
            entity = found.entity if found is not None else -1
            if found is not None and entity < 0:
                self.group_of[token] = found.token
                sentence = self.reading.tokens[token].sentence
                speaks = token in self.speakers.tokens
                subject = speaks or self.reading.deprel[token] in SUBJECT
                self.candidates.people[sentence].append(Candidate(found.token, -1, subject, speaks))
            elif entity >= 0:
                person = self.cast.entities[entity]
                person.gender = person.gender or ("m" if word in HE else "f")
                if person.kind == UNKNOWN:
                    person.kind = PERSON
                self.entity_of[token] = entity
                self._enter(range(token, token + 1), entity)
        elif word in THEY or (word in IT and token in self.speech.source):
            found = self._pronouns.group(token, plural=word in THEY)
            if found is not None:
                if found.entity >= 0:
                    self.entity_of[token] = found.entity
                else:
                    self.group_of[token] = found.token
                sentence = self.reading.tokens[token].sentence
                subject = self.reading.deprel[token] in SUBJECT
                self.candidates.groups[sentence].append(
                    Candidate(
                        found.token if found.entity < 0 else token,
                        found.entity,
                        subject,
                        token in self.speech.source,
                    )
                )
