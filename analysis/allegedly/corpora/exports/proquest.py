"""Exports of ProQuest as text: articles between rules of underscores, fields as ``Label: value``, the text among them.

``Full text:`` opens the text; labels such as ``Subject:`` or ``Publication title:`` that ProQuest writes below it
close it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..dates import iso
from ..problems import Problem
from ..units import Found
from .lines import Line, article, left_over, words

_RULE: Final = re.compile(r"_{20,}")
_LABELS: Final = (
    "abstract|alternate title|author|column|company / organization|copyright|correspondence author"
    "|country of publication|credit|database|dateline|document type|document url|edition|first page|full text"
    "|identifier / keyword|illustrations"
    "|issn|issue|language of publication|last updated|links|location|pages|people|place of publication"
    "|proquest document id|proquest document link|publication date|publication info|publication subject"
    "|publication title|publication year|publisher|section|source type|start page|subject|title|volume|word count"
    "|number of pages|classification|publication type|e-issn|supplemental data"
)
_LABEL: Final = re.compile(rf"({_LABELS})\s?:(?:\s+(.*))?", re.IGNORECASE)
_META: Final = {
    "title": "title",
    "publication title": "outlet",
    "publication date": "date",
    "author": "author",
    "section": "section",
    "word count": "length",
}
_ID: Final = "proquest document id"
#: ``The Courier; Selm [Selm]06 Mar 2018: 5.`` where the fields below the text are missing.
_INFO: Final = re.compile(r"(?P<outlet>[^;]{1,200});.{0,300}?\](?P<date>\s*\d?\d \w{3,9} \d{4})")


def fits(lines: Sequence[Line]) -> bool:
    """Tell whether lines are an export of ProQuest."""
    return any(_RULE.fullmatch(line.text) for line in lines) and any(
        line.text[:10].lower() == "full text:" for line in lines
    )


def articles(string: str, lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the articles of an export; the label of each is its ProQuest document ID.

    Parameters
    ----------
    string : str
        The whole of it.
    lines : sequence of Line
        Its lines.
    """
    number = 0
    some: list[Line] = []
    for line in [*lines, None]:
        if line is not None and not _RULE.fullmatch(line.text):
            some.append(line)
        elif some:
            if any(_LABEL.fullmatch(one.text) for one in some):
                number += 1
                yield _article(string, some, number)
            else:
                yield left_over(some)
            some = []


def _article(string: str, lines: Sequence[Line], number: int) -> Found:
    fields = _fields(string, lines)
    meta = {name: _value(name, " ".join(fields[label].split())) for label, name in _META.items() if label in fields}
    info = _INFO.match(" ".join(fields.get("publication info", "").split()))
    if info:
        meta = {"outlet": info["outlet"], "date": iso(info["date"].strip()) or info["date"].strip()} | meta
    text = fields.get("full text", "")
    if text.lower() in ("", "not available", "none available."):
        where = f"article {number}"
        return Problem("", where, "empty", f"no full text of {meta.get('title', 'the article')!r} in this file")
    id = fields.get(_ID, "")
    return article(text, meta, number=number, id=id if id.isalnum() else "")


def _fields(string: str, lines: Sequence[Line]) -> dict[str, str]:
    """Return the values by label, the first of each; a value goes on up to the next label."""
    starts = [k for k, line in enumerate(lines) if _LABEL.fullmatch(line.text)]
    fields: dict[str, str] = {}
    for k, below in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _LABEL.fullmatch(lines[k].text)
        if match is not None:
            start = lines[k].start + match.start(2) if match[2] else lines[k].end
            fields.setdefault(match[1].lower(), string[start : lines[below - 1].end].strip())
    return fields


def _value(name: str, written: str) -> object:
    if name == "length":
        return words(written)
    return iso(written) or written if name == "date" else written
