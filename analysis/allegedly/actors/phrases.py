"""What a noun phrase names: read off from left to right, over capitals and marks more than over the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._syntax import antecedent
from ..text import fold
from .mentions import PERSON, POSSESSIVE
from .offices import role_at
from .pronoun_forms import RELATIVE

if TYPE_CHECKING:
    from ..reading import Reading
    from .entities import Cast

#: Words after which a noun phrase gives examples of itself.
_EXAMPLES: Final = frozenset({"like", "including", "such", "especially", "among"})


class Phrases:
    """The noun phrases of a document.

    Parameters
    ----------
    reading : Reading
        The text.
    cast : Cast
        Who is named.

    Attributes
    ----------
    words : list of str
        The tokens in lower case and with plain marks.
    """

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.words = [fold(token.text).lower() for token in reading.tokens]

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

    def top(self, token: int) -> int:
        """Climb from the last word of a name to the word that it hangs from outside."""
        k = self.cast.at.get(token, -1)
        if k < 0:
            return token
        mention = self.cast.mentions[k]
        return self.head(range(mention.outer, mention.stop))
