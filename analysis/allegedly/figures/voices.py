"""Whose words the text consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .bars import draw_bars
from .chart import Chart, Row, note
from .signs import areas
from .values import finite, named, need, number, told, whole

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TITLE: Final = "Whose words the text consists of"
_NOTHING: Final = "No voice with words is in the frame."
_QUOTES: Final = ("direct", "mixed", "indirect", "author")
_SAID: Final = {
    "direct": "in direct quotation",
    "mixed": "partly in quotation",
    "indirect": "in indirect speech",
    "author": "the article itself",
}


def _read(voices: pd.DataFrame) -> dict[str, dict[str, tuple[float, int]]]:
    """Return share in per cent and words of each voice by kind of quotation, in the order of the frame."""
    need(voices, ("doc", "voice", "quote", "words", "share"), "allegedly.frames.voices")
    several = voices["doc"].nunique() > 1
    found: dict[str, dict[str, tuple[float, int]]] = {}
    columns = (voices[name] for name in ("doc", "voice", "quote", "words", "share"))
    for doc, voice, quote, words, share in zip(*columns, strict=True):
        name = f"{told(doc)}: {named(voice)}" if several else named(voice)
        parts = found.setdefault(name, {})
        before, counted = parts.get(told(quote), (0.0, 0))
        parts[told(quote)] = (before + 100 * (finite(share) or 0.0), counted + whole(words))
    return {name: parts for name, parts in found.items() if any(words for _, words in parts.values())}


def voices(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw whose words a text consists of: a bar a voice, cut by the kind of quotation.

    Parameters
    ----------
    frame : pandas.DataFrame
        Columns ``doc``, ``voice``, ``quote``, ``words`` and ``share``, as from `allegedly.frames.voices`; drawn in
        its order. With several documents each voice is drawn once a document.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes
        The lower axis holds per cent of the words of the document.

    Raises
    ------
    Error
        If a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"doc": "d", "voice": "Ann", "quote": "direct", "words": 12, "share": 0.3}
    >>> ax = voices(pd.DataFrame([row]))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "aside-1"]
    ['30% (12 words)']
    """
    found = _read(frame)
    if not found:
        return note(ax, _TITLE, _NOTHING)
    kinds = dict.fromkeys(kind for parts in found.values() for kind in parts)
    ordered = [kind for kind in _QUOTES if kind in kinds] + [kind for kind in kinds if kind not in _QUOTES]
    # A kind looks the same in every figure, whichever of them a text has.
    signs = {kind: sign for kind, sign in areas((*_QUOTES, *ordered)).items() if kind in kinds}
    rows = tuple(Row(name, _aside(parts)) for name, parts in found.items())
    key = tuple(_SAID.get(kind, kind) for kind in ordered)
    chart = Chart(_TITLE, rows=rows, key=key, below="share of the words of the text, in per cent", row=22.0)
    bars = [[(kind, parts[kind][0]) for kind in ordered if kind in parts] for parts in found.values()]
    return draw_bars(chart, bars, {kind: signs[kind] for kind in ordered}, ax=ax)


def _aside(parts: dict[str, tuple[float, int]]) -> str:
    share, words = (sum(values) for values in zip(*parts.values(), strict=True))
    return f"{number(round(share, 1 if share < 10 else 0))}% ({words:,} word{'' if words == 1 else 's'})"


def voices_in_words(frame: pd.DataFrame) -> str:
    """Tell the figure of :func:`voices` to somebody who cannot see it.

    Parameters
    ----------
    frame : pandas.DataFrame
        As for :func:`voices`.

    Returns
    -------
    str
        One sentence a voice.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"doc": "d", "voice": "Ann", "quote": "direct", "words": 12, "share": 0.3}
    >>> print(voices_in_words(pd.DataFrame([row])))
    Whose words the text consists of. Ann: 30% (12 words), of these in direct quotation 12.
    """
    found = _read(frame)
    if not found:
        return f"{_TITLE}. {_NOTHING}"
    said = [f"{_TITLE}."]
    for name, parts in found.items():
        kinds = ", ".join(
            f"{_SAID.get(kind, kind)} {words:,}" for kind, (_, words) in parts.items() if kind != "author"
        )
        said.append(f"{name}: {_aside(parts)}{f', of these {kinds}' if kinds else ''}.")
    return " ".join(said)
