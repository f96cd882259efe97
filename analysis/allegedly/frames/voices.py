"""Whose words are whose: the voice of every token and mark, and how many words each voice has.

The voice at a place is the speaker of the innermost attribution whose content holds it; outside all contents it is
``AUTHOR``, and where the text does not say who speaks, ``UNSTATED``. The source and the cue of an attribution are
the words of whoever reports it: reported speech is speech within speech (Voloshinov 1973). Each word has one voice,
and the words of all voices sum to those of the document.

A word is a token that holds a letter or a digit. ``isn't`` is two, as the tokens are: "is" and "n't".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from .._errors import Error
from .._types import AUTHOR
from .making import STRING, parties_of, typed
from .schema import VOICES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..document import Document

#: What stands in the column ``quote`` for words outside all contents.
NO_QUOTE: Final = "author"

_NEEDED: Final = ("doc", "id", "speaker", "quote", "content_spans")


def is_word(token: str) -> bool:
    """Tell whether a token is a word: whether it holds a letter or a digit.

    Examples
    --------
    >>> [is_word(token) for token in ("Moscow", "n't", "2018", "%", "—", "''")]
    [True, True, True, False, False, False]
    """
    return any(map(str.isalnum, token))


def with_voice(frame: pd.DataFrame, doc: Document | pd.DataFrame) -> pd.DataFrame:
    """Give every row of a frame its voice.

    Parameters
    ----------
    frame : pandas.DataFrame
        Rows with ``doc`` and ``start``, such as tokens, marks or acts. The voice is that of the character at
        ``start``.
    doc : Document or pandas.DataFrame
        The document that the rows are of; or the attributions (columns as in `ATTRIBUTIONS`) of all the documents
        that they are of.

    Returns
    -------
    pandas.DataFrame
        The frame with two columns more: ``voice``, and ``quote``, which is ``direct``, ``mixed`` or ``indirect`` as
        the attribution is, ``author`` outside all contents. Rows without a ``start`` have neither.

    Raises
    ------
    Error
        If a column is missing, or the rows are of another document.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze('"We never sold them arms," the minister said. He may resign.', name="arms")
    >>> with_voice(doc.marks, doc)[["text", "voice", "quote"]].values.tolist()
    [['We', 'minister', 'direct'], ['never', 'minister', 'direct'], ['may', 'AUTHOR', 'author']]
    """
    _need(frame, ("doc", "start"), "frame")
    if isinstance(doc, pd.DataFrame):
        attributions = doc
        _need(attributions, _NEEDED, "attributions")
    else:
        attributions = doc.attributions
        for name in frame["doc"].unique():
            if name != doc.name:
                raise Error(
                    f"the frame has rows of document {name!r}, not only of {doc.name!r}: "
                    "give the rows of one document, or the attributions of all"
                )
    found = _voices_at(frame, attributions)
    return frame.assign(
        voice=pd.Series([voice for voice, _, _ in found], frame.index, dtype=STRING),
        quote=pd.Series([quote for _, quote, _ in found], frame.index, dtype=STRING),
    )


def with_party(frame: pd.DataFrame, doc: Document, *, of: str = "voice") -> pd.DataFrame:
    """Give every row of a frame the party that somebody in it speaks for.

    Parameters
    ----------
    frame : pandas.DataFrame
        Rows of one document.
    doc : Document
        The document that the rows are of.
    of : str
        The column that names somebody: ``voice``, ``speaker``, ``actor``.

    Returns
    -------
    pandas.DataFrame
        The frame with one column more, ``party``: as in the ledger whom the text, or the list of names, lets them
        speak for, else their own name; ``AUTHOR`` and ``UNSTATED`` stay.

    Raises
    ------
    Error
        If there is no such column.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Moscow said that it rained. The Kremlin denied it.")
    >>> with_party(doc.attributions, doc, of="speaker")[["speaker", "party"]].values.tolist()
    [['Moscow', 'Russia'], ['Kremlin', 'Russia']]
    """
    _need(frame, (of,), "frame")
    names = [None if pd.isna(name) else str(name) for name in frame[of]]
    return frame.assign(party=pd.Series(parties_of(names, doc.records.actors), frame.index, dtype=STRING))


def voices(doc: Document) -> pd.DataFrame:
    """Count the words of each voice of a document.

    Parameters
    ----------
    doc : Document
        What `allegedly.analyze` or `allegedly.read` gave.

    Returns
    -------
    pandas.DataFrame
        Columns as in `VOICES` and the document's metadata: one row a voice and quote type, in the order in which
        they first speak. The words sum to those of the document, the shares to 1. A voice whose whole content
        another one takes up has no row.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze('"We never sold them arms," the minister said. He may resign.', name="arms")
    >>> voices(doc)[["voice", "quote", "words", "tokens", "attributions"]].values.tolist()
    [['minister', 'direct', 5, 8, 1], ['AUTHOR', 'author', 6, 8, 0]]
    """
    return voices_of(doc.tokens, doc.attributions)


def voices_of(tokens: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """Count the words of each voice of many documents, from their tables.

    Parameters
    ----------
    tokens, attributions : pandas.DataFrame
        Columns as in `TOKENS` and `ATTRIBUTIONS`, of the same documents.

    Returns
    -------
    pandas.DataFrame
        As `voices` does, document after document.

    Raises
    ------
    Error
        If a column is missing.
    """
    _need(tokens, ("doc", "start", "text"), "tokens")
    _need(attributions, _NEEDED, "attributions")
    extra = [name for name in tokens.columns if name.startswith("meta_")]
    found = _voices_at(tokens, attributions)
    rows = tokens[["doc"]].assign(
        voice=pd.Series([voice for voice, _, _ in found], tokens.index, dtype=STRING),
        quote=pd.Series([quote for _, quote, _ in found], tokens.index, dtype=STRING),
        attribution=pd.Series([by for _, _, by in found], tokens.index, dtype=STRING),
        words=pd.Series([is_word(text) for text in tokens["text"].to_numpy(object)], tokens.index, dtype="int64"),
    )
    groups = rows.groupby(["doc", "voice", "quote"], sort=False)
    counted = groups.agg(words=("words", "sum"), tokens=("words", "size"), attributions=("attribution", "nunique"))
    counted = counted.reset_index()
    whole = counted.groupby("doc")["words"].transform("sum")
    about = tokens[["doc", *extra]].drop_duplicates("doc")
    return typed(counted.assign(share=counted["words"] / whole.where(whole > 0)).merge(about, on="doc"), VOICES)


def _need(frame: pd.DataFrame, columns: Iterable[str], name: str) -> None:
    for column in columns:
        if column not in frame.columns:
            raise Error(f"{name}: no column {column!r}; give a frame of the library with all its columns")


Found = tuple[str | None, str | None, str | None]
_AUTHOR: Final[Found] = (AUTHOR, NO_QUOTE, None)
_NOWHERE: Final[Found] = (None, None, None)


def _voices_at(frame: pd.DataFrame, attributions: pd.DataFrame) -> list[Found]:
    """Return voice, quote type and attribution at the start of each row."""
    spoken = {str(name): group for name, group in attributions.groupby("doc", sort=False)}
    found: list[Found] = [_NOWHERE] * len(frame)
    where = np.array(frame["start"].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64)
    for name, at in frame.groupby("doc", sort=False).indices.items():
        contents = list(_contents(spoken[str(name)])) if str(name) in spoken else []
        for row, voice in zip(at, _innermost(where[at], contents), strict=True):
            found[row] = voice
    return found


def _contents(attributions: pd.DataFrame) -> Iterator[tuple[int, int, Found]]:
    columns = [attributions[name] for name in ("content_spans", "speaker", "quote", "id")]
    for spans, speaker, quote, by in zip(*columns, strict=True):
        for start, end in spans:
            yield int(start), int(end), (speaker, quote, by)


def _innermost(offsets: NDArray[np.float64], contents: Sequence[tuple[int, int, Any]]) -> list[Found]:
    """Return what the shortest content around each offset has to say, in the time that sorting takes.

    Contents overwrite each other from the longest to the shortest, as those of marks do.
    """
    order = np.argsort(offsets, kind="stable")
    inside = offsets[order]
    owner = np.full(len(offsets), -1)
    # Longer contents first, so that an inner one overwrites the one around it.
    for number in sorted(range(len(contents)), key=lambda n: contents[n][0] - contents[n][1]):
        start, end, _ = contents[number]
        first, last = np.searchsorted(inside, [start, end])
        owner[first:last] = number
    found: list[Found] = [_NOWHERE] * len(offsets)
    for place, number in zip(order, owner, strict=True):
        if not np.isnan(offsets[place]):
            found[place] = _AUTHOR if number < 0 else contents[number][2]
    return found
