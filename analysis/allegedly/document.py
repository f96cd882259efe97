"""One text with everything that was found in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from . import reading as _reading
from ._setup import Lexica, Names, OwnRows, setup
from .actors import Actors, actors, with_speakers
from .acts import Act, acts
from .attributions import Attribution, attributions
from .charges import Charge, charges
from .lexicon import Lexicon
from .marks import Mark, marks
from .quotes import Quotation, quotations
from .reading import Reading
from .settings import Settings
from .text import Text, read_text

if TYPE_CHECKING:
    import pandas as pd

    from ._types import Spans

#: Version of the record that `Document.to_dict` returns; it rises when a key changes its meaning.
SCHEMA: Final = 1


@dataclass(frozen=True, repr=False)
class Document:
    """A text and what was found in it.

    The frames `tokens`, `attributions`, `marks`, `acts`, `charges` and `actors` are made when they are
    first asked for; `records` holds the same things as plain records. Make one with `analyze` or `read`.

    Attributes
    ----------
    text : Text
        The untouched text, its name and metadata.
    reading : Reading
        Tokens with tags, parts of speech and dependencies.
    quotations : tuple of Quotation
        Stretches in quotation marks.
    records : Records
        Attributions, marks, acts, charges and actors.
    settings : Settings
        Versions, tables of the user's, and what was switched off.
    """

    text: Text
    reading: Reading
    quotations: tuple[Quotation, ...]
    records: Records
    settings: Settings

    @property
    def name(self) -> str:
        """Name of the text: a file's name without extension."""
        return self.text.name

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """Words and marks with lemma, part of speech, dependency and tag; one row a token."""
        from . import frames

        return frames.tokens(self.reading, doc=self.name, meta=self.text.meta)

    @cached_property
    def attributions(self) -> pd.DataFrame:
        """Who is said to have said what; one row an attribution."""
        from . import frames

        return frames.attributions(self.records.attributions, self.reading, doc=self.name, meta=self.text.meta)

    @cached_property
    def marks(self) -> pd.DataFrame:
        """Hedges, boosters and other marks of stance with scope and holder; one row a mark."""
        from . import frames

        return frames.marks(self.records.marks, self.reading, doc=self.name, meta=self.text.meta)

    @cached_property
    def acts(self) -> pd.DataFrame:
        """Accusations, denials, evasions and other acts; one row an act."""
        from . import frames

        return frames.acts(
            self.records.acts,
            self.reading,
            actors=self.records.actors,
            doc=self.name,
            meta=self.text.meta,
        )

    @cached_property
    def charges(self) -> pd.DataFrame:
        """What somebody is accused of; one row a charge."""
        from . import frames

        return frames.charges(self.records.charges, self.reading, doc=self.name, meta=self.text.meta)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """People and bodies with the names they go by; one row an actor."""
        from . import frames

        return frames.actors(self.records.actors, self.reading, doc=self.name, meta=self.text.meta)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """Who stands where on each charge; one row a pair of charge and act."""
        from . import frames

        return frames.ledger(self.acts, self.charges)

    @property
    def columns(self) -> pd.DataFrame:
        """What each column of each frame holds; one row a column."""
        from . import frames

        return frames.columns()

    def __repr__(self) -> str:
        """Return one line: name and how much was found."""
        found = self.records
        return (
            f"<Document {self.name!r}: {len(self.reading.tokens)} tokens, {len(found.attributions)} attributions, "
            f"{len(found.marks)} marks, {len(found.acts)} acts, {len(found.charges)} charges>"
        )

    def _repr_html_(self) -> str:
        """Show the document in Jupyter: the text with what was found in it."""
        from . import html

        return html.fragment(self)

    def cite(self, what: object, end: int | None = None) -> str:
        """Quote the sentence around something that was found, with its source and place: for a footnote.

        Parameters
        ----------
        what : str, int, or row
            An id (``"x3"``, ``"a1"``, ``"m2"``, ``"C1"``), a row of one of the frames, or the offset at which the
            words begin.
        end : int, optional
            The offset before which the words end; with an offset as `what` only.

        Returns
        -------
        str
            See `allegedly.papers.cite`, which also says what it raises.

        Examples
        --------
        >>> doc = analyze("It rained. Moscow denied arming the rebels.", meta={"outlet": "The Courier"})
        >>> doc.cite("x1")
        'The Courier, characters 11–43: Moscow denied arming the rebels.'
        """
        from . import papers

        return papers.cite(self, what, end)

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain lists, strings and numbers: the JSON record.

        Spans are ``[start, end)`` in characters of the untouched text.

        Examples
        --------
        >>> record = analyze("Moscow denied arming the rebels.").to_dict()
        >>> [(act["act"], act["source_name"]) for act in record["acts"]]
        [('DENY', 'Moscow')]
        """
        found = self.records
        return {
            "schema": SCHEMA,
            "doc": self.name,
            "sha256": self.text.sha256,
            "meta": dict(self.text.meta),
            "settings": self.settings.to_dict(),
            "sentences": [[s.start, s.end] for s in self.reading.sentences],
            "attributions": [
                {
                    "id": a.id,
                    "source": _lists(a.source),
                    "cue": _lists(a.cue),
                    "content": _lists(a.content),
                    "speaker": a.speaker,
                    "cue_lemma": a.cue_lemma,
                    "quote": a.quote,
                    "parent": a.parent,
                    "author_commitment": a.author_commitment,
                    "score": round(a.score, 4),
                }
                for a in found.attributions
            ],
            "marks": [
                {
                    "id": m.id,
                    "category": m.category,
                    "subtype": m.subtype,
                    "start": m.start,
                    "end": m.end,
                    "text": m.text,
                    "entry": m.entry,
                    "lexicon": m.lexicon,
                    "rule": m.rule,
                    "scope": None if m.scope is None else list(m.scope),
                    "holder": m.holder,
                    "attribution": m.attribution,
                }
                for m in found.marks
            ],
            "acts": [
                {
                    "id": x.id,
                    "act": x.act,
                    "cue": _lists(x.cue),
                    "source": _party(x.source),
                    "source_name": x.source_name,
                    "target": _party(x.target),
                    "target_name": x.target_name,
                    "charge": None if x.charge is None else list(x.charge),
                    "charge_id": x.charge_id,
                    "explicitness": x.explicitness,
                    "blocked": x.blocked,
                    "block": x.block,
                    "hedged": x.hedged,
                    "rule": x.rule,
                    "score": round(x.score, 4),
                    "attribution": x.attribution,
                }
                for x in found.acts
            ],
            "charges": [
                {"id": c.id, "gloss": c.gloss, "accused": list(c.accused), "mentions": _lists(c.mentions)}
                for c in found.charges
            ],
            "actors": [
                {
                    "name": a.name,
                    "aliases": list(a.aliases),
                    "speaks_for": a.speaks_for,
                    "mentions": _lists(a.mentions),
                }
                for a in found.actors
            ],
        }


@dataclass(frozen=True, slots=True)
class Records:
    """What was found in a text, each in the order of the text."""

    attributions: tuple[Attribution, ...]
    marks: tuple[Mark, ...]
    acts: tuple[Act, ...]
    charges: tuple[Charge, ...]
    actors: Actors


def _lists(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _party(spans: Spans | str | None) -> list[list[int]] | str | None:
    return spans if spans is None or isinstance(spans, str) else _lists(spans)


def analyze(
    text: str,
    *,
    name: str = "",
    meta: Mapping[str, object] | None = None,
    lexicon: Lexicon | None = None,
    lexica: Lexica = (),
    without: Names = (),
    aliases: OwnRows | None = None,
    paraphrases: OwnRows | None = None,
    learned: bool = True,
    threads: int | None = None,
) -> Document:
    """Analyze a text.

    Parameters
    ----------
    text : str
        Any text; whatever is in it, the result is a document.
    name : str
        Name of the document in the tables.
    meta : Mapping, optional
        Metadata, carried to every row of every table.
    lexicon : Lexicon, optional
        Markers to look for in place of ours (`allegedly.lexicon.default`).
    lexica : path-like or Lexicon, or sequence of these
        Tables of markers, reporting cues or word classes to add to ours, told apart by their headers (see
        `allegedly.lexicon`), or lexica of markers made in Python. A row replaces one of ours with the same entry,
        category and subtype; the same lemma, part of speech, frames and objects; or the same lemma and class. It goes
        before ours where both fit the same words; a later table wins over an earlier one.
    without : str or sequence of str
        What to switch off, in all these lexica and among the rules for acts: ``"HEDGE"``, ``"HEDGE.weasel"``,
        ``"HEDGE.hearsay:allegedly"``, ``"entry:allegedly"``, ``"test:clause_adverb"``, ``"rule:C7"``,
        ``"cue:accuse"``, ``"class:FALSITY:lie"``. What each of them means: `allegedly.lexicon.switching`.
    aliases : path-like or DataFrame, optional
        Names of your own, which win over those that come with the library (see `allegedly.actors`).
    paraphrases : path-like or DataFrame, optional
        Wordings of charges of your own, which go before those that come with the library (see
        `allegedly.charges.paraphrases`).
    learned : bool
        Whether acts may come from the learned model too; False for those of the rules alone.
    threads : int, optional
        Processor threads of the reading model, 1 by default.

    Returns
    -------
    Document
        Its `settings` record all of this.

    Raises
    ------
    ModelError
        If the model in the package is missing or damaged.
    LexiconError
        If a table is missing or breaks its format, or a name in `without` calls nothing.

    Examples
    --------
    >>> analyze("Moscow denied arming the rebels.").acts[["act", "source_name"]].values.tolist()
    [['DENY', 'Moscow']]
    >>> doc = analyze("Some say the mayor allegedly lied.", without=["HEDGE.weasel", "rule:A10"])
    >>> doc.marks["text"].tolist(), doc.settings.changes
    (['allegedly'], ('without HEDGE.weasel, rule:A10',))
    """
    model = _reading.default(threads or 1)
    tools = setup(
        model=model.sha256,
        lexicon=lexicon,
        lexica=lexica,
        without=without,
        aliases=aliases,
        paraphrases=paraphrases,
        learned=learned,
    )
    reading = _reading.read(text, model=model)
    quoted = quotations(text, reading.segments)
    voiced = attributions(reading, quoted, tables=tools.tables)
    known = actors(reading, quoted, voiced, aliases=tools.aliases)
    voiced = with_speakers(voiced, known)
    stance = marks(reading, quoted, voiced, tools.lexicon, actors=known)
    # Acts of a rule that is switched off are left out only now, as nothing is to take their place.
    found = acts(reading, voiced, known, stance, learned=learned, tables=tools.tables)
    done = tuple(act for act in found if act.rule not in tools.rules_off)
    done, disputed = charges(reading, done, known, paraphrases=tools.paraphrases, tables=tools.tables)
    records = Records(voiced, stance, done, disputed, known)
    # They serve while rules look at the text; a document that is kept would keep them.
    reading.answers.clear()
    return Document(Text(text, name, meta or {}), reading, quoted, records, tools.settings)


def read(
    path: str | os.PathLike[str],
    *,
    meta: Mapping[str, object] | None = None,
    lexicon: Lexicon | None = None,
    lexica: Lexica = (),
    without: Names = (),
    aliases: OwnRows | None = None,
    paraphrases: OwnRows | None = None,
    learned: bool = True,
    threads: int | None = None,
) -> Document:
    """Analyze a text file; the parameters are those of `analyze`.

    Raises
    ------
    ReadError
        If the file is missing or is not text.
    ModelError, LexiconError
        As `analyze` does.
    """
    text = read_text(path, meta=meta)
    return analyze(
        text.string,
        name=text.name,
        meta=text.meta,
        lexicon=lexicon,
        lexica=lexica,
        without=without,
        aliases=aliases,
        paraphrases=paraphrases,
        learned=learned,
        threads=threads,
    )
