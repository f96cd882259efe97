"""A document as the templates want it: paragraphs of runs, a legend, tables."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from . import kinds, notes
from .runs import runs
from .safe import plain, verbatim
from .tables import Table, tables_of
from .things import Found, things_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markupsafe import Markup

    from ..document import Document
    from ..segments import Segment
    from .runs import Layer, Piece, Run, Thing

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)*")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
#: Voices that the legend shows at once; the others can be unfolded.
_VOICES: Final = 10


@dataclass(frozen=True, slots=True)
class Highlight:
    """One element of a run: its classes, and the label after it."""

    classes: str
    tag: str


@dataclass(frozen=True, slots=True)
class RunView:
    """A run with all that its elements carry.

    Attributes
    ----------
    text : Markup
        Its characters, escaped.
    highlights : tuple of Highlight
        The outermost first.
    names : tuple of str
        Ids of the things that begin here.
    row : str
        Id of the row that the first of them links to, or "".
    note : str
        What is said of all of them.
    """

    text: Markup
    highlights: tuple[Highlight, ...]
    names: tuple[str, ...]
    row: str
    note: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with the line breaks after it."""

    classes: str
    runs: tuple[RunView, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An item of the legend.

    Attributes
    ----------
    key : str
        Class of what it switches on and off.
    name, gist : str
        What it is called, and what that means.
    count : int
        How many things it has.
    sample : str
        Classes of a sample of its look, or "".
    shown : bool
        Whether it is on before a reader chooses.
    """

    key: str
    name: str
    gist: str
    count: int
    sample: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Items of the legend under one heading; those of `more` are folded away."""

    name: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A document as the templates want it.

    Attributes
    ----------
    uid : str
        What the ids of its elements begin with.
    name, counts : str
        Its name, and how much was found.
    paragraphs : tuple of Paragraph
        The text.
    legend : tuple of Group
        What can be switched on and off.
    tables : tuple of Table
        The ledger, acts, marks and attributions.
    about : tuple of (str, str)
        Metadata and settings: name and value.
    """

    uid: str
    name: str
    counts: str
    paragraphs: tuple[Paragraph, ...]
    legend: tuple[Group, ...]
    tables: tuple[Table, ...]
    about: tuple[tuple[str, str], ...]


def uid_of(document: Document) -> str:
    """Return a name for the elements of a document: the same for the same document, whatever stands around it.

    Examples
    --------
    >>> from allegedly import analyze
    >>> uid_of(analyze("It rained.")) == uid_of(analyze("It rained."))
    True
    """
    whole = repr((document.name, document.text.sha256, document.settings.to_dict(), sorted(document.text.meta)))
    return f"al{hashlib.sha256(whole.encode('utf-8', 'backslashreplace')).hexdigest()[:10]}"


def view_of(document: Document, *, uid: str | None = None) -> View:
    """Prepare a document for the templates.

    Parameters
    ----------
    document : Document
        What to show.
    uid : str, optional
        What the ids of elements begin with; by default `uid_of`.
    """
    found = things_of(document)
    prefix = uid or uid_of(document)
    records = document.records
    numbers = {
        "attribution": len(records.attributions),
        "mark": len(records.marks),
        "act": len(records.acts),
        "charge": len(records.charges),
    }
    counts = ", ".join(f"{number:,} {what}{'' if number == 1 else 's'}" for what, number in numbers.items())
    return View(
        prefix,
        plain(document.name) or "(no name)",
        f"{len(document.reading.tokens):,} tokens; {counts}",
        tuple(paragraphs(document.text.string, document.reading.segments, found.things)),
        tuple(_legend(found)),
        tables_of(document, found.anchors),
        tuple(_about(document)),
    )


# ------------------------------------------------------------------ the text
def paragraphs(string: str, segments: Sequence[Segment], things: Sequence[Thing]) -> Iterator[Paragraph]:
    """Yield the lines of a text, each with the line breaks after it; together they are the text."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(string) if match.group()]
    headings = {segment.start for segment in segments if segment.kind == "heading"}
    cut = runs(len(string), things, cuts=[end for _, end in lines])
    for start, end in lines:
        inside = []
        for run in cut:
            inside.append(_run(string, run))
            if run.end >= end:
                break
        line = string[start:end]
        classes = ["al-p"]
        if start + len(line) - len(line.lstrip()) in headings:
            classes.append("al-head")
        if len(_BREAK.findall(line)) > 1:
            # An empty line is room enough.
            classes.append("al-tight")
        yield Paragraph(" ".join(classes), tuple(inside))


def _run(string: str, run: Run) -> RunView:
    highlights = []
    for piece in run.pieces:
        thing = piece.thing
        classes = ["al-hl", thing.key, f"v{thing.voice}"]
        if thing.key == "k-content" and run.depth > 1:
            classes.append("al-deep")
        if thing.layer == "act":
            classes += ["al-act", "al-not"] if thing.blocked else ["al-act"]
            classes += [name for name, so in (("al-b", piece.opens), ("al-e", piece.closes)) if so]
        highlights.append(Highlight(" ".join(classes), piece.tag))
    # What lies nearest to the words comes first.
    said = dict.fromkeys(piece.thing.note for piece in sorted(run.pieces, key=_nearness))
    names = tuple(thing.ids[0] for thing in run.begun if thing.ids)
    return RunView(
        verbatim(string[run.start : run.end]), tuple(highlights), names, next(iter(names), ""), "\n".join(said)
    )


_NEAR: Final[dict[Layer, int]] = {"act": 0, "mark": 1, "party": 2, "content": 3}


def _nearness(piece: Piece) -> int:
    return _NEAR[piece.thing.layer]


# ------------------------------------------------------------------ the legend
def _legend(found: Found) -> Iterator[Group]:
    things = Counter(thing.key for thing in found.things)
    acts = Counter({kinds.key(kind): 0 for kind in kinds.ACTS})
    for thing in found.things:
        if thing.layer == "act":
            acts[thing.key] += len(thing.ids)
    parts = _choices(kinds.PARTS, things, "al-hl")
    if parts:
        yield Group("Attributions", parts)
    if some := _choices(kinds.ACTS, acts, "al-hl al-act al-b al-e"):
        yield Group("Acts", some)
    if some := _choices(kinds.MARKS, things, "al-hl"):
        yield Group("Marks of stance", some)
    uses = Counter(thing.voice for thing in found.things)
    voices = tuple(
        Choice(f"v{index}", notes.voice(name), "", uses[index], "") for index, name in enumerate(found.voices)
    )
    if found.things:
        yield Group("Voices", voices[:_VOICES], voices[_VOICES:])


def _choices(gists: Mapping[str, str], counts: Mapping[str, int], look: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            kinds.key(kind),
            kinds.named(kind),
            gist,
            counts[kinds.key(kind)],
            f"{look} {kinds.key(kind)}",
            kind not in kinds.HIDDEN,
        )
        for kind, gist in gists.items()
        if counts.get(kinds.key(kind))
    )


def keys_of(views: Iterable[View]) -> tuple[str, ...]:
    """Return the keys of all items of some legends, each once."""
    groups = (group for view in views for group in view.legend)
    return tuple(dict.fromkeys(choice.key for group in groups for choice in (*group.choices, *group.more)))


# ------------------------------------------------------------------ what is known of it
def _about(document: Document) -> Iterator[tuple[str, str]]:
    for name, value in _flat(document.text.meta, ""):
        yield plain(name), plain(value)
    settings = document.settings
    yield "SHA-256 of the text", document.text.sha256
    yield "read with", f"allegedly {settings.version}, model {settings.model}, lexicon {settings.lexicon}"
    yield "settings", plain("; ".join(settings.changes)) or "no changes"


def _flat(meta: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in meta.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}, ")
        elif isinstance(value, (list, tuple)):
            yield f"{prefix}{name}", "; ".join(map(str, value))
        else:
            yield f"{prefix}{name}", str(value)
