"""The figures of a document as drawings that stand inside a page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ..document import Document

_OPENING: Final = re.compile(r"<svg\b[^>]*>")
_SIZE: Final = re.compile(r' (?:width|height)="[^"]*"')
_VIEW: Final = re.compile(r'viewBox="\S+ \S+ (\d+(?:\.\d+)?)')
#: Pixels of a screen for each point of a drawing, at the least.
_LEAST: Final = 1.1
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
_METADATA: Final = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
#: What matplotlib says of all elements.
_STYLE: Final = re.compile(r"<style[^>]*>\s*\*\s*\{(.*?)\}\s*</style>", re.DOTALL)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_REFERENCE: Final = re.compile(r"""(?:href="|url\()#([^")]+)""")
_ID: Final = re.compile(r' id="([^"]*)"')
_BETWEEN: Final = re.compile(r">\s+<")
_PATH: Final = re.compile(r' d="[^"]*"')
#: Hundredths of a point are finer than any screen.
_FINER: Final = re.compile(r"(\.\d\d)\d+")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure.

    Attributes
    ----------
    title, caption, words : str
        What it is called, the same with what was left out of it, and what it shows in words.
    svg : Markup
        The drawing.
    """

    title: str
    caption: str
    words: str
    svg: Markup


#: Rows of a figure that a page has room for.
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to draw, and how to draw and tell it."""

    title: str
    frame: pd.DataFrame
    draw: Callable[[pd.DataFrame], Axes]
    tell: Callable[[pd.DataFrame], str]
    left_out: str = ""


def drawings_of(document: Document, *, prefix: str) -> tuple[Drawing, ...]:
    """Draw the figures of a document that have something to show.

    Parameters
    ----------
    document : Document
        What to draw.
    prefix : str
        What the ids of all elements begin with, so that drawings on one page do not disturb each other.

    Examples
    --------
    >>> from allegedly import analyze
    >>> [one.title for one in drawings_of(analyze("Perhaps it rained."), prefix="p")]
    ['Where in the text the marks stand']
    """
    drawn = []
    for number, plan in enumerate(_plans(document), start=1):
        if len(plan.frame):
            words = plan.tell(plan.frame)
            svg = _svg(partial(plan.draw, plan.frame), f"{prefix}-f{number}", words)
            drawn.append(Drawing(plan.title, f"{plan.title}{plan.left_out}.", words, svg))
    return tuple(drawn)


def _plans(document: Document) -> Iterator[_Plan]:
    from .. import figures, frames

    ledger = document.ledger
    # A bare "no comment" answers something, but the text does not say what: nothing to draw.
    disputes = [act for act in frames.DISPUTES if act != "CRITICIZE"]
    edges = frames.edges(ledger[ledger["gloss"].notna()], kinds=disputes)
    drawn = {act for acts in edges["acts"] for act in acts.split(frames.LIST)}
    every = ledger.loc[ledger["act"].isin(disputes), "act_id"].nunique()
    yield _Plan(
        "Who accuses whom of what, and who denies it",
        edges,
        figures.who_accuses_who_denies,
        figures.who_accuses_who_denies_in_words,
        f": {len(drawn)} of {every} acts; the others are only implied, or say nothing of what they are about"
        if len(drawn) < every
        else "",
    )
    length = len(document.text.string)
    yield _Plan(
        "Where in the text the marks stand",
        document.marks,
        partial(figures.stance_strip, length=length),
        partial(figures.stance_strip_in_words, length=length),
    )
    if not len(document.attributions):
        # The author speaks alone, which needs no picture.
        return
    voices = frames.voices(document)
    words = voices.groupby("voice", sort=False)["words"].sum()
    first = words.nlargest(_MOST).index
    rank = {name: place for place, name in enumerate(first)}
    yield _Plan(
        "Whose words the text consists of",
        voices[voices["voice"].isin(first)].sort_values("voice", key=lambda names: names.map(rank), kind="stable"),
        figures.voices,
        figures.voices_in_words,
        f": the {_MOST} of {len(words)} voices that have most words" if len(words) > _MOST else "",
    )
    verbs = frames.reporting_verbs(document.attributions)
    yield _Plan(
        "Which verbs and phrases introduce what others say",
        verbs.head(_MOST),
        figures.reporting_verbs,
        figures.reporting_verbs_in_words,
        f": the {_MOST} most frequent of {len(verbs)}" if len(verbs) > _MOST else "",
    )


def _svg(draw: Callable[[], Axes], prefix: str, words: str) -> Markup:
    import matplotlib.pyplot as plt

    from ..figures import style

    with style():
        figure = draw().get_figure(root=True)
        drawn = io.BytesIO()
        if figure is not None:
            figure.savefig(drawn, format="svg", metadata={"Date": None, "Title": "figure"})
            plt.close(figure)
    return Markup(inline(drawn.getvalue().decode("utf-8"), prefix, words))


def inline(svg: str, prefix: str, words: str) -> str:
    """Make a drawing part of a page: ids of its own, described, as large as there is room, and small.

    Styles for the whole page become the drawing's own; ids that nothing refers to and needless digits go.

    Examples
    --------
    >>> small = '<?xml?><svg width="9pt" viewBox="0 0 9 9"><use xlink:href="#a"/><g id="b"> <path id="a"/></g></svg>'
    >>> inline(small, "p", "A dot.").split(">", maxsplit=1)[0]
    '<svg viewBox="0 0 9 9" style="min-width: 10px" role="img" aria-label="A dot."'
    >>> inline(small, "p", "A dot.").split(">", maxsplit=1)[1]
    '<use xlink:href="#p-1"/><g><path id="p-1"/></g></svg>'
    """
    opening = _OPENING.search(svg)
    if opening is None:
        return ""
    body = svg[opening.end() :]
    shared = "".join(match.group(1) for match in _STYLE.finditer(body))
    for unwanted in (_TITLE, _METADATA, _STYLE, _COMMENT):
        body = unwanted.sub("", body)
    names = {name: f"{prefix}-{number}" for number, name in enumerate(dict.fromkeys(_REFERENCE.findall(body)), start=1)}
    body = _REFERENCE.sub(lambda match: f"{match.group()[: -len(match.group(1))]}{names[match.group(1)]}", body)
    body = _ID.sub(lambda match: f' id="{names[match.group(1)]}"' if match.group(1) in names else "", body)
    body = _PATH.sub(lambda match: _FINER.sub(r"\1", match.group()), _BETWEEN.sub("><", body))
    # On a narrow screen it is moved sideways rather than shrunk until nobody can read it.
    width = _VIEW.search(opening.group())
    least = f"min-width: {_LEAST * float(width.group(1)):.0f}px" if width else ""
    style = "; ".join(filter(None, (shared.strip().rstrip(";"), least)))
    head = _SIZE.sub("", opening.group())[:-1] + (f' style="{escape(style)}"' if style else "")
    return f'{head} role="img" aria-label="{escape(words)}">{body}'
