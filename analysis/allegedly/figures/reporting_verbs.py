"""The verbs that introduce what somebody said, by what the author thereby takes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .bars import draw_bars
from .chart import Chart, Row, note
from .signs import areas
from .values import need, told, whole

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TITLE: Final = "Which verbs and phrases introduce what others say"
_NOTHING: Final = "No verb that introduces what somebody said is in the frame."
_COMMITMENTS: Final = ("acknowledge", "distance", "endorse", "deny")
_SAID: Final = {
    "acknowledge": "author stays neutral",
    "distance": "author keeps a distance",
    "endorse": "author endorses it",
    "deny": "author denies it",
}


def _read(frame: pd.DataFrame) -> list[tuple[str, str, int, int]]:
    """Return verb, commitment, number and speakers, commitment by commitment."""
    columns = ("cue_lemma", "author_commitment", "n", "speakers")
    need(frame, columns, "allegedly.frames.reporting_verbs")
    rows = [
        (told(verb), told(commitment), whole(n), whole(speakers))
        for verb, commitment, n, speakers in zip(*(frame[name] for name in columns), strict=True)
    ]
    kinds = dict.fromkeys(commitment for _, commitment, _, _ in rows)
    ordered = [kind for kind in _COMMITMENTS if kind in kinds] + [kind for kind in kinds if kind not in _COMMITMENTS]
    return [row for kind in ordered for row in rows if row[1] == kind]


def reporting_verbs(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how often each verb introduces what somebody said, grouped by the author's commitment.

    Parameters
    ----------
    frame : pandas.DataFrame
        Columns ``cue_lemma``, ``author_commitment``, ``n`` and ``speakers``, as in `frames.REPORTING_VERBS`; within
        a commitment drawn in its order.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own, as high as the verbs need.

    Returns
    -------
    matplotlib.axes.Axes
        The lower axis holds the number of attributions.

    Raises
    ------
    Error
        If a column is missing.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.frames import reporting_verbs as count
    >>> doc = analyze('"It rains," Ann said. Bob claimed that it snows. "It pours," Cy said.')
    >>> [label.get_text() for label in reporting_verbs(count(doc.attributions)).get_yticklabels()]
    ['say', 'claim']
    """
    found = _read(frame)
    if not found:
        return note(ax, _TITLE, _NOTHING)
    kinds = list(dict.fromkeys(kind for _, kind, _, _ in found))
    # A commitment looks the same in every figure, whichever of them a text has.
    signs = areas((*_COMMITMENTS, *kinds))
    chart = Chart(
        _TITLE,
        rows=tuple(Row(verb, _aside(n, speakers)) for verb, _, n, speakers in found),
        key=tuple(_SAID.get(kind, kind) for kind in kinds),
        below="number of attributions that it introduces",
        row=19.0,
    )
    bars = [[(kind, float(n))] for _, kind, n, _ in found]
    return draw_bars(chart, bars, {kind: signs[kind] for kind in kinds}, ax=ax, counts=True)


def _aside(n: int, speakers: int) -> str:
    said = f"{speakers:,} named speaker{'' if speakers == 1 else 's'}" if speakers else "nobody named"
    return f"{n:,} ({said})"


def reporting_verbs_in_words(frame: pd.DataFrame) -> str:
    """Tell the figure of :func:`reporting_verbs` to somebody who cannot see it.

    Parameters
    ----------
    frame : pandas.DataFrame
        As for :func:`reporting_verbs`.

    Returns
    -------
    str
        One sentence a commitment.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"cue_lemma": "say", "author_commitment": "acknowledge", "n": 4, "speakers": 2}
    >>> print(reporting_verbs_in_words(pd.DataFrame([row])))
    Which verbs and phrases introduce what others say, and how often. author stays neutral: say 4 (2 named speakers).
    """
    found = _read(frame)
    if not found:
        return f"{_TITLE}. {_NOTHING}"
    said: dict[str, list[str]] = {}
    for verb, kind, n, speakers in found:
        said.setdefault(_SAID.get(kind, kind), []).append(f"{verb} {_aside(n, speakers)}")
    heading = f"{_TITLE}, and how often."
    return " ".join([heading, *(f"{kind}: {'; '.join(verbs)}." for kind, verbs in said.items())])
