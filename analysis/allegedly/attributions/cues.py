"""After which word and entry of the table a cue is named, and to what it commits the reporting voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .drafts import head_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._tables import Cue
    from .._types import Spans
    from ..reading import Reading

_ACKNOWLEDGE: Final = "acknowledge"
_ENDORSE: Final = "endorse"
_POS: Final = {"AUX": "VERB", "PROPN": "NOUN", "SCONJ": "ADP"}
_PARTICLES: Final = ("compound:prt", "obj", "obl", "case", "fixed")
_NOT: Final = frozenset({"not", "never", "n't", "n’t"})


class Naming:
    """Names cues after the words and entries of a table."""

    def __init__(self, reading: Reading, table: Mapping[str, tuple[Cue, ...]]) -> None:
        self._reading = reading
        self._table = table

    def named(self, cue: Spans) -> tuple[int, str, str]:
        """Name a cue: token, lemma or entry in the cue table, and commitment."""
        reading = self._reading
        token = head_of(reading, cue) if cue else -1
        if token < 0:
            return -1, "", _ACKNOWLEDGE
        words = [t for span in cue for t in reading.tokens_in(span)]
        token = self._saying(token, words)
        entry = self._entry(token, words)
        listed = self._table.get(entry, ())
        rows = [row for row in listed if row.pos == self._pos(token)] or listed
        commitment = next((row.commitment for row in rows if not row.object), "") or (
            rows[0].commitment if rows else _ACKNOWLEDGE
        )
        if commitment == _ENDORSE and any(reading.text(t).lower() in _NOT for t in words):
            commitment = _ACKNOWLEDGE
        return token, entry, commitment

    def _pos(self, token: int) -> str:
        upos = self._reading.upos[token]
        return _POS.get(upos, upos)

    def _rows(self, token: int) -> tuple[Cue, ...]:
        listed = self._table.get(self._reading.lemma[token], ())
        return tuple(row for row in listed if row.pos == self._pos(token))

    def _saying(self, head: int, words: Sequence[int]) -> int:
        """Pass from a verb that only carries the cue ("went on to say", "seemed to think") to the cue word."""
        reading = self._reading
        if " " in self._entry(head, words):
            return head
        if reading.upos[head] != "NOUN" and any(row.act != "ASSERT" for row in self._rows(head)):
            return head
        if reading.upos[head] == "NOUN":
            said = [t for t in words if reading.upos[t] == "VERB" and self._rows(t)]
            return said[0] if said else head
        low = reading.children(head, "xcomp", "ccomp", "advcl", "obj")
        below = [t for t in words if t in low and self._rows(t)]
        if below:
            return below[0]
        if self._rows(head):
            return head
        return next((t for t in words if reading.upos[t] in ("VERB", "NOUN") and self._rows(t)), head)

    def _entry(self, token: int, words: Sequence[int]) -> str:
        """Return the longest entry of the cue table that the word begins, else its lemma."""
        reading = self._reading
        lemma = reading.lemma[token]
        if reading.text(token).lower() == "according":
            return "according to"
        followers = [t for t in words if t > token] + list(reading.children(token, *_PARTICLES))
        for follower in followers:
            entry = f"{lemma} {reading.lemma[follower]}"
            if entry in self._table:
                return entry
        return lemma
