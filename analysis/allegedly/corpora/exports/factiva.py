"""Exports of Factiva.

Articles end in a line ``Document`` with an accession number. Their fields stand beside codes (``HD`` headline, ``BY``
byline, ``WC`` words, ``PD`` date, ``SN`` outlet, ``SE`` section, ``LP`` and ``TD`` text), or without codes one below
the other: section, headline, byline, ``523 words``, date, outlet, ..., copyright, text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..dates import iso
from ..problems import Problem
from ..units import Found
from .lines import Line, article, body, left_over, words

_END: Final = re.compile(r"(?:AN[\s|]+)?Document ([A-Za-z0-9]{16,40})(?:\s*\|)?")
#: Two spaces, a tab or a bar of a table follow the code; a word of the text has one space.
_CODE: Final = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|CT|RF|CLM|NGC|GC)"
    r"(?:(?:\s{2,}|\t|\s*\|)\s*(.*))?"
)
_META: Final = {"HD": "title", "BY": "author", "WC": "length", "PD": "date", "SN": "outlet", "SE": "section"}
_TEXT: Final = ("LP", "TD")
_WORDS: Final = re.compile(r"[\d,]{1,9} words", re.IGNORECASE)
_TIME: Final = re.compile(r"\d?\d:\d\d(?: ?[AP]M)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_COPYRIGHT: Final = re.compile(r"copyright\b|©|\(c\)", re.IGNORECASE)
_BYLINE: Final = re.compile(r"by\s+\S.*", re.IGNORECASE)
#: Lines from the count of words to the copyright: date, time, outlet, code, edition, page, volume, language, copyright.
_HEAD: Final = 12
_LANGUAGES: Final = frozenset({"english", "french", "german", "spanish", "russian", "italian", "portuguese"})


def fits(lines: Sequence[Line]) -> bool:
    """Tell whether lines are an export of Factiva."""
    return any(_END.fullmatch(line.text) for line in lines) and any(
        _WORDS.fullmatch(line.text) or _WORDS.fullmatch(_field(line)) for line in lines
    )


def _field(line: Line) -> str:
    match = _CODE.fullmatch(line.text)
    return (match[2] or "").strip(" |") if match else ""


def articles(string: str, lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the articles of an export; the label of each is its accession number.

    Parameters
    ----------
    string : str
        The whole of it.
    lines : sequence of Line
        Its lines.
    """
    number = 0
    some: list[Line] = []
    for line in lines:
        if match := _END.fullmatch(line.text):
            number += 1
            yield _article(string, some, number=number, id=match[1])
            some = []
        else:
            some.append(line)
    if some:
        if any(_WORDS.fullmatch(line.text) or _field(line) for line in some):
            yield _article(string, some, number=number + 1, id="")
        else:
            yield left_over(some)


def _article(string: str, lines: Sequence[Line], *, number: int, id: str) -> Found:
    codes = {match[1] for line in lines if (match := _CODE.fullmatch(line.text))}
    text, meta = _coded(string, lines) if "HD" in codes and codes & set(_TEXT) else _plain(string, lines)
    flaws = () if id else (Problem("", "", "cut", "the file ends before the number of the article", "warning"),)
    return article(text, meta, number=number, id=id, flaws=flaws)


def _coded(string: str, lines: Sequence[Line]) -> tuple[str, dict[str, object]]:
    """Return text and metadata of an article whose fields stand beside codes."""
    starts = [k for k, line in enumerate(lines) if _CODE.fullmatch(line.text)]
    fields: dict[str, str] = {}
    for k, below in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _CODE.fullmatch(lines[k].text)
        if match is None or match[1] in fields:
            continue
        start = lines[k].start + match.start(2) if match[2] else lines[k].end
        fields[match[1]] = string[start : lines[below - 1].end].strip().strip("|").strip()
    meta = {name: _value(name, " ".join(fields[code].split())) for code, name in _META.items() if code in fields}
    return "\n\n".join(fields[code] for code in _TEXT if fields.get(code)), meta


def _value(name: str, written: str) -> object:
    if name == "length":
        return words(written)
    if name == "author":
        return _author(written)
    return iso(written) or written if name == "date" else written


def _author(byline: str) -> str:
    return byline[3:].strip() if _BYLINE.fullmatch(byline) else byline


def _plain(string: str, lines: Sequence[Line]) -> tuple[str, dict[str, object]]:
    """Return text and metadata of an article whose fields stand one below the other."""
    at = next((k for k, line in enumerate(lines) if _WORDS.fullmatch(line.text)), None)
    if at is None:
        return body(string, lines), {}
    meta: dict[str, object] = {"length": words(lines[at].text)}
    above = [line.text for line in lines[max(0, at - 3) : at]]
    if above and _BYLINE.fullmatch(above[-1]):
        meta["author"] = _author(above.pop())
    meta |= dict(zip(("title", "section"), reversed(above), strict=False))
    head = [line.text for line in lines[at + 1 : at + _HEAD]]
    date = next((k for k, text in enumerate(head) if iso(text)), None)
    if date is not None:
        meta["date"] = iso(head[date])
        named = (text for text in head[date + 1 :] if not _TIME.fullmatch(text))
        meta["outlet"] = next(named, "")
    last = next((k for k, text in enumerate(head) if _COPYRIGHT.match(text)), None)
    if last is None:
        last = next((k for k, text in enumerate(head) if text.lower() in _LANGUAGES), date if date is not None else -1)
    return body(string, lines[at + last + 2 :]), meta
