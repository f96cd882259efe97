"""Exports of Nexis Uni and its predecessors (Lexis Advance, LexisNexis Academic).

Today's layout has title, outlet and date in lines of their own, labels such as ``Length: 523 words``, the line
``Body``, the text, and ``End of Document``. The old one has ``1 of 25 DOCUMENTS``, outlet and date, title, labels in
capitals, and the text between the last label and ``LOAD-DATE:``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..dates import iso
from ..problems import Problem
from ..units import Found
from .lines import Line, article, body, left_over, words

_END: Final = "end of document"
_FIRST: Final = re.compile(r"(?:Document )?\d{1,6} of \d{1,6}(?: DOCUMENTS)?", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(section|length|byline|highlight|dateline|headline|series|column|type|url|edition|distribution|correction-date)"
    r"\s?:\s*(.*)",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"classification|graphic|notes|load-date:.*|language:.*|publication-type:.*|journal-code:.*|document-type:.*"
    r"|subject:.*|copyright \d{4} .*",
    re.IGNORECASE,
)
_COPYRIGHT: Final = re.compile(r"copyright\b|©|\(c\)", re.IGNORECASE)
#: Lines that stand between the text and ``Classification``, such as captions; and below the text where it is missing.
_ABOVE, _BELOW = 6, 20
_META: Final = {"section": "section", "length": "length", "byline": "author", "headline": "title"}


def fits(lines: Sequence[Line]) -> bool:
    """Tell whether lines are an export of Nexis."""
    ends = any(line.text.lower() == _END for line in lines)
    first = any(line.text.endswith("DOCUMENTS") and _FIRST.fullmatch(line.text) for line in lines[:40])
    return (ends or first) and any(line.text[:7].lower() == "length:" for line in lines)


def articles(string: str, lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the articles of an export.

    Parameters
    ----------
    string : str
        The whole of it.
    lines : sequence of Line
        Its lines.
    """
    new = any(line.text.lower() == _END for line in lines)
    number = 0
    for some, whole in _cut(lines, new=new):
        start, meta = _head(some)
        if start is None:
            if whole and new:
                number += 1
                yield Problem("", f"article {number}", "unreadable", "neither 'Body' nor 'Length:' in it; is it whole?")
            elif some:
                yield left_over(some)
            continue
        number += 1
        flaws = [] if whole else [Problem("", "", "cut", "the file ends before 'End of Document'", "warning")]
        text = body(string, _until_tail(some[start:], new=new))
        yield article(text, meta, number=number, flaws=flaws)


def _cut(lines: Sequence[Line], *, new: bool) -> Iterator[tuple[list[Line], bool]]:
    """Yield the lines of each article, and whether it is whole."""
    some: list[Line] = []
    for line in lines:
        if new and line.text.lower() == _END:
            yield some, True
            some = []
        elif not new and line.text.endswith("DOCUMENTS") and _FIRST.fullmatch(line.text):
            if some:
                yield some, True
            some = []
        else:
            some.append(line)
    if some:
        yield some, not new


def _head(lines: Sequence[Line]) -> tuple[int | None, dict[str, object]]:
    """Return at which line the text starts, None if this is no article, and what is said about it."""
    marked = next((k for k, line in enumerate(lines) if line.text.lower() == "body"), None)
    labels = [k for k, line in enumerate(lines[:marked]) if _LABEL.fullmatch(line.text)]
    length = next((k for k in labels if lines[k].text[:6].lower() == "length"), None)
    if marked is None and length is None:
        return None, {}
    # A cover page has titles and terms of search, but no date in a line of its own.
    dates = [k for k, line in enumerate(lines[: length if length is not None else marked]) if iso(line.text)]
    first = next((k for k in labels if not dates or k > dates[-1]), marked if marked is not None else 0)
    meta: dict[str, object] = _titles(lines, dates[-1], first) if dates else {}
    for k in labels:
        if k < first:
            continue
        match = _LABEL.fullmatch(lines[k].text)
        if match and (name := _META.get(match[1].lower())):
            meta[name] = words(match[2]) if name == "length" else match[2]
    if marked is not None:
        return marked + 1, meta
    start = first
    while start < len(lines) and _LABEL.fullmatch(lines[start].text):
        start += 1
    return start, meta


def _titles(lines: Sequence[Line], date: int, first: int) -> dict[str, object]:
    meta: dict[str, object] = {"date": iso(lines[date].text) or ""}
    before = [line.text for line in lines[max(0, date - 2) : date] if not _COPYRIGHT.match(line.text)]
    if len(before) == 2:
        meta |= {"title": before[0], "outlet": before[1]}
    elif before:
        after = [line.text for line in lines[date + 1 : first] if not _COPYRIGHT.match(line.text)]
        # An edition may stand between date and title.
        meta |= {"outlet": before[0], "title": after[-1] if after else ""}
    return meta


def _until_tail(lines: Sequence[Line], *, new: bool) -> Sequence[Line]:
    """Leave out what stands below the text; it may hold no line that looks like it before."""
    tails = [k for k, line in enumerate(lines) if _TAIL.fullmatch(line.text)]
    marked = [k for k in tails if lines[k].text.lower() == "classification"] if new else []
    # A line of the text may look like one of these, so only those near the end count.
    first = marked[-1] - _ABOVE if marked else len(lines) - _BELOW
    return lines[: min((k for k in tails if k >= first), default=len(lines))]
