"""Whom a pronoun means.

Pronouns take the nearest suitable name in the order of centering theory (Grosz, Joshi & Weinstein 1995;
Strube & Hahn 1999): a subject of the sentence before ranks above its other names, and whoever is quoted
counts as a subject. What this does not settle is left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .candidates import SUBJECT, Candidate
from .mentions import PERSON, STATE
from .names import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..attributions import Attribution
    from .candidates import Candidates
    from .phrases import Phrases
    from .speakers import Speakers
    from .speech import Speech

_OBJECT: Final = frozenset({"obj", "iobj", "obl", "obl:agent"})
#: How many sentences with words outside quotations a pronoun looks back, and how far at most.
_BACK: Final = 4
_FAR: Final = 15


class Pronouns:
    """Looks for whom a pronoun means among those who were spoken of so far.

    Parameters
    ----------
    attributions : sequence of Attribution
        Who says what.
    phrases : Phrases
        The noun phrases of the text.
    speech : Speech
        Which words are spoken, and which name who speaks.
    speakers : Speakers
        Whom the sources mean.
    candidates : Candidates
        Who was spoken of; it grows while the text is gone through.
    entity_of : mapping of int to int
        Pronouns that are resolved already; it grows too.
    """

    def __init__(
        self,
        attributions: Sequence[Attribution],
        phrases: Phrases,
        speech: Speech,
        speakers: Speakers,
        candidates: Candidates,
        entity_of: Mapping[int, int],
    ) -> None:
        self.attributions = attributions
        self.phrases = phrases
        self.reading = phrases.reading
        self.cast = phrases.cast
        self.speech = speech
        self.speakers = speakers
        self.candidates = candidates
        self.entity_of = entity_of
        self._quoted_wholly: dict[int, bool] = {}

    def person(self, token: int, gender: str) -> Candidate | None:
        """Find whom "he" (``m``) or "she" (``f``) means, None if that is open."""

        def fits(candidate: Candidate) -> bool:
            return self._gender(candidate) in ("", gender) and candidate.entity not in excluded

        excluded = {self._quoted_speaker(token), self._doer(token)}
        sentence = self.reading.tokens[token].sentence
        said = self.speech.source.get(token, -1)
        here = [
            c
            for c in self.candidates.people[sentence]
            if c.token < token
            and fits(c)
            and not self._clash(token, c)
            # Whoever is quoted is not named in what they say.
            and not (said >= 0 and self.speech.content.get(c.token) == said)
        ]
        if token in self.speech.content and token not in self.speech.quotation:
            speaker = self._reported_by(token)
            inside = [c for c in here if self.speech.content.get(c.token) == self.speech.content[token] and c.subject]
            reported = Candidate(token, speaker, True, True)
            if speaker >= 0 and not inside and fits(reported):
                return reported
        if here:
            return self._nearest(token, here)
        if (later := self._fronted(token, gender)) >= 0:
            return Candidate(token, later, True, False)
        for nearby in self._backwards(sentence, fits):
            # `min` keeps the order of the list among equals.
            return min(nearby, key=lambda c: (not c.speaks, not c.subject, not self._gender(c)))
        return None

    def _nearest(self, token: int, here: list[Candidate]) -> Candidate:
        """Choose within a sentence: the subject of the clause that this one is joined to, else the last."""
        reading = self.reading
        verb = reading.head[token]
        if verb >= 0 and reading.deprel[verb] in ("conj", "parataxis"):
            for candidate in here:
                if candidate.subject and reading.head[self.phrases.top(candidate.token)] == reading.head[verb]:
                    return candidate
        return min(reversed(here), key=lambda c: (not c.subject, not self._gender(c)))

    def _doer(self, token: int) -> int:
        """Return the subject of the verb whose object a pronoun is: it means somebody else, or says "himself"."""
        reading = self.reading
        if reading.deprel[token] not in ("obj", "iobj") or self.phrases.words[token].endswith(("self", "selves")):
            return -2
        for subject in reading.children(reading.head[token], *SUBJECT):
            entity = self.entity_of.get(subject, self.cast.entity_at(subject))
            if entity >= 0:
                return entity
        return -2

    def _quoted_speaker(self, token: int) -> int:
        """Return who says the quotation that a token stands in: seldom the "he" of their own words."""
        if token not in self.speech.quotation or token not in self.speech.content:
            return -2
        return self.speakers.entity(self.speech.content[token])

    def _reported_by(self, token: int) -> int:
        """Return who says the indirect speech that a token stands in, if they are named before it."""
        attribution = self.speech.content[token]
        source = self.attributions[attribution].source
        if not source or source[0][0] > self.reading.tokens[token].start:
            return -1
        return self.speakers.entity(attribution)

    def _clash(self, token: int, candidate: Candidate) -> bool:
        """Tell whether an object pronoun would mean the subject of its own verb."""
        reading = self.reading
        if reading.deprel[token] not in _OBJECT or self.phrases.words[token].endswith(("self", "selves")):
            return False
        verb = reading.head[token]
        return any(
            reading.deprel[t] in SUBJECT and reading.head[t] == verb
            for t in (candidate.token, self.phrases.top(candidate.token))
        )

    def _fronted(self, token: int, gender: str) -> int:
        """Find the subject that follows "In his speech, ..." if it fits."""
        reading = self.reading
        sentence = reading.sentence_tokens(reading.tokens[token].sentence)
        if reading.deprel[token] != "nmod:poss" or token - sentence.start > 6:
            return -1
        for later in range(token + 1, min(token + 16, sentence.stop)):
            k = self.cast.at.get(later, -1)
            if k < 0 or self.cast.owner[k] < 0 or self.cast.mentions[k].modifies:
                continue
            mention = self.cast.mentions[k]
            if reading.deprel[self.phrases.head(range(mention.outer, mention.stop))] in SUBJECT:
                entity = self.cast.entities[self.cast.owner[k]]
                fits = entity.kind == PERSON and entity.gender in ("", gender)
                return self.cast.owner[k] if fits else -1
        return -1

    def _backwards(self, sentence: int, fits: Callable[[Candidate], bool]) -> Iterator[list[Candidate]]:
        """Yield the candidates of the sentences before one, sentence by sentence."""
        seen = 0
        at = sentence - 1
        while at >= 0 and seen < _BACK and sentence - at <= _FAR:
            found = [c for c in self.candidates.people.get(at, ()) if fits(c)]
            if found:
                yield found
            seen += not self._all_quoted(at)
            at -= 1

    def _all_quoted(self, sentence: int) -> bool:
        if sentence not in self._quoted_wholly:
            tokens = self.reading.sentence_tokens(sentence)
            self._quoted_wholly[sentence] = all(
                t in self.speech.quotation or self.reading.upos[t] == "PUNCT" for t in tokens
            )
        return self._quoted_wholly[sentence]

    def group(self, token: int, *, plural: bool) -> Candidate | None:
        """Find whom "they" means, or "it": a body or state with a name; None if that is open."""
        sentence = self.reading.tokens[token].sentence
        for at in range(sentence, max(-1, sentence - 3), -1):
            found = [
                c
                for c in self.candidates.groups.get(at, ())
                if c.token < token and not self._clash(token, c) and (plural or c.entity >= 0)
            ]
            if token in self.speech.source or not plural:
                found = [c for c in found if c.subject]
            if plural:
                found = [c for c in found if not self._single(c)]
            if found:
                if at == sentence and self.reading.deprel[token] in _OBJECT:
                    return ([c for c in found if not c.subject] or found)[-1]
                for wanted in ([c for c in found if c.speaks], [c for c in found if c.subject], found):
                    if wanted:
                        return wanted[-1] if at == sentence else wanted[0]
        return None

    def _single(self, candidate: Candidate) -> bool:
        """Tell whether a candidate is a state under a name that is no plural."""
        if candidate.entity < 0 or self.cast.entities[candidate.entity].kind != STATE:
            return False
        k = self.cast.at.get(candidate.token, -1)
        row = self.cast.mentions[k].alias if k >= 0 else None
        return row is None or row.kind != "people"

    def _gender(self, candidate: Candidate) -> str:
        if candidate.entity >= 0:
            return self.cast.entities[candidate.entity].gender
        row = names()["role"].get(self.phrases.words[candidate.token])
        return row.gender if row is not None else ""
