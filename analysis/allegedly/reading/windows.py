"""How words are fed to the reading model: pieces, casing flags, paragraph markers, windows.

Training and analysis share this module, so that a model always reads text in the form in which
it learned to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from .._errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

#: Casing flags, one a piece, fed through the encoder's token types: the encoder is uncased, and
#: without them "US" and "us" are one word. An opening quotation mark counts as CAPITALISED, which
#: tells it from a closing one.
LOWER, CAPITALISED, UPPER, CONTINUED = range(4)

#: Most pieces in a window that the model can take, the classification piece included.
WINDOW: Final = 256
#: Most pieces in a window of an article. Shorter windows cost less attention, and read no worse.
SIZE: Final = 192
#: Pieces of context to the left and right of the words for which a window answers. Windows begin and end with
#: paragraphs where they can, and a few words of the one before do not help.
LEFT: Final = 0
RIGHT: Final = 0
#: The same to the left of a window that begins inside a paragraph, perhaps inside a long quotation.
INSIDE: Final = 64
#: Most pieces of one word; the tail of a longer one (a URL, a run of symbols) is not read.
LONGEST: Final = 16
#: Longer forms are not kept: most of them never come again.
_COMMON: Final = 24


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one document as the reading model takes them.

    Attributes
    ----------
    forms : sequence of str
        Folded surfaces (see `allegedly.text.fold`).
    glued : sequence of bool
        Whether no white space stands before the word.
    sentence, paragraph : sequence of int
        Running number of the word's sentence and paragraph, not decreasing.
    """

    forms: Sequence[str]
    glued: Sequence[bool]
    sentence: Sequence[int]
    paragraph: Sequence[int]

    def __len__(self) -> int:
        return len(self.forms)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one document.

    Attributes
    ----------
    ids, types : ndarray of int64, shape (n_pieces,)
        Vocabulary ids and casing flags. A marker stands before the first word of every paragraph
        but the first.
    starts : ndarray of int64, shape (n_words,)
        Index of each word's first piece.
    """

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words that the model reads at once; ``[first, last)`` in words throughout.

    Attributes
    ----------
    first, last : int
        All words in the window, context included.
    core_first, core_last : int
        The words for which this window's answer counts.
    """

    first: int
    last: int
    core_first: int
    core_last: int


def casing(form: str, *, opens: bool) -> int:
    """Return the casing flag of a word's first piece.

    Examples
    --------
    >>> [casing(form, opens=False) for form in ("us", "Us", "US", "A", '"')]
    [0, 1, 2, 1, 0]
    """
    if form == '"':
        return CAPITALISED if opens else LOWER
    if not form[:1].isupper():
        return LOWER
    return UPPER if len(form) > 1 and form.isupper() else CAPITALISED


def identity(tokenizer: Tokenizer, piece: str) -> int:
    """Return the vocabulary id of a special piece.

    Raises
    ------
    ModelError
        If the vocabulary is another model's.
    """
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise ModelError(f"the reading model's vocabulary has no {piece!r}: reinstall allegedly")
    return found


def pieces(tokenizer: Tokenizer, words: Words, *, known: dict[str, tuple[int, ...]] | None = None) -> Pieces:
    """Cut words into pieces, with a marker between paragraphs.

    Parameters
    ----------
    tokenizer : tokenizers.Tokenizer
        The model's own word-piece tokenizer.
    words : Words
        A document.
    known : dict of str to tuple of int, optional
        Pieces of forms that this tokenizer has cut before; those of this document are added.
    """
    known = {} if known is None else known
    marker = identity(tokenizer, "[unused0]")
    n = len(words)
    # A lone surrogate, which UTF-8 cannot hold, is read as a question mark.
    forms = [f if f.isascii() else f.encode("utf-8", "replace").decode() for f in words.forms]
    here = {form: known.get(form, ()) for form in forms}
    fresh = [form for form, ids in here.items() if not ids]
    if fresh:
        here |= zip(fresh, _cut(tokenizer, fresh), strict=True)
        known.update((form, here[form]) for form in fresh if len(form) <= _COMMON)
    cut = [here[form] for form in forms]
    counts = np.fromiter(map(len, cut), np.int64, n)
    ids = np.fromiter(chain.from_iterable(cut), np.int64, int(counts.sum()))
    starts = np.cumsum(counts) - counts
    types = np.full(len(ids), CONTINUED, dtype=np.int64)
    types[starts] = [casing(form, opens=False) for form in words.forms]
    for i, form in enumerate(words.forms):
        if form == '"' and (i == 0 or not words.glued[i]) and i + 1 < n and words.glued[i + 1]:
            types[starts[i]] = casing(form, opens=True)
    breaks = np.diff(np.asarray(words.paragraph), prepend=words.paragraph[:1]) != 0
    before = starts[breaks]
    return Pieces(np.insert(ids, before, marker), np.insert(types, before, LOWER), starts + np.cumsum(breaks))


def _cut(tokenizer: Tokenizer, forms: list[str]) -> list[tuple[int, ...]]:
    """Return the pieces of each form, at least one and at most `LONGEST`."""
    encoded = tokenizer.encode(forms, is_pretokenized=True, add_special_tokens=False)
    found: list[list[int]] = [[] for _ in forms]
    for form, piece in zip(encoded.word_ids, encoded.ids, strict=True):
        if form is not None and len(found[form]) < LONGEST:
            found[form].append(piece)
    # A word of control characters leaves no piece: it is unknown.
    unknown = identity(tokenizer, "[UNK]")
    return [tuple(ids) or (unknown,) for ids in found]


def windows(
    words: Words,
    cut: Pieces,
    *,
    size: int = SIZE,
    left: int = LEFT,
    right: int = RIGHT,
    inside: int = INSIDE,
) -> list[Window]:
    """Lay overlapping windows over a document.

    The cores tile the document. A core ends between paragraphs where that leaves it at least half
    full, else between sentences, else (in a sentence longer than a window) between words.

    Parameters
    ----------
    words, cut : Words, Pieces
        One document and its pieces.
    size : int
        Most pieces in a window, the classification piece included.
    left, right : int
        Pieces of context on either side of the core.
    inside : int
        Least pieces of context to the left of a core that begins inside a paragraph.

    Returns
    -------
    list of Window
        In order; every word is in exactly one core.
    """
    n = len(words)
    ends = np.append(cut.starts[1:], len(cut.ids))  # piece just after each word (and its marker)
    out: list[Window] = []
    begin = 0
    while begin < n:
        within = begin > 0 and words.paragraph[begin] == words.paragraph[begin - 1]
        reach = max(left, inside) if within else left
        first = int(np.searchsorted(cut.starts, cut.starts[begin] - reach, side="left"))
        room = int(cut.starts[first]) + size - 1
        last = int(np.searchsorted(ends, room, side="right"))
        if last >= n:
            out.append(Window(first, n, begin, n))
            break
        limit = int(np.searchsorted(ends, room - right, side="right"))
        end = _best_cut(words, begin, max(limit, begin + 1))
        last = max(int(np.searchsorted(ends, ends[end - 1] + right, side="right")), end)
        out.append(Window(first, last, begin, end))
        begin = end
    return out


def _best_cut(words: Words, begin: int, limit: int) -> int:
    """Return the word before which a core that starts at `begin` had best end, at most `limit`.

    What stands after a colon ("she said:") is read with what stands before it.
    """
    half = begin + (limit - begin) // 2
    for units, least in ((words.paragraph, half), (words.sentence, begin + 1)):
        for end in range(limit, least - 1, -1):
            if units[end] != units[end - 1] and words.forms[end - 1] != ":":
                return end
    return limit
