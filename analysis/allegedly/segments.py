"""Lines, headings, datelines, paragraphs and sentences of a text.

A text is cut twice: into *segments* (the dateline, each heading, each paragraph), then each
paragraph into *sentences*.  Both are half-open character ranges into the original string.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from .text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._types import Span

Kind = Literal["dateline", "heading", "paragraph"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A dateline, a heading or a paragraph.

    Attributes
    ----------
    start, end : int
        Half-open character range, without the white space around it.
    kind : {"dateline", "heading", "paragraph"}
        What the segment is.

    Examples
    --------
    >>> Segment(0, 11, "heading").kind
    'heading'
    """

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; a heading and a dateline are one sentence each.

    Attributes
    ----------
    start, end : int
        Half-open character range, without the white space around it.
    segment : int
        Index of the segment that holds the sentence.

    Examples
    --------
    >>> Sentence(0, 11, 0).segment
    0
    """

    start: int
    end: int
    segment: int


# --- segments -------------------------------------------------------------------------------

_LINE: Final = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")

#: A line longer than this is never a heading, save the headline, which opens the text.
_HEADING: Final = 80
_HEADLINE: Final = 200
_HEADING_WORDS: Final = 14

_FINAL: Final = ".?!:;,\"'…-–—"
_TERMINAL: Final = ".?!:\"')]…"
_ITEM: Final = re.compile(r"(?:[-*•·–—►▪‣]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
#: A quoted sentence within the line.
_SPOKEN: Final = re.compile(r"[.?!][\"'] ")

#: Width of the widest line of a text whose paragraphs are wrapped by line breaks.
_WRAP: Final = range(40, 121)
#: A line that begins this much further in than the one before it opens a paragraph.
_INDENT: Final = 2
#: What is shorter than this and goes on in lower case on the next line is an item of a list.
_RUN_ON: Final = 25

#: Lines in which the dateline may stand; a headline, a byline and a summary may precede it.
_DATELINE_LINES: Final = 6
_DATELINE_LENGTH: Final = 160

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE: Final = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_CITY: Final = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'-]+(?:[ /][A-Z\u00c0-\u00de.'-]+){0,3}"
_NAME: Final = r"[A-Z\u00c0-\u00de][\w.'-]*(?: [A-Z\u00c0-\u00de][\w.'-]*){0,3}"
_PLACE: Final = rf"{_CITY}(?:, ?{_NAME}){{0,2}}?"
#: A state or country after the city: not in capitals, unless initials.
_STATE: Final = r"(?:(?:[A-Z]\.)+|(?:[A-Z]\.)?[A-Z][a-z][\w.]*(?: [A-Z][a-z]\w*)?)"
_WIRE: Final = (
    r"\((?:AP|AFP|UPI|CNN|BBC|PTI|ANI|IANS|EFE|ANSA|dpa|DPA|TASS|ITAR-TASS|IRNA|SANA|KUNA|WAM|MENA|KCNA|JTA"
    r"|RNS|TNS|AA|RIA|Reuters|Thomson Reuters|Bloomberg|Interfax|Xinhua|Kyodo|Yonhap|Sputnik|RIA Novosti"
    r"|RFE/RL|Al Jazeera|Tasnim|Anadolu|Ukrinform|UNIAN|(?:The )?Associated Press|Agence France-Presse"
    r"|[A-Z]\w+ News)\)"
)
_SOURCE: Final = r"\([A-Z][\w &./-]{1,40}\)"
_SLASHED: Final = r"/ ?[A-Z][\w &.-]{1,30} ?/"
_DASH: Final = r"(?: ?(?:--?|[–—―_])|:)"
_OPEN: Final = r"(?=\s|$)"
_DATELINE: Final = re.compile(
    "|".join(
        (
            # OSLO, March 6. /TASS/.
            rf"{_PLACE}(?:[,.]? {_DATE})?[,.]? ?{_SLASHED}(?:\.|{_DASH}|{_OPEN})",
            # RENO, Nev. (AP) --   KYIV, May 2 (Interfax-Ukraine) -
            rf"{_PLACE}(?:[,.]? {_DATE})?[,.]? ?{_SOURCE}{_DASH}",
            rf"{_PLACE}[,.]? {_DATE}[,.]? ?{_SOURCE}(?:\.|{_OPEN})",
            rf"{_PLACE}[,.]? ?{_WIRE}{_OPEN}",
            # LONDON, Jan. 3 -   PARIS --   HAMBURG, Germany --
            rf"{_CITY}(?:, ?{_STATE})?(?:[,.]? {_DATE})?\.? (?:--|[–—―]|-(?= ))",
            # ASTANA. March 6. KAZINFORM -
            rf"{_CITY}[.,] {_DATE}[.,] [A-Z]{{3,15}}{_DASH}{_OPEN}",
            # Mexico City (AFP) -   Dec 29 (Reuters) -   (Reuters) -
            rf"(?:{_NAME}(?:, {_NAME})?,? )?(?:{_DATE} )?{_WIRE}{_DASH}",
            # Washington (CNN)
            rf"{_NAME} \(CNN\)",
        )
    )
)
#: Labels in capitals that open a line as a place would.
_LABEL: Final = re.compile(
    r"(?:BREAKING|UPDATED?|WATCH|VIDEO|PHOTOS?|EXCLUSIVE|LIVE|NEWS|OPINION|ANALYSIS|POLL|CORRECTION|EDITOR)\b"
)


def segments(string: str) -> tuple[Segment, ...]:
    r"""Cut a text into its dateline, headings and paragraphs.

    Every line, without the white space around it, is a segment, blank lines apart.  Two things
    differ from that.  A dateline at the head of the text is a segment of its own, up to and with
    the dash or stop that closes it.  And where paragraphs are wrapped by line breaks, the lines
    of a paragraph are one segment; see Notes.

    A *heading* is a line of at most 80 characters and 14 words (the first line of the text: 200
    characters) which neither begins in lower case or with a list mark nor ends with a stop, a
    colon, a comma, a dash or a quotation mark.  A byline is a heading by this rule.

    Parameters
    ----------
    string : str
        The text.

    Returns
    -------
    tuple of Segment
        In order, without overlap, none empty.

    Notes
    -----
    A break between two lines, with no blank line between them and no indent of the second, is taken
    for a wrap

    - if the paragraph so far has 25 characters or more and no closing punctuation, and the next
      line begins in lower case; or
    - if the text as a whole is wrapped: its widest line has 40 to 120 characters, most breaks stand
      where the next word would not have fitted, and in a good part of them a line without closing
      punctuation goes on in lower case.  Then each break is a wrap where the next word would not
      have fitted.

    Examples
    --------
    >>> for s in segments("OSLO, May 2 (AP) -- It rained.\nA wet spring\nIt rained again."):
    ...     print(s.start, s.end, s.kind)
    0 19 dateline
    20 30 paragraph
    31 43 heading
    44 60 paragraph
    >>> text = "The minister said on Monday that the talks\nwould go on until the summer."
    >>> [(s.start, s.end) for s in segments(text)]
    [(0, 72)]
    """
    folded = fold(string)
    lines = _lines(folded)
    found: list[Segment] = []
    dated = False
    for start, end in _unwrap(folded, lines):
        if not dated and len(found) < _DATELINE_LINES:
            match = _DATELINE.match(folded, start, min(end, start + _DATELINE_LENGTH))
            if match and not _LABEL.match(folded, start, end):
                dated = True
                found.append(Segment(start, match.end(), "dateline"))
                start = _skip(folded, match.end(), end)
                if start == end:
                    continue
                found.append(Segment(start, end, "paragraph"))
                continue
        heading = _is_heading(folded, start, end, first=not found)
        found.append(Segment(start, end, "heading" if heading else "paragraph"))
    return tuple(found)


def _lines(folded: str) -> list[Span]:
    """Return the lines that hold more than white space, trimmed."""
    found = []
    for match in _LINE.finditer(folded):
        line = match.group()
        text = line.strip()
        if text:
            start = match.start() + line.index(text[0])
            found.append((start, start + len(text)))
    return found


def _skip(folded: str, at: int, end: int) -> int:
    while at < end and folded[at].isspace():
        at += 1
    return at


def _is_heading(folded: str, start: int, end: int, *, first: bool) -> bool:
    limit = _HEADLINE if first else _HEADING
    if end - start > limit or folded[end - 1] in _FINAL:
        return False
    line = folded[start:end]
    if "\n" in line or "\r" in line or _ITEM.match(line) or _SPOKEN.search(line):
        return False
    if not first and len(line.split()) > _HEADING_WORDS:
        return False
    letter = next((c for c in line if c.isalnum()), "")
    return bool(letter) and not letter.islower()


def _unwrap(folded: str, lines: Sequence[Span]) -> Iterable[Span]:
    """Join the lines of each paragraph that is wrapped by line breaks."""
    if not lines:
        return
    pairs = list(pairwise(lines))
    # One line feed (or CR LF) between two lines: no blank line, no page break, and no new indent.
    joinable = [
        folded[a[1] : b[0]].strip(" \t") in ("\n", "\r\n", "\r")
        and _indent(folded, b[0]) < _indent(folded, a[0]) + _INDENT
        for a, b in pairs
    ]
    runs_on = [folded[a[1] - 1] not in _TERMINAL and folded[b[0]].islower() for a, b in pairs]
    lengths = sorted(end - start for start, end in lines)
    # A bare link may be longer than the column.
    width = lengths[-1 - len(lengths) // 50]
    forced = [(a[1] - a[0]) + 1 + _word(folded, b) > width for a, b in pairs]
    breaks = sum(joinable)
    wraps = [j and f for j, f in zip(joinable, forced, strict=True)]
    mid_sentence = sum(w and r for w, r in zip(wraps, runs_on, strict=True))
    wrapped = width in _WRAP and sum(wraps) >= 0.6 * breaks and mid_sentence >= max(2.0, 0.3 * breaks)
    start, end = lines[0]
    for i, line in enumerate(lines[1:]):
        soft = forced[i] if wrapped else runs_on[i] and end - start >= _RUN_ON
        if not (joinable[i] and soft):
            yield start, end
            start = line[0]
        end = line[1]
    yield start, end


def _word(folded: str, line: Span) -> int:
    """Return the length of a line's first word."""
    at = line[0]
    while at < line[1] and not folded[at].isspace():
        at += 1
    return at - line[0]


def _indent(folded: str, start: int) -> int:
    """Return how far a line that begins at `start` is indented."""
    at = start
    while at and folded[at - 1] in " \t":
        at -= 1
    return len(folded[at:start].expandtabs(4))


# --- sentences ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Model:
    punkt: PunktSentenceTokenizer
    never_final: frozenset[str]
    starters: frozenset[str]


@lru_cache(maxsize=1)
def _model() -> _Model:
    source = resources.files("allegedly").joinpath("data/punkt.json")
    data = json.loads(source.read_text(encoding="utf-8"))
    params = PunktParameters()
    params.abbrev_types = set(data["abbrev_types"])
    params.collocations = {(one, two) for one, two in data["collocations"]}
    params.sent_starters = set(data["sent_starters"])
    params.ortho_context.update(data["ortho_context"])
    return _Model(PunktSentenceTokenizer(params), frozenset(data["never_final"]), frozenset(data["sent_starters"]))


#: Marks that close; one way only to read each character, so that matching stays linear.
_CLOSERS: Final = re.compile(r"(?:\s*(?:[\"')\]}.?!…]|\[\d{1,3}\]))+(?=\s|$|[,;:])")
_LAST: Final = re.compile(r"([\w.&-]+)\.$")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,}[A-Z]$")
#: States whose abbreviation is a word when it is written small.
_STATE_WORD: Final = re.compile(r"[A-Z][\w.]+, (?:Ill|Ind|La|Mass|Miss|Ore|Wash)\.$")
_NICKNAME: Final = re.compile(r"(?:\"[A-Z][\w.'-]*\"|\([A-Z][\w.'-]*\)) [A-Z]")
#: Abbreviations that bind only to a number.
_BEFORE_NUMBER: Final = frozenset({"no", "nos", "c", "ca", "p", "art", "para"})
_NUMBER: Final = re.compile(r"\W*\d")
_FIRST_WORD: Final = re.compile(r"\W*([^\W\d]*)")
_CAMEL: Final = re.compile(r"[a-z]+[A-Z]")
_LOWER: Final = re.compile(r"[\"'(\[]*[a-z\u00df-\u00f6\u00f8-\u00ff]")
#: The longest word that may be an unknown abbreviation.
_SHORT: Final = 5
_QUOTED_STOP: Final = re.compile(r"([.?!…])[\"')\]]*[\"'][\"')\]]*$")
_SUBJECT: Final = r"(?:(?:[A-Z][\w.'-]*|the|of) ){1,6}"
_REPORTS: Final = (
    r"(?:said|says|asked|asks|told|tells|added|adds|replied|wrote|writes|tweeted|posted|continued|exclaimed"
    r"|declared|shouted|yelled|cried|joked|quipped|concluded|responded|answered|wondered|recalled|explained"
    r"|insisted|warned|demanded|remarked|noted|argued|claimed|complained|boasted)"
)
_REPORT: Final = re.compile(rf"{_SUBJECT}{_REPORTS}(?:[.;]|$)")
_REPORT_ON: Final = re.compile(
    rf"{_SUBJECT}{_REPORTS}(?:,(?! [\"'])| (?:in|on|at|during|after|before|when|as|to|of|reporters|him|her)\b"
    r"| (?:[a-z]+ly|[A-Z][a-z]+day)\b)"
)


def sentences(string: str, segments: Sequence[Segment]) -> tuple[Sentence, ...]:
    """Cut each segment into sentences.

    Punkt [1]_, trained on news, finds the boundaries; they are then repaired where it is known to
    err: marks that close a quotation or a bracket stay with the sentence they close, a sentence
    does not begin in lower case, no break follows a title, an initial or "No." before a number,
    and the reporting clause after a quotation that ends in ``?"`` belongs to it.

    Parameters
    ----------
    string : str
        The text.
    segments : sequence of Segment
        Its segments.

    Returns
    -------
    tuple of Sentence
        In order, without overlap; together they hold every character that is not white space.

    References
    ----------
    .. [1] Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection.
       *Computational Linguistics* 32(4), 485-525. https://doi.org/10.1162/coli.2006.32.4.485

    Examples
    --------
    >>> text = 'U.S. officials met Mr. Smith on Jan. 3. "Is it over?" he asked. It was.'
    >>> [text[s.start : s.end] for s in sentences(text, segments(text))]
    ['U.S. officials met Mr. Smith on Jan. 3.', '"Is it over?" he asked.', 'It was.']
    """
    folded = fold(string)
    found: list[Sentence] = []
    for index, segment in enumerate(segments):
        if segment.kind != "paragraph":
            found.append(Sentence(segment.start, segment.end, index))
            continue
        text = folded[segment.start : segment.end]
        for start, end in _repaired(text, _model().punkt.span_tokenize(text)):
            found.append(Sentence(segment.start + start, segment.start + end, index))
    return tuple(found)


def _repaired(text: str, spans: Iterable[Span]) -> Iterable[Span]:
    """Move and remove boundaries that Punkt sets wrongly."""
    pieces = list(spans)
    # Where most sentences begin in lower case, lower case tells nothing.
    lower = sum(bool(_LOWER.match(text, *piece)) for piece in pieces[1:])
    edited = 2 * lower <= len(pieces)
    start = end = 0
    counted = 0
    inside = False  # whether a quotation is open at `counted`
    for one, two in pieces:
        if start == end:
            start, end = one, two
            continue
        inside ^= text.count('"', counted, end) % 2 == 1
        counted = end
        closes = _CLOSERS.match(text, one, two)
        if closes and (text[one] != '"' or inside):
            end = closes.end()
            one = _skip(text, end, two)
            if one == two:
                continue
        if _joined(text, start, end, one, two, edited=edited):
            end = two
            continue
        yield start, end
        start, end = one, two
    if start < end:
        yield start, end


def _joined(text: str, start: int, end: int, one: int, two: int, *, edited: bool) -> bool:
    """Whether the pieces [start, end) and [one, two) are one sentence."""
    tail = text[max(start, end - 24) : end]
    last = _LAST.search(tail)
    quoted = _QUOTED_STOP.search(tail)
    if edited and _LOWER.match(text, one, two) and not _CAMEL.match(text, one, two):
        return last is None or len(last.group(1)) <= _SHORT or last.group(1).endswith("..")
    if last:
        word = last.group(1).lower().rpartition("-")[2]
        if word in _model().never_final:
            return True
        if word in _BEFORE_NUMBER and _NUMBER.match(text, one, two):
            return True
        if len(word) == 1 and _NICKNAME.match(text, one, two):
            return True
        if _INITIALS.match(last.group(1)) or _STATE_WORD.search(tail):
            first = _FIRST_WORD.match(text, one, two)
            return first is not None and first.group(1).lower() not in _model().starters
    if quoted:
        return bool(_REPORT.match(text, one, two) or (quoted.group(1) in "?!" and _REPORT_ON.match(text, one, two)))
    return False
