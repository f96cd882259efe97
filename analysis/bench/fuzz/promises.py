"""What holds of every document and of everything read from a corpus, whatever went in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import allegedly
    from allegedly.corpora.problems import Problem

_SPANS: Final = ("start", "end")
_FRAMES: Final = ("tokens", "attributions", "marks", "acts", "charges", "actors", "ledger")
#: What a page is made of; anything else would come from the text.
_TAGS: Final = frozenset(
    "a abbr b bdi br button cite code dd del details div dl dt em fieldset figcaption figure h1 h2 h3 h4 i input ins "
    "label legend li mark ol p q s script section small span strong style sub summary sup table tbody td th thead tr "
    "u ul".split()
)


class BrokenPromiseError(AssertionError):
    """A result that the library promises not to give."""


def spans_of(record: Any) -> Iterator[tuple[int, int]]:
    """Yield every pair of offsets in a record as JSON holds it."""
    if isinstance(record, dict):
        if all(isinstance(record.get(name), int) for name in _SPANS):
            yield record["start"], record["end"]
        for value in record.values():
            yield from spans_of(value)
    elif isinstance(record, list):
        if len(record) == 2 and all(type(item) is int for item in record):
            yield record[0], record[1]
        else:
            for item in record:
                yield from spans_of(item)


def check(document: allegedly.Document) -> None:
    """Check what holds of every document, its frames and pages left aside.

    Raises
    ------
    BrokenPromiseError
        If it does not.
    """
    text = document.text.string
    _check_reading(document.reading, text)
    record = document.to_dict()
    again = json.loads(json.dumps(record))
    if again != record:
        raise BrokenPromiseError("the record does not survive JSON")
    for start, end in spans_of(again):
        if not 0 <= start <= end <= len(text):
            raise BrokenPromiseError(f"span {(start, end)} in a text of {len(text)} characters")
    for mark in record["marks"]:
        if text[mark["start"] : mark["end"]] != mark["text"]:
            raise BrokenPromiseError(f"mark {mark}")
    for name in ("attributions", "marks", "acts", "charges"):
        ids = [row["id"] for row in record[name]]
        if len(set(ids)) != len(ids):
            raise BrokenPromiseError(f"two {name} have one id")
    known = {charge["id"] for charge in record["charges"]}
    voices = {attribution["id"] for attribution in record["attributions"]}
    for act in record["acts"]:
        if act["charge_id"] is not None and act["charge_id"] not in known:
            raise BrokenPromiseError(f"act {act['id']} on charge {act['charge_id']}, which is not there")
    for row in record["acts"] + record["marks"]:
        if row["attribution"] is not None and row["attribution"] not in voices:
            raise BrokenPromiseError(f"{row['id']} on attribution {row['attribution']}, which is not there")
    for attribution in record["attributions"]:
        if attribution["parent"] is not None and attribution["parent"] not in voices - {attribution["id"]}:
            raise BrokenPromiseError(f"attribution {attribution['id']} within {attribution['parent']}")


def _check_reading(reading: allegedly.Reading, text: str) -> None:
    last = 0
    for token in reading.tokens:
        if not last <= token.start < token.end <= len(text) or text[token.start : token.end] != token.text:
            raise BrokenPromiseError(f"token {token} after offset {last}")
        last = token.end
    for k in range(len(reading.sentences)):
        some = reading.sentence_tokens(k)
        roots = [i for i in some if reading.head[i] < 0]
        if some and (len(roots) != 1 or len(reading.subtree(roots[0])) != len(some)):
            raise BrokenPromiseError(f"sentence {k} is no tree")


def check_views(document: allegedly.Document) -> None:
    """Check the frames of a document, the summary and the page: what costs a hundred times as much as the record.

    Raises
    ------
    BrokenPromiseError
        If a frame names another document or holds other rows than the record, or the page a tag of the text's.
    """
    from allegedly import frames
    from allegedly.html import fragment
    from allegedly.summary import summary

    record = document.to_dict()
    for name in _FRAMES:
        frame = getattr(document, name)
        if len(frame) and set(frame["doc"]) != {document.name}:
            raise BrokenPromiseError(f"frame {name} names another document")
        if name in ("attributions", "marks", "acts") and frame["id"].tolist() != [row["id"] for row in record[name]]:
            raise BrokenPromiseError(f"frame {name} holds other rows than the record")
    words = frames.voices(document)["words"].sum()
    tokens = frames.voices(document)["tokens"].sum()
    if not 0 <= words <= tokens <= len(document.reading.tokens):
        raise BrokenPromiseError(
            f"voices hold {words} words of {tokens} tokens, the text {len(document.reading.tokens)}"
        )
    summary(document)
    page = _Page()
    page.feed(fragment(document))
    if page.foreign:
        raise BrokenPromiseError(f"the page holds {sorted(page.foreign)}")


class _Page(HTMLParser):
    """Collects what a page should not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: set[str] = set()
        self._scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._scripts += tag == "script"
        if tag not in _TAGS or self._scripts > 1:
            self.foreign.add(tag)
        self.foreign.update(name for name, _ in attrs if name.startswith("on"))


def check_same(one: allegedly.Document, other: allegedly.Document) -> None:
    """Check that a text gives the same twice.

    Raises
    ------
    BrokenPromiseError
        If it does not.
    """
    if one.to_dict() != other.to_dict():
        raise BrokenPromiseError("the same text gave another record the second time")


def check_corpus(found: Iterable[allegedly.Text | Problem]) -> dict[str, str]:
    """Check what a corpus gives, and return its texts by name.

    Raises
    ------
    BrokenPromiseError
        If nothing came of it, a text is empty or shares its name, or a table could not hold what is said.
    """
    from allegedly import Text
    from allegedly.corpora.problems import KINDS
    from allegedly.runs.batching import meta_json

    texts: dict[str, str] = {}
    problems = 0
    for one in found:
        if isinstance(one, Text):
            if not one.string.strip() or not one.name or one.name in texts:
                raise BrokenPromiseError(f"a text without words, or without a name of its own: {one.name!r}")
            _storable(one.string, one.name)
            _storable(meta_json(one.meta), *map(str, one.meta))
            texts[one.name] = one.string
        else:
            problems += 1
            if one.kind not in KINDS or not one.reason:
                raise BrokenPromiseError(f"a problem that is none: {one}")
            _storable(one.source, one.location, one.reason, one.doc)
    if not texts and not problems:
        raise BrokenPromiseError("neither a text nor a problem")
    return texts


def _storable(*strings: str) -> None:
    for string in strings:
        try:
            string.encode()
        except UnicodeEncodeError as error:
            raise BrokenPromiseError(f"{string[:80]!r} could not be written") from error
