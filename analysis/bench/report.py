"""The table of figures: what is measured, what it must reach, and how it prints and is written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.evaluation.estimates import Estimate
from allegedly.evaluation.frame import DIGITS, label, title, unit
from training.record import update

Figures = Mapping[str, Estimate]
"""Named figures of one part."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table.

    Parameters
    ----------
    part, key : str
        Where the figure stands among the measured ones.
    least, stretch : float or None
        What it must reach, and what would be excellent.
    falling : bool
        Whether less is better.
    """

    part: str
    key: str
    least: float | None = None
    stretch: float | None = None
    falling: bool = False

    @property
    def label(self) -> str:
        """What a reader calls it."""
        return label(self.part, self.key)

    @property
    def digits(self) -> str:
        """How the figure prints, as a format specification."""
        return DIGITS[unit(self.part, self.key)]


ROWS = (
    Row("attributions", "attributions", 79.0, 80.3),
    Row("attributions", "strict", 60.5, 69.2),
    Row("attributions", "with_source", 72.5, 76.0),
    Row("attributions", "words.source", 84.0, 81.0),
    Row("attributions", "words.cue", 72.5, 70.2),
    Row("attributions", "words.content", 90.0, 91.6),
    Row("attributions", "attributions.quoted"),
    Row("attributions", "attributions.indirect"),
    Row("treebanks", "gum-dev.upos", 96, 97),
    Row("treebanks", "gum-dev.uas", 87, 91),
    Row("treebanks", "gum-dev.las", 83.5, 88),
    Row("treebanks", "gum-dev.las.universal"),
    Row("treebanks", "gum-dev.las.marked"),
    Row("treebanks", "ewt-dev.upos"),
    Row("treebanks", "ewt-dev.uas"),
    Row("treebanks", "ewt-dev.las"),
    Row("news_syntax", "all", 85, 93),
    Row("news_syntax", "nsubj"),
    Row("news_syntax", "nsubj:pass"),
    Row("news_syntax", "obj"),
    Row("news_syntax", "obl:agent"),
    Row("news_syntax", "ccomp"),
    Row("news_syntax", "neg"),
    Row("acts", "ACCUSE", 60),
    Row("acts", "DENY", 60),
    Row("acts", "CRITICIZE", 62),
    Row("acts", "EVADE"),
    Row("acts", "all.full", 48, 85),
    Row("acts", "all.on_blocked", 2, 0, falling=True),
    Row("marks", "all", 75, 90),
    Row("marks", "all.common"),
    Row("marks", "HEDGE"),
    Row("marks", "BOOSTER"),
    Row("marks", "DISTANCING"),
    Row("marks", "EVASION"),
    Row("marks", "EVASION.common"),
    Row("marks_fresh", "all"),
    Row("marks_fresh", "all.held_out"),
    Row("marks_fresh", "HEDGE"),
    Row("marks_fresh", "BOOSTER"),
    Row("marks_fresh", "DISTANCING"),
    Row("probes", "acts", 85, 97),
    Row("probes", "clean", 80, 95),
    Row("seed", "edges", 60, 100),
    Row("seed", "grave", 0, 0, falling=True),
    Row("seed", "joined", 5, 7),
    Row("seed", "marks", 60, 95),
    Row("seed", "marks.common"),
    Row("seed", "holder", 90, 95),
    Row("seed", "tempted", 1, 0, falling=True),
    Row("speed", "words"),
    Row("speed", "spacy.words"),
    Row("speed", "ratio", 1.0, 2.0),
    Row("speed", "ratio.whole"),
    Row("speed", "parquet.words"),
    Row("speed", "parquet.ratio", 1.0, 2.5),
    Row("speed", "ready", 2.5, 1.0, falling=True),
    Row("speed", "memory", 400, 300, falling=True),
    Row("portability", "words"),
    Row("portability", "changed", 0, 0, falling=True),
    Row("portability", "difference"),
)


def _number(row: Row, value: float | None) -> str:
    return "" if value is None else format(value, row.digits)


def _verdict(row: Row, value: float) -> str:
    sign = -1 if row.falling else 1
    if row.least is not None and sign * value < sign * row.least:
        return "missed"
    if row.stretch is not None and sign * value >= sign * row.stretch:
        return "stretch"
    return "met" if row.least is not None else ""


def table(measured: Mapping[str, Figures], *, people: Mapping[str, float] | None = None) -> str:
    """Lay the measured figures out for a reader.

    Parameters
    ----------
    measured : mapping of str to Figures
        Figures by part.
    people : mapping of str to float, optional
        What annotators reach against each other, by the keys of the part ``attributions``.

    Returns
    -------
    str
        One line a figure, titles between; figures that were not measured are left out.

    Examples
    --------
    >>> print(table({"attributions": {"strict": Estimate(61.23, 58.0, 64.0)}}, people={"strict": 69.2}))
                                                         value         95 %   least stretch  people
    PolNeAR dev, attributions, F1
      same words of content                               61.2    58.0-64.0    60.5    69.2    69.2 met
    """
    lines = [f"{'':50}{'value':>8}{'95 %':>13}{'least':>8}{'stretch':>8}{'people':>8}"]
    part = None
    for row in ROWS:
        estimate = measured.get(row.part, {}).get(row.key)
        if estimate is None:
            continue
        if row.part != part:
            part = row.part
            lines.append(title(part))
        reached = (people or {}).get(row.key) if row.part == "attributions" else None
        value, low, high, least, stretch, agreed = (
            _number(row, number)
            for number in (estimate.value, estimate.low, estimate.high, row.least, row.stretch, reached)
        )
        interval = f"{low}-{high}" if low else ""
        cells = f"  {row.label:48}{value:>8}{interval:>13}{least:>8}{stretch:>8}{agreed:>8}"
        lines.append(f"{cells} {_verdict(row, estimate.value)}".rstrip())
    return "\n".join(lines)


def as_json(measured: Mapping[str, Figures]) -> dict[str, dict[str, dict[str, float]]]:
    """Give measured figures as a JSON value, bounds and numbers of cases left out where there are none.

    Examples
    --------
    >>> as_json({"probes": {"acts": Estimate(81.23456)}})
    {'probes': {'acts': {'value': 81.2346}}}
    """

    def one(estimate: Estimate) -> dict[str, float]:
        bounds = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
        written = {name: float(f"{bound:.6g}") for name, bound in bounds.items() if bound is not None}
        return written if estimate.n is None else {**written, "n": estimate.n}

    return {part: {key: one(estimate) for key, estimate in figures.items()} for part, figures in measured.items()}


def record(path: Path, parts: Mapping[str, Any]) -> None:
    """Write parts into the ``measured`` object of a record, the rest left as it is.

    Parameters
    ----------
    path : Path
        The JSON file; made if it is not there. It is replaced in one step, so no reader sees half of it.
    parts : mapping of str to JSON value
        Replaces parts of the same name; parts measured at another time stay.
    """
    measured = json.loads(path.read_text(encoding="utf-8")).get("measured", {}) if path.exists() else {}
    update(path, "measured", {**measured, **parts})
