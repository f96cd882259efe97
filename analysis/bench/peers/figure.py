"""Accuracy against speed, from the table of peers: ``python -m bench.peers.figure``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from allegedly import figures
from bench.peers.registry import read_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PANELS: Final = (("attributions", "All attributions"), ("attributions.quoted", "With quotation marks"))
LOOKS: Final = (
    ("allegedly", "o", "#0072B2", "allegedly"),
    ("textacy, direct quotations", "v", "#D55E00", "textacy"),
    ("textacy, a paragraph at a time", "^", "#D55E00", "textacy, by paragraph"),
    ("sayswho, quote finder", "s", "#009E73", "sayswho"),
    ("GenderGapTracker, quote extractor", "D", "#CC79A7", "GenderGapTracker*"),
    ("Citron, retrained on PolNeAR", "P", "#56B4E9", "Citron, retrained*"),
)
"""System, marker, colour (Okabe & Ito 2008) and name; a star stands for figures measured before."""

LINES: Final = (("people", "people", "--"), ("quotation marks alone", "quotation marks alone", ":"))
"""System, name and dashes of what has no speed to speak of."""


def points(found: pd.DataFrame) -> pd.DataFrame:
    """Pair accuracy and speed, one row a system and panel.

    Parameters
    ----------
    found : pandas.DataFrame
        The table of peers.

    Returns
    -------
    pandas.DataFrame
        Columns ``system``, ``measure``, ``f1``, ``low``, ``high`` (percent), ``words`` (a second) and ``before``
        (whether it was measured before and not again).
    """
    speeds = found[found["part"].eq("speed") & found["measure"].eq("words")].set_index("system")["value"]
    rows = []
    for measure, _ in PANELS:
        scores = found[found["part"].eq("attributions") & found["measure"].eq(measure)].set_index("system")
        for system, *_ in LOOKS:
            if system in scores.index and system in speeds.index:
                one = scores.loc[system]
                before = one["measured"] != "this run"
                rows.append((system, measure, one["value"], one["low"], one["high"], speeds[system], before))
    return pd.DataFrame(rows, columns=["system", "measure", "f1", "low", "high", "words", "before"])


def chart(found: pd.DataFrame) -> Axes:
    """Draw accuracy against speed, with people and the floor as lines.

    Parameters
    ----------
    found : pandas.DataFrame
        The table of peers.

    Returns
    -------
    matplotlib.axes.Axes
        The left one of two.
    """
    from matplotlib.figure import Figure

    shown = points(found)
    with figures.style():
        page = Figure(figsize=(7.2, 3.9), layout="constrained")
        axes = page.subplots(1, 2, sharey=True, sharex=True)
        for ax, (measure, title) in zip(axes, PANELS, strict=True):
            for system, marker, colour, name in LOOKS:
                row = shown[shown["system"].eq(system) & shown["measure"].eq(measure)]
                if row.empty:
                    continue
                _point(ax, row.iloc[0], marker, colour, name)
            for name, level, dashes in levels(found, measure):
                ax.axhline(level, color="#444444", linestyle=dashes, linewidth=0.9, zorder=0)
                ax.annotate(
                    name, (0.99, level), xycoords=("axes fraction", "data"), ha="right", va="bottom", fontsize=8
                )
            ax.set(xlim=(0, 1.6 * shown["words"].max()), ylim=(0, 100), title=title, xlabel="words a second, one core")
        axes[0].set_ylabel("F1, % (with 95 % interval)")
        handles, labels = axes[0].get_legend_handles_labels()
        page.legend(handles, labels, loc="outside lower center", ncols=4, fontsize=8, frameon=False)
    first: Axes = axes[0]
    return first


def levels(found: pd.DataFrame, measure: str) -> list[tuple[str, float, str]]:
    """Give name, F1 and dashes of each line of one panel."""
    scores = found[found["part"].eq("attributions") & found["measure"].eq(measure)].set_index("system")["value"]
    return [(name, float(scores[system]), dashes) for system, name, dashes in LINES if system in scores.index]


def _point(ax: Axes, row: Any, marker: str, colour: str, name: str) -> None:
    known = not pd.isna(row["low"])
    spread = [[row["f1"] - row["low"]], [row["high"] - row["f1"]]] if known else None
    ax.errorbar(
        [row["words"]],
        [row["f1"]],
        yerr=spread,
        fmt=marker,
        color=colour,
        markerfacecolor="white" if row["before"] else colour,
        markersize=6.5,
        linewidth=1,
        capsize=2.5,
        label=name,
    )


def alt(found: pd.DataFrame) -> str:
    """Say what the chart shows, for those who cannot see it."""
    shown = points(found)
    said = []
    for measure, title in PANELS:
        rows = shown[shown["measure"].eq(measure)].sort_values("f1", ascending=False)
        named = [
            f"{row['system']}{', measured before,' if row['before'] else ''} {row['f1']:.0f} at {row['words']:,.0f}"
            for row in rows.to_dict("records")
        ]
        named += [f"{name} {level:.0f}, as a line" for name, level, _ in levels(found, measure)]
        said.append(f"{title}, F1 in percent at words a second: {'; '.join(named)}.")
    return "Two panels of accuracy against speed, one point a program. " + " ".join(said)


def draw(found: pd.DataFrame, stem: Path) -> None:
    """Write the chart and what it shows: ``STEM.svg``, ``.png``, ``.pdf``, ``.csv``, ``.alt.txt``."""
    figures.save(chart(found), stem, alt=alt(found), data=points(found), title="Accuracy against speed")


def summary(found: pd.DataFrame) -> str:
    """Lay the table out for a reader, one line a system.

    Examples
    --------
    >>> row = ("sayswho", "0.1.4", "attributions", "strict", 14.5, None, None, 9, "this run")
    >>> from bench.peers.registry import COLUMNS
    >>> print(summary(pd.DataFrame([row], columns=list(COLUMNS))))
    attributions       strict
    sayswho 0.1.4        14.5
    """
    lines = []
    for part, rows in found.groupby("part", sort=False):
        wide = rows.pivot(index=["system", "version"], columns="measure", values="value")
        wide = wide.reindex(index=pd.MultiIndex.from_frame(rows[["system", "version"]].drop_duplicates()))
        columns = list(dict.fromkeys(rows["measure"]))
        names = [f"{system} {'' if pd.isna(version) else version}".strip() for system, version in wide.index]
        width = max(map(len, [str(part), *names]))
        lines.append(f"{part!s:{width}}" + "".join(f"{name:>{max(12, len(name) + 2)}}" for name in columns))
        for name, values in zip(names, wide[columns].to_numpy().tolist(), strict=True):
            cells = ("" if pd.isna(value) else f"{value:,.1f}" for value in values)
            padded = (f"{cell:>{max(12, len(one) + 2)}}" for cell, one in zip(cells, columns, strict=True))
            lines.append(f"{name:{width}}{''.join(padded)}".rstrip())
    return "\n".join(lines)


def main() -> None:
    """Draw the chart anew from the table."""
    from bench.peers.__main__ import DRAWN, TABLE

    draw(read_table(TABLE), DRAWN)


if __name__ == "__main__":
    main()
