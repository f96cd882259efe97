"""Whom a noun phrase, a pronoun or a description means.

Names are read off the phrase from left to right. Pronouns take the nearest suitable name in the order of
centering theory (Grosz, Joshi & Weinstein 1995; Strube & Hahn 1999): a subject of the sentence before ranks
above its other names, and whoever is quoted counts as a subject. What this does not settle is left open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .._syntax import antecedent
from ..text import fold
from .mentions import ORGANISATION, PERSON, POSSESSIVE, STATE, UNKNOWN
from .names import names
from .offices import office, role_at, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .._types import Span
    from ..attributions import Attribution
    from ..quotes import Quotation
    from ..reading import Reading
    from .entities import Cast, Entity

HE: Final = frozenset({"he", "him", "his", "himself"})
SHE: Final = frozenset({"she", "her", "hers", "herself"})
THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
IT: Final = frozenset({"it", "its", "itself"})
FIRST: Final = frozenset("i me my mine myself we us our ours ourselves".split())
RELATIVE: Final = frozenset({"who", "whom", "which", "that"})
_THIRD: Final = HE | SHE | THEY | IT
_SUBJECT: Final = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
#: Words after which a noun phrase gives examples of itself.
_EXAMPLES: Final = frozenset({"like", "including", "such", "especially", "among"})
_OBJECT: Final = frozenset({"obj", "iobj", "obl", "obl:agent"})
_BEFORE_HEAD: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "PART"})
#: Words of office that news gives to people whom it does not want to name.
_ANONYMOUS: Final = frozenset("aide executive member officer official representative".split())
#: How many sentences with words outside quotations a pronoun looks back, and how many a description at most.
_BACK: Final = 4
_FAR: Final = 15


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody or a group that may be taken up later."""

    token: int
    entity: int
    subject: bool
    speaks: bool


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
        self.words = [fold(token.text).lower() for token in reading.tokens]
        self.entity_of: dict[int, int] = {}
        self.group_of: dict[int, int] = {}
        self.quotation = _numbered(reading, ((q.inner,) for q in quotations))
        self.content = _numbered(reading, (a.content for a in attributions))
        self.source = _numbered(reading, (a.source for a in attributions))
        self._table = names()
        self._people: dict[int, list[_Candidate]] = defaultdict(list)
        self._groups: dict[int, list[_Candidate]] = defaultdict(list)
        self._said_by: dict[int, int] = {}
        self._quoted_wholly: dict[int, bool] = {}
        self._bodies: dict[str, int] = {}
        self._by_name = {entity.name: entity for entity in cast.entities}
        self._by_role: dict[str, list[int]] = defaultdict(list)
        for number, entity in enumerate(cast.entities):
            for role in entity.roles if entity.kind == PERSON else ():
                self._by_role[role].append(number)
        self._speaking = frozenset(self._saying())
        self._speakers = frozenset(self._naming())
        # Words outside quotations first: whoever is quoted is known before what the quotation says is read.
        self._pass(quoted=False)
        self._pass(quoted=True)

    # -------------------------------------------------------------- noun phrases
    def named(self, tokens: range) -> list[int]:
        """Return the mentions that a noun phrase names, several where they are coordinated.

        Names of possessors, names before a noun that they describe, and names inside prepositional phrases
        and relative clauses are not the phrase's own.
        """
        reading, cast = self.reading, self.cast
        found: list[int] = []
        blocked, joined = False, False
        at, stop = tokens.start, tokens.stop
        while stop > at and self.words[stop - 1] in POSSESSIVE:
            stop -= 1
        if (titled := self._titled(at, stop)) >= 0:
            return [titled]
        while at < stop:
            k = cast.at.get(at, -1)
            if k >= 0 and cast.owner[k] >= 0:
                mention = cast.mentions[k]
                at = max(mention.stop, at + 1)
                own = not mention.modifies or at >= stop
                if own and not blocked and (not found or joined):
                    found.append(k)
                joined = False
                continue
            word, upos = self.words[at], reading.upos[at]
            if word in _EXAMPLES:
                break
            if word == "," or word in ("(", "-", "–", "—"):
                blocked = joined = False
            elif upos == "CCONJ":
                joined, blocked = bool(found) and not blocked, blocked and not found
            elif upos in ("ADP", "SCONJ", "VERB", "AUX") or word in RELATIVE:
                blocked, joined = True, False
            elif upos == "NOUN" and found and not joined:
                blocked = True
            at += 1
        people = [k for k in found if cast.entities[cast.owner[k]].kind == PERSON]
        return found if len(people) in (0, len(found)) else people

    def _titled(self, start: int, stop: int) -> int:
        """Find the person at the end of "former secretary of state Ann Nur"; -1 for none.

        What follows "of" is the office, not the person: a noun that is no role stands between.
        """
        k = self.cast.at.get(stop - 1, -1)
        if k < 0 or self.cast.owner[k] < 0 or self.cast.entities[self.cast.owner[k]].kind != PERSON:
            return -1
        mention = self.cast.mentions[k]
        if mention.stop != stop or mention.modifies:
            return -1
        for of in (mention.outer - 2, mention.outer - 3):
            between = range(of + 1, mention.outer)
            plain = all(self.reading.upos[t] in ("NOUN", "PROPN") and not role_at(self.reading, t) for t in between)
            if of > start and self.words[of] == "of" and plain and role_at(self.reading, of - 1):
                return k
        return -1

    def entity_in(self, tokens: range) -> int:
        """Return the entity that a noun phrase means, -1 if it names none or several."""
        mentions = {self.cast.owner[k] for k in self.named(tokens)}
        if mentions:
            return mentions.pop() if len(mentions) == 1 else -1
        head = self.head(tokens)
        if head < 0:
            return -1
        if self.words[head] in RELATIVE and (noun := self.antecedent(head)) != head:
            return self.entity_of.get(noun, self.cast.entity_at(noun))
        return self.entity_of.get(head, -1)

    def antecedent(self, pronoun: int) -> int:
        """Return the noun of a relative pronoun, or what this noun describes ("Nur, a lawyer who")."""
        before = pronoun - 2 if self.words[pronoun - 1 : pronoun] == [","] else pronoun - 1
        if self.cast.entity_at(before) >= 0:
            return before
        noun = antecedent(self.reading, pronoun)
        if self.reading.upos[noun] not in ("NOUN", "PROPN", "PRON", "DET"):
            return pronoun
        if noun != pronoun and self.reading.deprel[noun] == "appos" and self.reading.head[noun] >= 0:
            return self.reading.head[noun]
        return noun

    def head(self, tokens: range) -> int:
        """Return the token of a phrase that hangs from outside it, nouns and pronouns first; -1 for none."""
        reading = self.reading
        tops = [t for t in tokens if reading.head[t] not in tokens and reading.upos[t] != "PUNCT"]
        nominal = [t for t in tops if reading.upos[t] in ("NOUN", "PROPN", "PRON")]
        return (nominal or tops or [-1])[0]

    def speaker(self, attribution: int) -> int:
        """Return the entity that an attribution has as its source, -1 if none."""
        if attribution not in self._said_by:
            found = [self.entity_in(self.reading.tokens_in(s)) for s in self.attributions[attribution].source]
            entity = next((e for e in found if e >= 0), -1)
            if entity < 0:
                return -1
            self._said_by[attribution] = entity
        return self._said_by[attribution]

    # -------------------------------------------------------------- the passes
    def _saying(self) -> Iterator[int]:
        """Yield the tokens that sources hang from: last words of their names, and their heads."""
        for attribution in self.attributions:
            for span in attribution.source:
                tokens = self.reading.tokens_in(span)
                named = self.named(tokens)
                yield from (self.cast.mentions[k].stop - 1 for k in named)
                if not named and (head := self.head(tokens)) >= 0:
                    yield head

    def _naming(self) -> Iterator[int]:
        """Yield entities of unknown kind that speak under a singular name: they may be people."""
        for attribution in self.attributions:
            for span in attribution.source:
                for k in self.named(self.reading.tokens_in(span)):
                    entity = self.cast.entities[self.cast.owner[k]]
                    if entity.kind == UNKNOWN and not entity.words[-1].endswith("s"):
                        yield self.cast.owner[k]

    def _pass(self, *, quoted: bool) -> None:
        reading, cast = self.reading, self.cast
        for token, upos in enumerate(reading.upos):
            if (token in self.quotation) is not quoted:
                continue
            k = cast.at.get(token, -1)
            if k >= 0:
                mention = cast.mentions[k]
                if token == mention.stop - 1 and cast.owner[k] >= 0 and not mention.heading:
                    self._enter(range(mention.outer, mention.stop), cast.owner[k])
            elif upos == "PRON" or upos == "DET":
                if self.words[token] in _THIRD and reading.deprel[token] != "expl":
                    self._pronoun(token)
            elif upos in ("NOUN", "PROPN"):
                self._noun(token)

    def _enter(self, tokens: range, entity: int) -> None:
        """Let an entity be taken up from now on."""
        reading = self.reading
        head = self.head(tokens)
        kind = self.cast.entities[entity].kind
        speaks = tokens.stop - 1 in self._speaking
        k = self.cast.at.get(tokens.start, -1)
        own = k < 0 or not self.cast.mentions[k].modifies
        subject = own and reading.deprel[head] in _SUBJECT
        candidate = _Candidate(tokens.stop - 1, entity, subject or speaks, speaks)
        sentence = reading.tokens[tokens.start].sentence
        if kind == PERSON or entity in self._speakers:
            self._people[sentence].append(candidate)
            if self._coordinated(tokens.stop):
                self._groups[sentence].append(_Candidate(head, -1, candidate.subject, candidate.speaks))
        plural = kind == UNKNOWN and self.words[tokens.stop - 1].endswith("s")
        if kind in (ORGANISATION, STATE) or plural or (kind == UNKNOWN and entity in self._speakers):
            self._groups[sentence].append(candidate)

    def _body(self, token: int) -> None:
        """Tie "the campaign" to the last campaign that was somebody's."""
        if token + 1 in self.cast.at or self.reading.upos[token + 1 : token + 2] == ("NOUN",):
            return
        if token - 1 in self.cast.at or self.words[token - 1] in POSSESSIVE:
            self._bodies[self.words[token]] = token
        elif token and self.words[token - 1] == "the" and self.words[token] in self._bodies:
            self.group_of[token] = self._bodies[self.words[token]]

    def _stands_alone(self, token: int) -> bool:
        """Tell whether a noun is not the title or apposition of a name beside it."""
        return not any(k in self.cast.at for k in (token - 2, token - 1, token + 1, token + 2)) or (
            token in self.source and token + 1 not in self.cast.at and self.words[token + 1 : token + 2] != [","]
        )

    def _coordinated(self, stop: int) -> bool:
        """Tell whether "and" and another name follow."""
        k = self.cast.at.get(stop + 1, -1)
        return self.words[stop : stop + 1] == ["and"] and k >= 0 and not self.cast.mentions[k].modifies

    def _noun(self, token: int) -> None:
        """Resolve a description ("the diplomat"); remember groups of people."""
        word = self.words[token]
        if word in self._table["role"]:
            entity = self._described(token)
            if entity >= 0:
                self.entity_of[token] = entity
                self._enter(range(token, token + 1), entity)
            elif self._stands_alone(token):
                speaks = token in self._speaking
                if speaks or self.reading.deprel[token] in _SUBJECT:
                    sentence = self.reading.tokens[token].sentence
                    self._people[sentence].append(_Candidate(token, -1, True, speaks))
            return
        lemma = self.reading.lemma[token]
        if word in self._table["group"] and lemma == word:
            self._body(token)
        animate = lemma in self._table["role"] or lemma in self._table["group"] or word == "people"
        if (animate or token in self.source) and (word != lemma or word in ("people", "police")):
            sentence = self.reading.tokens[token].sentence
            speaks = token in self._speaking
            subject = speaks or self.reading.deprel[token] in _SUBJECT
            self._groups[sentence].append(_Candidate(token, -1, subject, speaks))

    # -------------------------------------------------------------- pronouns
    def _pronoun(self, token: int) -> None:
        word = self.words[token]
        if word in HE or word in SHE:
            found = self._person(token, "m" if word in HE else "f")
            entity = found.entity if found is not None else -1
            if found is not None and entity < 0:
                self.group_of[token] = found.token
                sentence = self.reading.tokens[token].sentence
                speaks = token in self._speaking
                subject = speaks or self.reading.deprel[token] in _SUBJECT
                self._people[sentence].append(_Candidate(found.token, -1, subject, speaks))
            elif entity >= 0:
                person = self.cast.entities[entity]
                person.gender = person.gender or ("m" if word in HE else "f")
                if person.kind == UNKNOWN:
                    person.kind = PERSON
                self.entity_of[token] = entity
                self._enter(range(token, token + 1), entity)
        elif word in THEY or (word in IT and self._acts(token)):
            found = self._group(token, plural=word in THEY)
            if found is not None:
                if found.entity >= 0:
                    self.entity_of[token] = found.entity
                else:
                    self.group_of[token] = found.token
                sentence = self.reading.tokens[token].sentence
                subject = self.reading.deprel[token] in _SUBJECT
                self._groups[sentence].append(
                    _Candidate(
                        found.token if found.entity < 0 else token,
                        found.entity,
                        subject,
                        token in self.source,
                    )
                )

    def _acts(self, token: int) -> bool:
        """Tell whether "it" or "its" belongs to a party: it speaks, or it owns what speaks."""
        return token in self.source

    def _gender(self, candidate: _Candidate) -> str:
        if candidate.entity >= 0:
            return self.cast.entities[candidate.entity].gender
        row = self._table["role"].get(self.words[candidate.token])
        return row.gender if row is not None else ""

    def _person(self, token: int, gender: str) -> _Candidate | None:
        def fits(candidate: _Candidate) -> bool:
            return self._gender(candidate) in ("", gender) and candidate.entity not in excluded

        excluded = {self._quoted_speaker(token), self._doer(token)}
        sentence = self.reading.tokens[token].sentence
        said = self.source.get(token, -1)
        here = [
            c
            for c in self._people[sentence]
            if c.token < token
            and fits(c)
            and not self._clash(token, c)
            # Whoever is quoted is not named in what they say.
            and not (said >= 0 and self.content.get(c.token) == said)
        ]
        if token in self.content and token not in self.quotation:
            speaker = self._reported_by(token)
            inside = [c for c in here if self.content.get(c.token) == self.content[token] and c.subject]
            reported = _Candidate(token, speaker, True, True)
            if speaker >= 0 and not inside and fits(reported):
                return reported
        if here:
            return self._nearest(token, here)
        if (later := self._fronted(token, gender)) >= 0:
            return _Candidate(token, later, True, False)
        for nearby in self._backwards(sentence, fits):
            # `min` keeps the order of the list among equals.
            return min(nearby, key=lambda c: (not c.speaks, not c.subject, not self._gender(c)))
        return None

    def _nearest(self, token: int, here: list[_Candidate]) -> _Candidate:
        """Choose within a sentence: the subject of the clause that this one is joined to, else the last."""
        reading = self.reading
        verb = reading.head[token]
        if verb >= 0 and reading.deprel[verb] in ("conj", "parataxis"):
            for candidate in here:
                if candidate.subject and reading.head[self._top(candidate.token)] == reading.head[verb]:
                    return candidate
        return min(reversed(here), key=lambda c: (not c.subject, not self._gender(c)))

    def _doer(self, token: int) -> int:
        """Return the subject of the verb whose object a pronoun is: it means somebody else, or says "himself"."""
        reading = self.reading
        if reading.deprel[token] not in ("obj", "iobj") or self.words[token].endswith(("self", "selves")):
            return -2
        for subject in reading.children(reading.head[token], *_SUBJECT):
            entity = self.entity_of.get(subject, self.cast.entity_at(subject))
            if entity >= 0:
                return entity
        return -2

    def _quoted_speaker(self, token: int) -> int:
        """Return who says the quotation that a token stands in: seldom the "he" of their own words."""
        if token not in self.quotation or token not in self.content:
            return -2
        return self.speaker(self.content[token])

    def _reported_by(self, token: int) -> int:
        """Return who says the indirect speech that a token stands in, if they are named before it."""
        attribution = self.content[token]
        source = self.attributions[attribution].source
        if not source or source[0][0] > self.reading.tokens[token].start:
            return -1
        return self.speaker(attribution)

    def _clash(self, token: int, candidate: _Candidate) -> bool:
        """Tell whether an object pronoun would mean the subject of its own verb."""
        reading = self.reading
        if reading.deprel[token] not in _OBJECT or self.words[token].endswith(("self", "selves")):
            return False
        verb = reading.head[token]
        return any(
            reading.deprel[t] in _SUBJECT and reading.head[t] == verb
            for t in (candidate.token, self._top(candidate.token))
        )

    def _top(self, token: int) -> int:
        """Climb from the last word of a name to the word that it hangs from outside."""
        k = self.cast.at.get(token, -1)
        if k < 0:
            return token
        mention = self.cast.mentions[k]
        return self.head(range(mention.outer, mention.stop))

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
            if reading.deprel[self.head(range(mention.outer, mention.stop))] in _SUBJECT:
                entity = self.cast.entities[self.cast.owner[k]]
                fits = entity.kind == PERSON and entity.gender in ("", gender)
                return self.cast.owner[k] if fits else -1
        return -1

    def _backwards(self, sentence: int, fits: Callable[[_Candidate], bool]) -> Iterator[list[_Candidate]]:
        """Yield the candidates of the sentences before one, sentence by sentence."""
        seen = 0
        at = sentence - 1
        while at >= 0 and seen < _BACK and sentence - at <= _FAR:
            found = [c for c in self._people.get(at, ()) if fits(c)]
            if found:
                yield found
            seen += not self._all_quoted(at)
            at -= 1

    def _all_quoted(self, sentence: int) -> bool:
        if sentence not in self._quoted_wholly:
            tokens = self.reading.sentence_tokens(sentence)
            self._quoted_wholly[sentence] = all(t in self.quotation or self.reading.upos[t] == "PUNCT" for t in tokens)
        return self._quoted_wholly[sentence]

    def _group(self, token: int, *, plural: bool) -> _Candidate | None:
        sentence = self.reading.tokens[token].sentence
        for at in range(sentence, max(-1, sentence - 3), -1):
            found = [
                c
                for c in self._groups.get(at, ())
                if c.token < token and not self._clash(token, c) and (plural or c.entity >= 0)
            ]
            if token in self.source or not plural:
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

    def _single(self, candidate: _Candidate) -> bool:
        """Tell whether a candidate is a state under a name that is no plural."""
        if candidate.entity < 0 or self.cast.entities[candidate.entity].kind != STATE:
            return False
        k = self.cast.at.get(candidate.token, -1)
        row = self.cast.mentions[k].alias if k >= 0 else None
        return row is None or row.kind != "people"

    # -------------------------------------------------------------- descriptions
    def _described(self, token: int) -> int:
        """Find the one person whom "the US diplomat" can mean, -1 if there is none or more than one."""
        reading, word = self.reading, self.words[token]
        row = self._table["role"][word]
        if word in _ANONYMOUS or not (row.acts_for or len(row.roles) > 1 or word == "candidate"):
            return -1
        if not self._definite(token) or self._names_follow(token):
            return -1
        if reading.children(token, "cop") or any(self.words[c] == "as" for c in reading.children(token, "case")):
            return -1
        wanted = office(reading, self.cast, token)
        party = wanted.party
        sentence = reading.tokens[token].sentence
        fitting = set()
        for number in self._by_role[word]:
            entity = self.cast.entities[number]
            if row.gender and entity.gender and row.gender != entity.gender:
                continue
            if not wanted.tags <= (entity.tags | self._parties(entity)):
                continue
            if party is not None and tag(self.cast, party) not in self._parties(entity):
                continue
            before = bisect_left(entity.mentions, token, key=lambda m: self.cast.mentions[m].stop) - 1
            if before < 0:
                continue
            last = self.cast.mentions[entity.mentions[before]].first
            if sentence - reading.tokens[last].sentence <= _FAR:
                fitting.add(number)
        return fitting.pop() if len(fitting) == 1 else -1

    def _names_follow(self, token: int) -> bool:
        """Tell whether the noun introduces a name or another noun ("the diplomat, Nur")."""
        follows = token + 2 if self.words[token + 1 : token + 2] == [","] else token + 1
        if follows in self.cast.at:
            return True
        return follows == token + 1 and self.reading.upos[follows : follows + 1] == ("NOUN",)

    def _definite(self, token: int) -> bool:
        at = token - 1
        while at >= 0 and (self.reading.upos[at] in _BEFORE_HEAD or at in self.cast.at or self.words[at] in POSSESSIVE):
            at -= 1
        return (
            at >= 0
            and self.words[at] in ("the", "this", "that")
            and (self.reading.tokens[at].sentence == self.reading.tokens[token].sentence)
        )

    def _parties(self, entity: Entity) -> frozenset[str]:
        """Return whom somebody speaks for, up to the state, in the form in which tags are compared."""
        return frozenset(tag(self.cast, name) for name in self._chain(entity.speaks_for)) | entity.tags

    def _chain(self, name: str | None) -> Iterator[str]:
        """Yield a name, whom it speaks for, and so on."""
        seen: set[str] = set()
        while name is not None and name not in seen:
            yield name
            seen.add(name)
            entity = self._by_name.get(name)
            above = entity.speaks_for if entity is not None else None
            name = above or self.cast.aliases.principal(name)


def _numbered(reading: Reading, groups: Iterable[Iterable[Span]]) -> dict[int, int]:
    """Map each token in a group of spans to the number of the group; later groups win."""
    found: dict[int, int] = {}
    for number, spans in enumerate(groups):
        for span in spans:
            for token in reading.tokens_in(span):
                found[token] = number
    return found
