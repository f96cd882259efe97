"""The table of figures: what is measured, what it must reach, and how it prints and is written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.estimates import Estimate
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
    label : str
        What a reader calls it.
    least, stretch : float or None
        What it must reach, and what would be excellent.
    falling : bool
        Whether less is better.
    digits : str
        How the figure prints, as a format specification.
    """

    part: str
    key: str
    label: str
    least: float | None = None
    stretch: float | None = None
    falling: bool = False
    digits: str = ".1f"


TITLES = {
    "attributions": "PolNeAR dev, attributions, F1",
    "treebanks": "treebanks, gold words, fed as articles, %",
    "news_syntax": "news sentences checked by hand, %",
    "acts": "PolNeAR dev, acts in annotated sentences, F1",
    "marks": "PolNeAR dev, marks in annotated articles (seen when the lexica were written), F1",
    "marks_fresh": "PolNeAR train, marks in articles annotated after the lexica were written, F1",
    "probes": "probe sentences (seen when the rules were written)",
    "seed": "seed article (seen when lexica and rules were written)",
    "speed": "PolNeAR dev, text to JSON on one core",
    "portability": "seed and some of PolNeAR dev, this processor and an emulated Haswell",
}

ROWS = (
    Row("attributions", "attributions", "found (content overlap >= 0.5)", 79.0, 80.3),
    Row("attributions", "strict", "same words of content", 60.5, 69.2),
    Row("attributions", "with_source", "found, source right", 72.5, 76.0),
    Row("attributions", "words.source", "words of sources", 84.0, 81.0),
    Row("attributions", "words.cue", "words of cues", 72.5, 70.2),
    Row("attributions", "words.content", "words of contents", 90.0, 91.6),
    Row("attributions", "attributions.quoted", "found, quoted contents"),
    Row("attributions", "attributions.indirect", "found, indirect contents"),
    Row("treebanks", "gum-dev.upos", "GUM, parts of speech", 96, 97),
    Row("treebanks", "gum-dev.uas", "GUM, heads", 87, 91),
    Row("treebanks", "gum-dev.las", "GUM, heads and relations", 83.5, 88),
    Row("treebanks", "gum-dev.las.universal", "GUM, relations without subtypes"),
    Row("treebanks", "gum-dev.las.marked", "GUM, every sentence a paragraph"),
    Row("treebanks", "ewt-dev.upos", "EWT, parts of speech"),
    Row("treebanks", "ewt-dev.uas", "EWT, heads"),
    Row("treebanks", "ewt-dev.las", "EWT, heads and relations"),
    Row("news_syntax", "all", "heads and relations", 85, 93),
    Row("news_syntax", "nsubj", "subjects"),
    Row("news_syntax", "nsubj:pass", "passive subjects"),
    Row("news_syntax", "obj", "objects"),
    Row("news_syntax", "obl:agent", "agents"),
    Row("news_syntax", "ccomp", "clausal complements"),
    Row("news_syntax", "neg", "negations"),
    Row("acts", "ACCUSE", "ACCUSE", 60),
    Row("acts", "DENY", "DENY", 60),
    Row("acts", "CRITICIZE", "CRITICIZE", 62),
    Row("acts", "EVADE", "EVADE"),
    Row("acts", "all.full", "all, source and target right", 48, 85),
    Row("acts", "all.on_blocked", "false alarms on blocked acts, number", 2, 0, falling=True, digits=".0f"),
    Row("marks", "all", "all categories", 75, 90),
    Row("marks", "all.common", "the same, rows that fire in other articles too"),
    Row("marks", "HEDGE", "HEDGE"),
    Row("marks", "BOOSTER", "BOOSTER"),
    Row("marks", "DISTANCING", "DISTANCING"),
    Row("marks", "EVASION", "EVASION"),
    Row("marks", "EVASION.common", "EVASION, rows that fire in other articles too"),
    Row("marks_fresh", "all", "all categories; mended on 24 of the 30 articles"),
    Row("marks_fresh", "all.held_out", "the 6 articles that nothing was mended on"),
    Row("marks_fresh", "HEDGE", "HEDGE"),
    Row("marks_fresh", "BOOSTER", "BOOSTER"),
    Row("marks_fresh", "DISTANCING", "DISTANCING"),
    Row("probes", "acts", "acts, F1", 85, 97),
    Row("probes", "clean", "wholly right, %", 80, 95),
    Row("seed", "edges", "strict edges, F1", 60, 100),
    Row("seed", "grave", "grave errors, number", 0, 0, falling=True, digits=".0f"),
    Row("seed", "joined", "mentions of the chief charge on one node, of 7", 5, 7, digits=".0f"),
    Row("seed", "marks", "marks, F1", 60, 95),
    Row("seed", "marks.common", "marks, rows that fire in PolNeAR dev too, F1"),
    Row("seed", "holder", "holders of the met marks, %", 90, 95),
    Row("seed", "tempted", "tempting words marked, number", 1, 0, falling=True, digits=".0f"),
    Row("speed", "words", "words a second of processor time", digits=",.0f"),
    Row("speed", "spacy.words", "the same, spaCy's small pipeline", digits=",.0f"),
    Row("speed", "ratio", "ratio to spaCy", 1.0, 2.0, digits=".2f"),
    Row("speed", "ratio.whole", "ratio to spaCy, loading included", digits=".2f"),
    Row("speed", "ready", "import and first article, s", 2.5, 1.0, falling=True, digits=".2f"),
    Row("speed", "memory", "peak memory, MB", 400, 300, falling=True, digits=".0f"),
    Row("portability", "words", "words read", digits=".0f"),
    Row("portability", "changed", "words read otherwise, number", 0, 0, falling=True, digits=".0f"),
    Row("portability", "difference", "largest difference of a score", digits=".0e"),
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
    title = None
    for row in ROWS:
        estimate = measured.get(row.part, {}).get(row.key)
        if estimate is None:
            continue
        if row.part != title:
            title = row.part
            lines.append(TITLES[title])
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
    """Give measured figures as a JSON value, bounds left out where there are none.

    Examples
    --------
    >>> as_json({"probes": {"acts": Estimate(81.23456)}})
    {'probes': {'acts': {'value': 81.2346}}}
    """

    def one(estimate: Estimate) -> dict[str, float]:
        bounds = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
        return {name: float(f"{bound:.6g}") for name, bound in bounds.items() if bound is not None}

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
