"""Trying rows of reporting cues and of word classes on their own sentences.

A cue fires where an unblocked act of its kind is done by its words, or where an attribution is named after it. Some
rows do the first, some the second, some both; the counterexample must not do what the example does. Acts that the
learned model finds do not count.

A word class decides between readings of many cues, so its rows are tried by what every rule asks: whether a word of
the sentence is in the class, with its part of speech and the words that the row needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._tsv import EMPTY
from .reporting import Tables, default_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._tables import Cue, WordClass
    from .._types import Span
    from ..acts import Act
    from ..attributions import Attribution
    from ..reading import Reading

_ACT: Final = "act"
_ATTRIBUTION: Final = "attribution"
#: Parts of speech of the words in classes named ``..._N`` and ``..._V``; other classes hold words of any.
_UPOS: Final = {"N": frozenset({"NOUN", "PROPN", "PRON"}), "V": frozenset({"VERB", "AUX"})}
_AS_IN_TABLE: Final = {"AUX": "VERB", "PROPN": "NOUN"}


def cue_trial(row: Cue, *, tables: Tables | None = None) -> Iterator[str]:
    """Yield what the sentences of a reporting cue say against it; nothing if they bear it out.

    Parameters
    ----------
    row : Cue
        A row that keeps to the format.
    tables : Tables, optional
        Cues and word classes in force, `row` among them; by default those of the package.

    Yields
    ------
    str
        Field, value and remedy.

    Raises
    ------
    ModelError
        If the reading model is missing or damaged.

    Examples
    --------
    >>> from dataclasses import replace
    >>> row = next(row for row in default_tables().cues if row.lemma == "accuse")
    >>> list(cue_trial(replace(row, example="The union accused the firm of fraud.", counterexample="-")))
    []
    >>> list(cue_trial(replace(row, example="The union met the firm.", counterexample="-")))
    ["example: 'accuse' does no ACCUSE in 'The union met the firm.'; change the row or the sentence"]
    """
    known = default_tables() if tables is None else tables
    does = _done(row, row.example, known) if row.example != EMPTY else frozenset({_ACT})
    if not does:
        yield f"example: {row.lemma!r} does no {row.act} in {row.example!r}; change the row or the sentence"
        return
    if row.counterexample == EMPTY:
        return
    # A verb may name an attribution where its act is prevented by something else: what counts is the act.
    shared = _done(row, row.counterexample, known) & (does & {_ACT} or does)
    if shared:
        what = f"does {row.act}" if _ACT in shared else "names an attribution"
        yield f"counterexample: {row.lemma!r} {what} in {row.counterexample!r} as well; change the sentence"


def class_trial(row: WordClass) -> Iterator[str]:
    """Yield what the sentences of a member of a word class say against it; nothing if they bear it out.

    Parameters
    ----------
    row : WordClass
        A row that keeps to the format; it is tried alone.

    Yields
    ------
    str
        Field, value and remedy.

    Raises
    ------
    ModelError
        If the reading model is missing or damaged.

    Examples
    --------
    >>> row = next(row for row in default_tables().objects if row.lemma == "bribery")
    >>> list(class_trial(row))
    []
    """
    if row.example != EMPTY and not _is_member(row, row.example):
        remedy = "change the row or the sentence"
        yield f"example: no {row.lemma!r} of {row.name} in {row.example!r}; {remedy}"
    if row.counterexample != EMPTY and _is_member(row, row.counterexample):
        remedy = "name what it needs, or change the sentence"
        yield f"counterexample: {row.lemma!r} is of {row.name} in {row.counterexample!r} as well; {remedy}"


def _done(row: Cue, text: str, tables: Tables) -> frozenset[str]:
    """Return what a cue does in a sentence: an act of its kind, naming an attribution, both or nothing."""
    from .. import reading as _reading
    from ..actors import actors, with_speakers
    from ..acts import acts
    from ..attributions import attributions
    from ..marks import marks
    from ..quotes import quotations
    from .tables import default

    reading = _reading.read(text)
    quoted = quotations(text, reading.segments)
    voiced = attributions(reading, quoted, tables=tables)
    known = actors(reading, quoted, voiced)
    voiced = with_speakers(voiced, known)
    stance = marks(reading, quoted, voiced, default(), actors=known)
    found = acts(reading, voiced, known, stance, learned=False, tables=tables)
    places = _places(row, reading)
    own = [act for act in found if any(_by(row, act, place) for place in places)]
    does = {_ACT} if any(not act.blocked for act in own) else set()
    # Who "did not accuse" is named by the cue as well, but that is no accusation.
    if (does or not own) and any(_named(row, reading, one) for one in voiced):
        does.add(_ATTRIBUTION)
    return frozenset(does)


def _places(row: Cue, reading: Reading) -> list[Span]:
    """Return where the first word of the entry stands, with the others behind it."""
    from ..acts.cue_frames import CueTable

    table = CueTable((row,))
    words = [found[0] for k in range(len(reading.tokens)) for _, found in table.starting(reading, k)]
    return [reading.span(word, word) for word in words]


def _by(row: Cue, act: Act, place: Span) -> bool:
    return act.act == row.act and any(start < place[1] and place[0] < end for start, end in act.cue)


def _named(row: Cue, reading: Reading, one: Attribution) -> bool:
    if one.cue_lemma != row.lemma:
        return False
    upos = reading.upos[one.cue_token]
    return row.pos == "ADP" or " " in row.lemma or _AS_IN_TABLE.get(upos, upos) == row.pos


def _is_member(row: WordClass, text: str) -> bool:
    from .. import reading as _reading
    from .._syntax import below
    from ..acts.cue_frames import CueTable
    from ..acts.scene import Scene

    reading = _reading.read(text)
    scene = Scene(reading, (), (), Tables(objects=(row,)), CueTable(()), frozenset())
    parts = _UPOS.get(row.name.rpartition("_")[2]) if " " not in row.lemma else None
    for word in range(len(reading.tokens)):
        needs = scene.needs(word, row.name)
        gerund = row.name.endswith("_N") and reading.text(word).lower().endswith("ing")
        if needs is None or (parts is not None and reading.upos[word] not in parts and not gerund):
            continue
        if not needs or any(reading.lemma[k].lower() in needs for k in below(reading, word) if k != word):
            return True
    return False
