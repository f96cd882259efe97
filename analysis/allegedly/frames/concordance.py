"""Keywords in context: every place where a pattern stands, with what is before and after it.

A concordance shows how words are used, one line a place, sorted by what stands beside them, so that patterns of use
meet the eye (Sinclair 1991, *Corpus, Concordance, Collocation*).
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import pandas as pd

from .._errors import Error
from ..segments import Sentence
from ..text import fold
from ..tokens import tokenize
from .making import frame_of, sentence_at, typed
from .schema import CONCORDANCE
from .voices import with_voice

if TYPE_CHECKING:
    from ..document import Document
    from ..reading import Reading

_BY: Final = ("text", "lemma", "upos", "regex")
_UPOS: Final = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
_ANY: Final = "*"
_PLACE: Final = re.compile(r"([LR])([1-9])")
_SPACE: Final = re.compile(r"\s")
#: What a regular expression may take on one document before it is given up, in seconds.
_PATIENCE: Final = 10.0


def concordance(
    docs: Document | Iterable[Document],
    pattern: str,
    *,
    by: str = "text",
    width: int = 60,
    sort: str | Sequence[str] = (),
) -> pd.DataFrame:
    r"""Find every place where a pattern stands, with its context.

    Parameters
    ----------
    docs : Document or iterable of Document
        Where to look. They are taken one at a time and not kept.
    pattern : str
        With ``by="text"`` and ``"lemma"`` words parted by spaces, whatever their case, in which ``*`` stands for any
        letters and alone for any word: ``"terror*"``, ``"deny * claim"``. With ``by="upos"`` parts of speech of
        Universal Dependencies: ``"ADJ NOUN"``. With ``by="regex"`` a regular expression over the untouched text.
    by : {"text", "lemma", "upos", "regex"}
        What the pattern is compared to.
    width : int
        How many characters to show on either side.
    sort : str or sequence of str
        What the rows are sorted by, in turn: ``"hit"``, ``"left"`` (the nearest word on the left, then the one before
        it, and so on), ``"right"``, ``"L1"`` to ``"L9"`` and ``"R1"`` to ``"R9"`` (one word on a side), ``"voice"`` or
        ``"doc"``. Rows that are equal, and all rows by default, stand by document in the order of the text.

    Returns
    -------
    pandas.DataFrame
        Columns as in `CONCORDANCE` and the documents' metadata, one row a hit. Line breaks in contexts are spaces;
        ``left`` ends where the hit begins, ``right`` begins where it ends. `kwic` shows it as aligned lines.

    Raises
    ------
    Error
        If the pattern is empty or breaks its form, takes too long, or an option is not one of those above.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Moscow denied it. It denies the claim.", name="two")
    >>> concordance(doc, "deny", by="lemma", sort="right")[["hit", "right", "start"]].values.tolist()
    [['denied', ' it. It denies the claim.', 7], ['denies', ' the claim.', 21]]
    >>> concordance(doc, r"den\w+", by="regex")["hit"].tolist()
    ['denied', 'denies']
    """
    if by not in _BY:
        raise Error(f"nothing is called {by!r} to compare a pattern to; use {', '.join(_BY)}")
    if width < 0:
        raise Error(f"a context cannot be {width} characters wide; use 0 or more")
    from ..document import Document

    keys = _keys(sort)
    find = _finder(pattern, by)
    frames = [_hits(doc, find, width) for doc in ([docs] if isinstance(docs, Document) else docs)]
    if not frames:
        return typed(pd.DataFrame(columns=list(CONCORDANCE)), CONCORDANCE)
    # A frame without rows has no say in dtypes.
    whole = pd.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)
    if keys:
        order = sorted(range(len(whole)), key=_order(whole, keys))
        whole = whole.iloc[order].reset_index(drop=True)
    return typed(whole, CONCORDANCE)


def kwic(table: pd.DataFrame) -> str:
    """Show a concordance as lines in which the hits stand below each other.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns as in `CONCORDANCE`.

    Examples
    --------
    >>> from allegedly import analyze
    >>> print(kwic(concordance(analyze("Moscow denied it. It denies the claim."), "den*")))
               Moscow [denied]  it. It denies the claim.
    Moscow denied it. It [denies]  the claim.
    """
    if table.empty:
        return ""
    wide = max(map(len, table["left"]))
    long = max(map(len, table["hit"]))
    rows = zip(table["left"], table["hit"], table["right"], strict=True)
    return "\n".join(f"{left:>{wide}}[{hit}]{'':{long - len(hit)}}{right}".rstrip() for left, hit, right in rows)


Finder = Callable[["Reading", str], Iterator[tuple[int, int]]]


def _finder(pattern: str, by: str) -> Finder:
    """Return what finds the spans of a pattern in a reading."""
    if not pattern.strip():
        raise Error("the pattern is empty; give a word, such as 'denied'")
    if by == "regex":
        return _by_regex(pattern)
    if by == "upos":
        wanted = pattern.upper().split()
        for name in wanted:
            if name not in (*_UPOS, _ANY):
                raise Error(f"no part of speech is called {name!r}; use {', '.join(_UPOS)}, or * for any")
    else:
        wanted = [word for chunk in fold(pattern).lower().split() for word in _words(chunk, by)]
    tests = [re.compile(fnmatch.translate(_quoted(word)), re.DOTALL) for word in wanted]

    def find(reading: Reading, _: str) -> Iterator[tuple[int, int]]:
        if by == "text":
            values = [fold(token.text).lower() for token in reading.tokens]
        else:
            values = [value.lower() for value in reading.lemma] if by == "lemma" else list(reading.upos)
        for at in range(len(values) - len(tests) + 1):
            if all(test.match(values[at + k]) for k, test in enumerate(tests)):
                yield reading.span(at, at + len(tests) - 1)

    return find


def _words(chunk: str, by: str) -> list[str]:
    """Part a chunk of a pattern as texts are parted: "can't" is "ca" and "n't"."""
    if by == "lemma" or _ANY in chunk:
        return [chunk]
    return [token.text for token in tokenize(chunk, (Sentence(0, len(chunk), 0),))]


def _quoted(word: str) -> str:
    return word.replace("[", "[[]").replace("?", "[?]")


def _by_regex(pattern: str) -> Finder:
    # Unlike `re`, it can be given a time; it comes with nltk.
    import regex

    try:
        compiled = regex.compile(pattern)
    except regex.error as error:
        where = "" if error.pos is None else f" at character {error.pos}"
        raise Error(
            f"the regular expression {pattern!r} is wrong{where}: {error.msg}; put \\ before signs that are meant"
        ) from error

    def find(reading: Reading, name: str) -> Iterator[tuple[int, int]]:
        try:
            for match in compiled.finditer(reading.string, timeout=_PATIENCE):
                if match.end() > match.start():
                    yield match.start(), match.end()
        except TimeoutError as error:
            raise Error(
                f"the regular expression {pattern!r} takes too long on document {name!r}; avoid repetitions within "
                "repetitions, such as (a+)+, and several of .*"
            ) from error

    return find


def _hits(doc: Document, find: Finder, width: int) -> pd.DataFrame:
    string = doc.text.string
    starts = [sentence.start for sentence in doc.reading.sentences]
    found = list(find(doc.reading, doc.name))
    data: dict[str, Sequence[object]] = {
        "left": [_SPACE.sub(" ", string[max(0, start - width) : start]) for start, _ in found],
        "hit": [_SPACE.sub(" ", string[start:end]) for start, end in found],
        "right": [_SPACE.sub(" ", string[end : end + width]) for _, end in found],
        "start": [start for start, _ in found],
        "end": [end for _, end in found],
        "sentence": [sentence_at(starts, start) for start, _ in found],
    }
    described = {name: column for name, column in CONCORDANCE.items() if name not in ("voice", "quote")}
    return typed(with_voice(frame_of(described, data, doc.name, doc.text.meta), doc), CONCORDANCE)


def _keys(sort: str | Sequence[str]) -> tuple[str, ...]:
    keys = (sort,) if isinstance(sort, str) else tuple(sort)
    for key in keys:
        if key not in ("hit", "left", "right", "voice", "doc") and not _PLACE.fullmatch(key):
            raise Error(f"rows cannot be sorted by {key!r}; use hit, left, right, L1 to L9, R1 to R9, voice or doc")
    return keys


def _order(table: pd.DataFrame, keys: Sequence[str]) -> Callable[[int], tuple[object, ...]]:
    """Return what puts the rows of a table in order."""
    columns: list[list[object]] = []
    for key in keys:
        place = _PLACE.fullmatch(key)
        if place is not None or key in ("left", "right"):
            left = key == "left" or key[0] == "L"
            beside = [_beside(text, left) for text in table["left" if left else "right"]]
            if place is not None:
                number = int(place[2])
                columns.append([words[number - 1] if len(words) >= number else "" for words in beside])
            else:
                columns.append([tuple(words) for words in beside])
        else:
            columns.append([str(value).lower() for value in table[key]])
    return lambda row: tuple(column[row] for column in columns)


def _beside(text: str, left: bool) -> list[str]:
    """Return the words of a context, the nearest first."""
    words = re.findall(r"\w+(?:['’]\w+)*", text.lower())
    return words[::-1] if left else words
