"""Whose name it is: full names, surnames and first names of persons."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from .mentions import PERSON
from .names import names

if TYPE_CHECKING:
    from .mentions import Mention
    from .roster import Roster

#: Plurals that end many names and stand for none of them.
_PARTISANS: Final = frozenset("Americans Conservatives Democrats Liberals Republicans Tories Voters".split())
#: Within how many sentences a full name follows a title and surname that introduce somebody.
_SOON: Final = 4


class Persons:
    """Gives names of persons to the entities of a roster.

    Parameters
    ----------
    roster : Roster
        Changed in place.
    """

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.bare: Counter[int] = Counter()
        self.by_last: dict[str, list[int]] = defaultdict(list)
        self.by_first: dict[str, list[int]] = defaultdict(list)
        self.titles = names()["title"]
        self.given = names()["given"]

    def known(self, k: int) -> None:
        """Take a person from the table of aliases."""
        row = self.roster.found[k].alias
        if row is None or row.kind != "person":
            return
        e = self.roster.by_name.get(row.name, -1)
        if e >= 0:
            self.roster.join(k, e)
            return
        e = self.roster.by_name[row.name] = self.roster.new(k, row.name, PERSON)
        words = self.roster.entities[e].words = tuple(row.name.split())
        given = self.given.get(words[0])
        self.roster.entities[e].gender = given.gender if given is not None and len(words) > 1 else ""
        self.by_last[words[-1]].append(e)
        self.by_first[words[0]].append(e)

    def full_name(self, k: int) -> None:
        """Take a name of several words: of somebody who has the surname already, or of a new person."""
        m = self.roster.found[k]
        words = m.words
        gender = self._gender(m)
        for e in self.by_last[words[-1]]:
            entity = self.roster.entities[e]
            if _same_person(entity.words, words) and not (gender and entity.gender and gender != entity.gender):
                self.roster.join(k, e)
                if len(words) > len(entity.words):
                    entity.words, entity.name = words, " ".join(words)
                break
        else:
            e = self.roster.new(k, " ".join(words), m.kind)
            if m.kind == PERSON or words[-1] not in _PARTISANS:
                self.by_last[words[-1]].append(e)
            self.by_first[words[0]].append(e)
            self.roster.by_name[" ".join(words)] = e
        entity = self.roster.entities[e]
        entity.gender = entity.gender or gender
        if m.kind == PERSON:
            entity.kind = PERSON

    def _gender(self, m: Mention) -> str:
        for title in m.titles:
            row = self.titles.get(title)
            if row is not None and row.gender:
                return row.gender
        if len(m.words) > 1 and m.kind == PERSON:
            row = self.given.get(m.words[0])
            if row is not None:
                return row.gender
        return ""

    def surname(self, k: int) -> int:
        """Find whose surname, or else first name, a single word is; -1 if nobody's."""
        m = self.roster.found[k]
        gender = self._gender(m)
        word = m.words[-1]
        if word.isupper() and word not in self.by_last:
            word = word.title()
        for index in (self.by_last, self.by_first):
            if index is self.by_first and m.titles and word in self.given:
                continue
            fitting = [
                e
                for e in index.get(word, ())
                if not (gender and self.roster.entities[e].gender and gender != self.roster.entities[e].gender)
            ]
            before = [e for e in fitting if self.roster.entities[e].mentions[0] < k]
            if index is self.by_first and len(before) != 1:
                continue
            if before:
                # Writers keep the bare surname for one bearer: whom they gave it before, else the first.
                return max(before, key=lambda e: (self.bare[e], -self.roster.entities[e].mentions[0]))
            if fitting:
                return -1 if self._known_by_office(m, fitting[0]) else fitting[0]
        return -1

    def _known_by_office(self, m: Mention, e: int) -> bool:
        """Tell whether title and surname stand for a name of their own, not for one given much later.

        "President Nur" needs no first name, and a Maria Nur further down is somebody else.
        """
        if not any(title in self.titles and self.titles[title].roles for title in m.titles):
            return False
        first = self.roster.found[self.roster.entities[e].mentions[0]]
        tokens = self.roster.reading.tokens
        return tokens[first.first].sentence - tokens[m.first].sentence > _SOON

    def again(self, k: int) -> bool:
        """Take a surname or first name of somebody who has it; tell whether there is such a person."""
        e = self.surname(k)
        if e < 0:
            return False
        m = self.roster.found[k]
        self.roster.join(k, e)
        self.bare[e] += 1
        entity = self.roster.entities[e]
        entity.gender = entity.gender or self._gender(m)
        if m.kind == PERSON:
            entity.kind = PERSON
        return True

    def single(self, k: int) -> None:
        """Take a name that is nobody's yet, or was somebody's under the same words."""
        m = self.roster.found[k]
        name = " ".join(m.words)
        e = self.roster.by_name.get(name, -1)
        if e < 0:
            row = self.given.get(name)
            e = self.roster.new(k, name, PERSON if row is not None else m.kind)
            self.roster.entities[e].gender = self._gender(m) or (row.gender if row is not None else "")
            self.roster.by_name[name] = e
            self.by_last[m.words[-1]].append(e)
            self.bare[e] += 1
            return
        self.roster.join(k, e)
        if m.kind == PERSON:
            entity = self.roster.entities[e]
            entity.kind = PERSON
            entity.gender = entity.gender or self._gender(m)

    def like_a_place(self, k: int) -> bool:
        """Take a place's name as a surname if a person before has it; tell whether there is one."""
        m = self.roster.found[k]
        people = [
            e
            for e in (self.by_last.get(m.words[0], ()) if len(m.words) == 1 else ())
            if self.roster.entities[e].kind == PERSON and self.roster.entities[e].mentions[0] < k
        ]
        if people:
            self.roster.join(k, people[-1])
        return bool(people)


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two full names with one surname can be one person's.

    They can with equal first names, with an initial for one of them, and if one is a double surname only.
    """
    short, long = sorted((tuple(map(str.lower, a)), tuple(map(str.lower, b))), key=len)
    if long[-len(short) :] == short:
        return True
    first, other = a[0].rstrip("."), b[0].rstrip(".")
    return first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])
