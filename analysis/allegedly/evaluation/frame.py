"""Figures as a tidy frame, with what people reach beside them, and the figures that come with the library."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final, NamedTuple

import pandas as pd

from .._errors import Error
from .._tsv import EMPTY, table_rows
from .estimates import Estimate

COLUMNS: Final = ("part", "measure", "value", "low", "high", "n", "human", "source", "unit", "label")
"""Columns of `frame`, in order."""

DIGITS: Final[Mapping[str, str]] = MappingProxyType(
    {"%": ".1f", "number": ".0f", "words/s": ",.0f", "ratio": ".2f", "s": ".2f", "MB": ".0f", "score": ".0e"}
)
"""How a figure prints, by its unit."""

_NUMBERS: Final = ("value", "low", "high", "n", "human")


class Known(NamedTuple):
    """What people reach, and how that is known."""

    value: float
    source: str


def _data(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    problems: list[str] = []
    rows = [row for _, row in table_rows(resources.files("allegedly").joinpath("data", name), columns, problems)]
    if problems:
        raise Error("\n".join(problems))
    return rows


@cache
def _described() -> Mapping[tuple[str, str], tuple[str, str]]:
    rows = _data("measures.tsv", ("part", "measure", "label", "unit"))
    return MappingProxyType({(row["part"], row["measure"]): (row["label"], row["unit"]) for row in rows})


def label(part: str, measure: str) -> str:
    """Say what a measure is called in words; its name where it has no words.

    Examples
    --------
    >>> label("attributions", "strict"), label("attributions", "strict.quoted")
    ('same words of content', 'strict.quoted')
    """
    return _described().get((part, measure), (measure, ""))[0]


def title(part: str) -> str:
    """Say what a part measures.

    Examples
    --------
    >>> title("news_syntax")
    'news sentences checked by hand, %'
    """
    return label(part, EMPTY) if (part, EMPTY) in _described() else part


def unit(part: str, measure: str) -> str:
    """Give the unit of a measure.

    Examples
    --------
    >>> unit("speed", "words"), unit("speed", "spacy.words.wall"), unit("acts", "DENY.full")
    ('words/s', 'words/s', '%')
    """
    known = _described().get((part, measure), ("", ""))[1]
    if known:
        return known
    if part == "speed":
        last = {"ready": "s", "memory": "MB", "ratio": "ratio"}
        return next((last[name] for name in measure.split(".") if name in last), "words/s")
    return "number" if measure.endswith(".on_blocked") else "%"


def agreement(people: Mapping[str, Estimate]) -> dict[tuple[str, str], Known]:
    """Give what people reach, by part and measure.

    Parameters
    ----------
    people : mapping of str to Estimate
        Agreement of PolNeAR's annotators, see `allegedly.evaluation.parts.people`; may be empty.

    Examples
    --------
    >>> agreement({"strict": Estimate(69.2, n=18)})["attributions", "strict"]
    Known(value=69.2, source='people: annotators of PolNeAR against each other, 18 articles')
    >>> agreement({})["acts", "DENY"].value
    96.0
    """
    rows = _data("agreement.tsv", ("part", "measure", "value", "source"))
    known = {(row["part"], row["measure"]): Known(float(row["value"]), row["source"]) for row in rows}
    for measure, one in people.items():
        number = f", {one.n} articles" if one.n else ""
        source = f"people: annotators of PolNeAR against each other{number}"
        known["attributions", measure] = Known(one.value, source)
    return known


def frame(measured: Mapping[str, Mapping[str, Estimate]]) -> pd.DataFrame:
    """Lay figures out as a tidy frame.

    Parameters
    ----------
    measured : mapping of str to mapping of str to Estimate
        Figures by part and measure. The part ``"people"`` gives no rows but the figures of people beside those of
        attributions.

    Returns
    -------
    pandas.DataFrame
        One row a figure, columns `COLUMNS`: ``part`` and ``measure``; ``value``, with the bounds ``low`` and
        ``high`` of its 95 % interval where there is one; ``n``, the number of cases that it rests on, where it is
        known; ``human``, what people reach against each other, and ``source``, how that is known; ``unit``; and
        ``label``, the measure in words.

    Examples
    --------
    >>> found = frame({"acts": {"DENY": Estimate(57.1, 21.0, 90.0, 12)}})
    >>> found[["part", "measure", "value", "n", "human"]].values.tolist()
    [['acts', 'DENY', 57.1, 12, 96.0]]
    """
    known = agreement(measured.get("people", {}))
    rows = [
        (
            part,
            measure,
            one.value,
            one.low,
            one.high,
            one.n,
            *known.get((part, measure), (None, "")),
            unit(part, measure),
            label(part, measure),
        )
        for part, figures in measured.items()
        if part != "people"
        for measure, one in figures.items()
    ]
    return _typed(pd.DataFrame(rows, columns=list(COLUMNS)))


def _typed(found: pd.DataFrame) -> pd.DataFrame:
    words = {name: "str" for name in COLUMNS if name not in _NUMBERS}
    numbers = {name: "Int64" if name == "n" else "float64" for name in _NUMBERS}
    return found.astype({**words, **numbers})


def recorded() -> pd.DataFrame:
    """Give the figures that were measured for this version of the library.

    Returns
    -------
    pandas.DataFrame
        As `frame` gives it; no corpus is needed. `allegedly.evaluation.evaluate` measures anew.

    Examples
    --------
    >>> found = recorded()
    >>> found.loc[found["part"].eq("acts") & found["measure"].eq("DENY"), ["unit", "human"]].values.tolist()
    [['%', 96.0]]
    """
    rows = _data("quality.tsv", COLUMNS)
    whole = pd.DataFrame([{key: None if cell == EMPTY else cell for key, cell in row.items()} for row in rows])
    whole = whole.reindex(columns=list(COLUMNS))
    whole["source"] = whole["source"].fillna("")
    return _typed(whole)


def to_tsv(found: pd.DataFrame) -> str:
    """Write a frame of figures as the table that `recorded` reads.

    Parameters
    ----------
    found : pandas.DataFrame
        As `frame` gives it.

    Examples
    --------
    >>> print(to_tsv(frame({"probes": {"acts": Estimate(81.23456)}})))
    part	measure	value	low	high	n	human	source	unit	label
    probes	acts	81.2346	-	-	-	-	-	%	acts, F1
    <BLANKLINE>
    """

    def written(cell: object) -> str:
        if pd.isna(cell) or cell == "":  # type: ignore[call-overload]
            return EMPTY
        return f"{cell:.6g}" if isinstance(cell, float) else str(cell)

    rows = ["\t".join(written(cell) for cell in row) for row in found[list(COLUMNS)].itertuples(index=False)]
    return "\n".join(["\t".join(COLUMNS), *rows, ""])


def table(found: pd.DataFrame) -> str:
    """Lay figures out for a reader: a title a part, one line a figure.

    Parameters
    ----------
    found : pandas.DataFrame
        As `frame` gives it.

    Examples
    --------
    >>> print(table(frame({"acts": {"DENY": Estimate(57.14, 21.2, 90.0, 12)}})))
                                                             value         95 %       n  people
    PolNeAR dev, acts in annotated sentences, F1
      DENY                                                    57.1    21.2-90.0      12    96.0
    """
    width = max([48, *(len(str(one)) for one in found["label"])])
    lines = [f"{'':{width + 6}}{'value':>8}{'95 %':>13}{'n':>8}{'people':>8}"]
    for part, rows in found.groupby("part", sort=False):
        lines.append(title(str(part)))
        for row in rows.to_dict("records"):
            digits = DIGITS[row["unit"]]
            value, low, high, human = (
                "" if pd.isna(row[name]) else format(row[name], digits) for name in ("value", "low", "high", "human")
            )
            number = "" if pd.isna(row["n"]) else str(row["n"])
            interval = f"{low}-{high}" if low else ""
            lines.append(f"  {row['label']:{width + 4}}{value:>8}{interval:>13}{number:>8}{human:>8}".rstrip())
    return "\n".join(lines)
