"""From a stream of texts to batches: a function of the input alone, so that a run can be taken up again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from .._errors import RunError
from ..corpora.problems import Problem as ReadProblem
from ..text import Text
from .schema import PROBLEMS
from .tables import whole

if TYPE_CHECKING:
    from numpy.typing import NDArray


#: Most documents of a batch, however short they are.
_MOST: Final = 10_000

#: A row of the table of problems.
Problem: TypeAlias = "dict[str, str | None]"


@dataclass(frozen=True, slots=True)
class Item:
    """One text on its way to a worker.

    Attributes
    ----------
    string, name : str
        The text and its name.
    meta : str
        Its metadata as JSON.
    sha256 : str
        Hash of the text.
    words : int
        Stretches between white space.
    """

    string: str
    name: str
    meta: str
    sha256: str
    words: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts whose tables are committed together.

    Attributes
    ----------
    number : int
        From 0.
    items : tuple of Item
        The texts in their order.
    problems : tuple of Problem
        What could not be read, or has no name of its own, between the first text of this batch and the next batch.
    """

    number: int
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]

    @property
    def words(self) -> int:
        """Words of all texts."""
        return sum(item.words for item in self.items)

    @property
    def sha256(self) -> str:
        """Hash of names, texts, metadata and problems."""
        digest = hashlib.sha256()
        for item in self.items:
            digest.update(json.dumps([item.name, item.sha256, item.meta]).encode("ascii"))
        digest.update(json.dumps(self.problems, sort_keys=True).encode("ascii"))
        return digest.hexdigest()


def batches(stream: Iterable[Text | ReadProblem], *, words: int) -> Iterator[Batch]:
    """Part a stream of texts into batches, holding one at a time.

    Parameters
    ----------
    stream : iterable of Text and Problem
        Texts, and between them what could not be read.
    words : int
        A batch ends with the text that brings it to this many words, and the problems behind it.

    Raises
    ------
    RunError
        If there is something else in the stream.

    Examples
    --------
    >>> from allegedly import Text
    >>> some = [Text("It rained.", "a"), Text("It rained again.", "b"), Text("It stopped.", "c")]
    >>> [[item.name for item in batch.items] for batch in batches(some, words=4)]
    [['a', 'b'], ['c']]
    """
    names = _Names()
    number = size = 0
    items: list[Item] = []
    problems: list[Problem] = []
    for one in stream:
        if isinstance(one, ReadProblem):
            problems.append(_read_problem(one))
            continue
        if not isinstance(one, Text):
            raise RunError(f"{type(one).__name__} is no Text; give texts, or what read_corpus gives")
        if items and (size >= words or len(items) >= _MOST):
            yield Batch(number, tuple(items), tuple(problems))
            number, size, items, problems = number + 1, 0, [], []
        name = whole(one.name)
        wrong = names.add(name)
        if wrong:
            problems.append(problem(name, "name", wrong))
            continue
        item = Item(one.string, name, meta_json(one.meta), one.sha256, len(one.string.split()))
        items.append(item)
        size += item.words
    if items or problems:
        yield Batch(number, tuple(items), tuple(problems))


def chunks(items: Sequence[Item], *, words: int) -> Iterator[tuple[Item, ...]]:
    """Part the texts of a batch into what a worker does at a time, of about equal numbers of words."""
    some: list[Item] = []
    size = 0
    for item in items:
        if some and size + item.words > words:
            yield tuple(some)
            some, size = [], 0
        some.append(item)
        size += item.words
    if some:
        yield tuple(some)


def problem(doc: str, kind: str, reason: str, *, error: str | None = None, place: str | None = None) -> Problem:
    """Return a row of the table of problems on a document that came to nothing."""
    row = {
        "source": doc,
        "location": "",
        "kind": kind,
        "reason": reason,
        "severity": "error",
        "doc": doc,
        "error": error,
        "place": place,
    }
    return {key: None if value is None else whole(value) for key, value in row.items()}


def _read_problem(one: ReadProblem) -> Problem:
    row = {name: getattr(one, name, None) for name in PROBLEMS}
    return {name: None if value is None else whole(str(value)) for name, value in row.items()}


# -- metadata -------------------------------------------------------------
def meta_json(meta: Mapping[str, object]) -> str:
    r"""Write metadata as a JSON object; dates in ISO 8601, other objects as their string.

    Examples
    --------
    >>> import datetime
    >>> meta_json({"outlet": "Echo", "date": datetime.date(2018, 3, 6), "pages": (1, 2)})
    '{"outlet": "Echo", "date": "2018-03-06", "pages": [1, 2]}'
    """
    return json.dumps(_plain(meta), ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {whole(str(key)): _plain(some) for key, some in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(some) for some in value]
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    # JSON has no word for these.
    if isinstance(value, float) and not np.isfinite(value):
        return None
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return whole(str(value))


# -- names ----------------------------------------------------------------
class _Names:
    """The names that came before, eight bytes each: a hash of the name in sorted arrays, each half of the one before.

    Two different names of ten million share a hash with a probability below 0.00001.
    """

    def __init__(self) -> None:
        self._fresh: set[int] = set()
        self._sorted: list[NDArray[np.uint64]] = []

    def add(self, name: str) -> str:
        """Take a name in and return what is wrong with it, if anything."""
        if not name:
            return "the document has no name, so it was left out; give every document a name of its own"
        digest = hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest()
        key = int.from_bytes(digest, "big")
        if key in self._fresh or any(_holds(some, key) for some in self._sorted):
            return "another document before has this name, so this one was left out; give every document its own"
        self._fresh.add(key)
        if len(self._fresh) >= _FRESH:
            self._merge()
        return ""

    def _merge(self) -> None:
        one = np.sort(np.fromiter(self._fresh, dtype=np.uint64, count=len(self._fresh)))
        while self._sorted and len(self._sorted[-1]) <= len(one):
            one = np.sort(np.concatenate((self._sorted.pop(), one)))
        self._sorted.append(one)
        self._fresh = set()


_FRESH: Final = 65_536


def _holds(some: NDArray[np.uint64], key: int) -> bool:
    wanted = np.uint64(key)
    place = int(np.searchsorted(some, wanted))
    return place < len(some) and bool(some[place] == wanted)
