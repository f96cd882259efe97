"""What every unit goes through before it is a text: characters, length, repetition, language, name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..text import Text
from .duplicates import Repeat, Repeats
from .language import available, other_language
from .problems import Problem, Severity
from .units import Found, Unit

#: Half of a pair, which UTF-8 cannot hold, and the character that ends strings in many programs.
_NO_TEXT: Final = re.compile("[\ud800-\udfff\0]")


class Checks:
    """The checks of one pass over a corpus.

    Parameters
    ----------
    language : str or None
        The language that texts should be in, None for any.
    duplicates : str
        "keep", "drop" or "drop exact".
    max_characters : int
        The longest text that is taken.
    """

    def __init__(self, *, language: str | None, duplicates: str, max_characters: int) -> None:
        self._language = language if language and available() else None
        self._unchecked = bool(language) and not available()
        self._duplicates = duplicates
        self._max_characters = max_characters
        self._names: set[str] = set()
        self._repeats = Repeats()

    def checked(self, found: Found) -> Iterator[Text | Problem]:
        """Yield the text of a unit, if it becomes one, after what is to be said about it."""
        if self._unchecked:
            self._unchecked = False
            reason = "not looked at: this needs py3langid: python -m pip install 'allegedly[files]'"
            yield Problem("", "", "language", reason, "note")
        if isinstance(found, Problem):
            yield found
            return
        unit = found
        if not unit.string.strip():
            yield _problem(unit, "empty", "holds nothing but white space")
            return
        if len(unit.string) > self._max_characters:
            reason = f"{len(unit.string):,} characters, and {self._max_characters:,} are allowed; raise max_characters"
            yield _problem(unit, "too large", reason)
            return
        string, changed = _NO_TEXT.subn("\ufffd", unit.string)
        name = self._name(unit)
        flaws = list(unit.flaws)
        repeat = self._repeats.see(string, name)
        if repeat is not None:
            dropped = self._duplicates == "drop" or (self._duplicates == "drop exact" and repeat.exact)
            flaw = _repeated(unit, repeat, dropped=dropped)
            if dropped:
                self._names.discard(name)
                yield flaw
                return
            flaws.append(flaw)
        if changed:
            flaws.append(_problem(unit, "characters", f"{changed} replaced by U+FFFD", "warning"))
        if name != unit.name:
            flaws.append(_problem(unit, "name", f"another text is called {unit.name!r}", "warning"))
        flaws.extend(self._language_of(unit))
        yield from (replace(flaw, source=unit.source, location=unit.location, doc=name) for flaw in flaws)
        yield Text(string, name, unit.meta)

    def _language_of(self, unit: Unit) -> Iterator[Problem]:
        if self._language and (other := other_language(unit.string, wanted=self._language)):
            yield _problem(unit, "language", f"looks like {other!r} and not {self._language!r} (ISO 639-1)", "warning")

    def _name(self, unit: Unit) -> str:
        """Return a name that no text before has, and that does not hang on how many have it."""
        name = unit.name
        if name in self._names:
            name = f"{unit.name}-{Text(unit.string).sha256[:8]}"
        number = 1
        given = name
        while name in self._names:
            number += 1
            name = f"{given}-{number}"
        self._names.add(name)
        return name


def _repeated(unit: Unit, repeat: Repeat, *, dropped: bool) -> Problem:
    what = f"the same as {repeat.of!r}" if repeat.exact else f"shares {repeat.resemblance:.0%} with {repeat.of!r}"
    kind = "duplicate" if repeat.exact else "near duplicate"
    return _problem(unit, kind, f"{what}; left out" if dropped else what, "note" if dropped else "warning")


def _problem(unit: Unit, kind: str, reason: str, severity: Severity = "error") -> Problem:
    return Problem(unit.source, unit.location, kind, reason, severity)
