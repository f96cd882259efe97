"""Where a text names somebody: runs of proper nouns, taken apart into titles, name and kind of bearer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..text import fold
from .names import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..reading import Reading
    from .aliases import Alias, Aliases

PERSON: Final = "person"
ORGANISATION: Final = "organisation"
STATE: Final = "state"
PLACE: Final = "place"
UNKNOWN: Final = "unknown"

_KIND_OF_ALIAS: Final = {
    "state": STATE,
    "capital": STATE,
    "seat": STATE,
    "people": STATE,
    "organisation": ORGANISATION,
    "person": PERSON,
    "place": PLACE,
}
_PARTICLES: Final = frozenset("al bin bint da de del della der di dos du el ibn la le ter van von y zu".split())
#: Bodies whose names go on behind "and" ("Department of Health and Human Services").
_JOINED: Final = frozenset(
    "Agency Board Bureau Center Centre Commission Committee Department Institute Ministry Office Subcommittee".split()
)
_OFFICES_OF: Final = frozenset(
    "Secretary Minister Director President Ambassador Chief Speaker Leader Duke Prince".split()
)
_DAYS: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_MONTHS: Final = frozenset(
    "January February March April May June July August September October November December".split()
) | frozenset("Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec".split())
POSSESSIVE: Final = frozenset({"'s", "'"})
#: Words after which the name of a body says what it is for.
COMPLEMENTS: Final = frozenset({"of", "for", "on"})
_WEAK: Final = frozenset({"ADJ", "NOUN", "X", "NUM", "VERB"})
#: Share of words with a capital from which a heading tells nothing by its capitals.
_TITLE_CASE: Final = 0.6
_LONGEST_ALIAS: Final = 7
#: Most characters of a headline.
_HEADLINE: Final = 130
#: Words of a name whose bearer a party before it makes a person ("Democrat Ala Nur").
_FULL_NAME: Final = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text.

    Parameters
    ----------
    outer, first, stop : int
        Tokens: where titles begin, and the half-open range of the name proper.
    kind : str
        ``person``, ``organisation``, ``state``, ``place`` or ``unknown``.
    words : tuple of str
        The name with plain marks, without suffix ("Jr.").
    titles : tuple of str
        Titles before it, without stops.
    affiliation : tuple of int or None
        Tokens of a body or state named before the titles ("*Pentagon* Press Secretary ...").
    alias : Alias or None
        The row of the table of aliases that the name is in.
    modifies : bool
        The name stands before a noun that it describes ("the *Clinton* campaign") or as its possessor.
    heading : bool
        It stands in a heading.
    """

    outer: int
    first: int
    stop: int
    kind: str
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    affiliation: tuple[int, int] | None = None
    alias: Alias | None = None
    modifies: bool = False
    heading: bool = False


def mentions(reading: Reading, aliases: Aliases) -> tuple[Mention, ...]:
    """Find the names of a text.

    Capitals and parts of speech decide what belongs to a name; the tree is not asked, since it is at its
    weakest inside long names. Names in headings in title case, and whole names of places, are kept: whoever
    uses them decides.

    Parameters
    ----------
    reading : Reading
        Tokens with parts of speech.
    aliases : Aliases
        Names that are known beforehand.

    Returns
    -------
    tuple of Mention
        In order, not overlapping.
    """
    spotter = _Spotter(reading, aliases)
    found = list(spotter.spot())
    return tuple(sorted(found + list(spotter.surnames(found)), key=lambda mention: mention.first))


class _Spotter:
    """One pass over a reading; keeps the plain words and the tables at hand."""

    def __init__(self, reading: Reading, aliases: Aliases) -> None:
        self.reading = reading
        self.aliases = aliases
        table = names()
        self.titles, self.pretitles = table["title"], table["pretitle"]
        self.bodies, self.given = table["body"], table["given"]
        self.suffixes, self.groups, self.roles = table["suffix"], table["group"], table["role"]
        self.words = [fold(token.text) for token in reading.tokens]
        self.capital = [word[:1].isupper() for word in self.words]

    def spot(self) -> Iterator[Mention]:
        reading = self.reading
        for number, sentence in enumerate(reading.sentences):
            kind = reading.segments[sentence.segment].kind
            tokens = reading.sentence_tokens(number)
            if kind == "dateline" or not tokens:
                continue
            heading = kind == "heading" or self._is_headline(sentence.segment)
            shouting = heading and self._is_title_case(tokens)
            at = tokens.start
            while at < tokens.stop:
                if not self.capital[at] or not self._in_name(at, tokens, shouting):
                    at += 1
                    continue
                end = self._run(at, tokens, shouting)
                if found := self._take_apart(at, end, tokens, heading=heading):
                    yield found
                at = end

    def surnames(self, found: Sequence[Mention]) -> Iterator[Mention]:
        """Find surnames, known from full names, that the tagger took for another part of speech."""
        known = {m.words[-1] for m in found if len(m.words) > 1 and m.kind == PERSON}
        taken = {token for m in found for token in range(m.outer, m.stop)}
        for at, word in enumerate(self.words):
            if word in known and at not in taken and self.capital[at]:
                sentence = self.reading.tokens[at].sentence
                segment = self.reading.sentences[sentence].segment
                heading = self.reading.segments[segment].kind == "heading" or self._is_headline(segment)
                modifies = self._modifies(at + 1, self.reading.sentence_tokens(sentence))
                yield self._mention(at, at, at + 1, UNKNOWN, modifies, heading)

    def _is_headline(self, segment: int) -> bool:
        """Tell whether a segment is a headline that ends in a full stop: short, first, not alone."""
        segments = self.reading.segments
        return segment == 0 and len(segments) > 2 and segments[0].end - segments[0].start < _HEADLINE

    def _is_title_case(self, tokens: range) -> bool:
        words = [k for k in tokens if self.words[k][:1].isalpha()]
        return sum(self.capital[k] for k in words) > _TITLE_CASE * len(words)

    # -------------------------------------------------------------- extent
    def _strong(self, at: int) -> bool:
        return self.capital[at] and self.reading.upos[at] == "PROPN" and not self._is_date(at)

    def _in_name(self, at: int, tokens: range, shouting: bool) -> bool:
        """Tell whether a word with a capital can begin a name."""
        if self._strong(at):
            return True
        if shouting or self.reading.upos[at] not in _WEAK or self._is_date(at):
            return False
        follows = self._leads_on(at + 1, tokens)
        if at > tokens.start:
            return follows or self.aliases.find(self.words[at]) is not None or self._plain(at) in self.bodies
        known = self._plain(at) in self.pretitles or self._known(self.words[at])
        return follows and (known or self._alias(at, min(at + 2, tokens.stop)) is not None)

    def _leads_on(self, at: int, tokens: range) -> bool:
        """Tell whether words with a capital lead up to a proper noun or the name of a body."""
        while at < tokens.stop and self.capital[at]:
            if self._strong(at) or self._plain(at) in self.bodies:
                return True
            if self.reading.upos[at] not in _WEAK or self._is_date(at):
                return False
            at += 1
        return False

    def _known(self, word: str) -> bool:
        plain = word.rstrip(".")
        return self.aliases.find(word) is not None or plain in self.titles or plain in self.bodies

    def _is_date(self, at: int) -> bool:
        word = self._plain(at)
        if word in _DAYS:
            return True
        if word not in _MONTHS:
            return False
        before = at > 0 and self.capital[at - 1] and self.reading.upos[at - 1] == "PROPN"
        behind = at + 1 < len(self.words) and self.capital[at + 1] and self.reading.upos[at + 1] == "PROPN"
        return not ((before and self._plain(at - 1) not in _MONTHS) or behind)

    def _plain(self, at: int) -> str:
        return self.words[at].rstrip(".")

    def _run(self, start: int, tokens: range, shouting: bool) -> int:
        reading, words = self.reading, self.words
        at, body = start + 1, self._plain(start)
        while at < tokens.stop:
            if self._strong(at) or (
                not shouting and self.capital[at] and reading.upos[at] in _WEAK and not self._is_date(at)
            ):
                plain = self._plain(at)
                if plain in self.bodies or plain in _OFFICES_OF:
                    body = plain
                at += 1
                continue
            nxt = at + 1
            if nxt >= tokens.stop:
                break
            word = words[at]
            if word in _PARTICLES and (self.capital[nxt] or words[nxt] in _PARTICLES) and reading.upos[at] != "ADP":
                at += 1
                continue
            if word in _PARTICLES and self._strong(nxt) and self._plain(at - 1) not in self.bodies:
                at += 2
                continue
            if word in COMPLEMENTS and (
                body in self.bodies or (word == "of" and body in _OFFICES_OF and self._plain(at - 1) == body)
            ):
                target = nxt + 1 if words[nxt] == "the" and nxt + 1 < tokens.stop else nxt
                named = self._strong(target) or (self.capital[target] and reading.upos[target] in _WEAK)
                if named and (word == "of" or body in _JOINED):
                    at = target + 1
                    continue
            if word in ("and", "&") and self.capital[nxt] and self._goes_on(start, at, nxt, tokens, body):
                at = nxt + 1
                continue
            break
        return at

    def _goes_on(self, start: int, at: int, nxt: int, tokens: range, body: str) -> bool:
        """Tell whether "and" stands inside a name ("Health and Human Services") rather than between two."""
        if self.words[at] == "&":
            return True
        if body not in _JOINED or ("of" not in self.words[start:at] and self._plain(start) != body):
            return False
        stop = nxt
        while stop < tokens.stop and self.capital[stop]:
            stop += 1
        rest = [self.words[k] for k in range(nxt, stop)]
        return not any(self._known(word) or word in self.given for word in rest[:1] + rest[-1:])

    # -------------------------------------------------------------- taking apart
    def _take_apart(self, start: int, stop: int, tokens: range, *, heading: bool) -> Mention | None:
        modifies = self._modifies(stop, tokens)
        if start == tokens.start and stop - start == 1 and self._is_common(self.words[start]):
            return None
        row = self._alias(start, stop)
        if row is not None:
            if row.kind == "demonym":
                return None
            return self._mention(start, start, stop, _KIND_OF_ALIAS[row.kind], modifies, heading, alias=row)

        first, titles, affiliation = self._titles(start, stop)
        if first == stop:
            return None
        if titles:
            row = self._alias(first, stop)
            if (row is not None and row.kind in ("organisation", "state")) or self._is_body(first, stop):
                # "General Motors", "Chief Justice Department lawyers": the title is part of the name.
                return self._mention(start, start, stop, ORGANISATION, modifies, heading)
            return self._mention(start, first, stop, PERSON, modifies, heading, titles=titles, affiliation=affiliation)
        if self._is_body(start, stop):
            return self._mention(start, start, stop, ORGANISATION, modifies, heading)
        prefix = self._prefix(start, stop)
        if prefix is not None and stop - prefix > 1:
            in_party = self._plain(start) in self.pretitles and stop - prefix == _FULL_NAME
            if in_party or self.words[prefix] in self.given:
                before = (start, prefix)
                return self._mention(start, prefix, stop, PERSON, modifies, heading, affiliation=before)
        if stop - start > 1 and self.words[start] in self.given:
            return self._mention(start, start, stop, PERSON, modifies, heading)
        return self._mention(start, start, stop, UNKNOWN, modifies, heading)

    def _is_common(self, word: str) -> bool:
        """Tell whether a word is a noun for people or groups, which only begins its sentence ("Aides")."""
        low = word.lower()
        return any(form in kind for form in (low, low.removesuffix("s")) for kind in (self.roles, self.groups))

    def _mention(
        self,
        outer: int,
        first: int,
        stop: int,
        kind: str,
        modifies: bool,
        heading: bool,
        *,
        titles: Sequence[str] = (),
        affiliation: tuple[int, int] | None = None,
        alias: Alias | None = None,
    ) -> Mention:
        words = tuple(self.words[first:stop])
        if len(words) > 1 and words[-1].rstrip(".") in self.suffixes:
            words = words[:-1]
        return Mention(outer, first, stop, kind, words, tuple(titles), affiliation, alias, modifies, heading)

    def _alias(self, start: int, stop: int) -> Alias | None:
        if stop - start > _LONGEST_ALIAS:
            return None
        tokens = self.reading.tokens
        return self.aliases.find(self.reading.string[tokens[start].start : tokens[stop - 1].end])

    def _modifies(self, stop: int, tokens: range) -> bool:
        if stop >= tokens.stop:
            return False
        if self.words[stop].lower() in POSSESSIVE:
            return True
        describes = self.reading.upos[stop] in ("NOUN", "ADJ", "PROPN") and self.words[stop].islower()
        return describes and self.reading.tokens[stop].start > (self.reading.tokens[stop - 1].end)

    def _titles(self, start: int, stop: int) -> tuple[int, list[str], tuple[int, int] | None]:
        """Find where the name begins behind its last title, the titles, and what stands before them."""
        last = -1
        for at in range(start, stop):
            if self._plain(at) in self.titles:
                last = at
        if last < 0:
            return start, [], None
        first, affiliation = last + 1, None
        if first < stop and self.words[first] == "of":
            first += 2 if self.words[first + 1] == "the" else 1
            end = first + 1
            for longest in range(stop, first, -1):
                if self._alias(first, longest) is not None:
                    end = longest
                    break
            affiliation, first = (first, end), end
        if first >= stop:
            # A title and nothing else ("Secretary of State"), or a name that ends in one ("Nick Justice").
            if last > start and self.words[start] in self.given:
                return start, [], None
            return stop, [], None
        titles = []
        head = start
        for at in range(start, last + 1):
            plain = self._plain(at)
            if plain in self.titles or plain in self.pretitles:
                titles.append(plain)
            elif not titles:
                head = at + 1
        if head > start:
            affiliation = (start, head)
        return first, titles, affiliation

    def _is_body(self, start: int, stop: int) -> bool:
        for at in range(start, stop):
            if self.words[at] in COMPLEMENTS:
                return at > start and self._plain(at - 1) in self.bodies
        last = self._plain(stop - 1)
        return last in self.bodies and (stop - start > 1 or last not in ("House", "Press", "Times"))

    def _prefix(self, start: int, stop: int) -> int | None:
        """Find the end of a state, demonym or party that opens the run."""
        if self._plain(start) in self.pretitles:
            return start + 1
        for end in range(min(stop - 1, start + 2), start, -1):
            row = self._alias(start, end)
            if row is not None and row.kind in ("demonym", "state"):
                return end
        return None
