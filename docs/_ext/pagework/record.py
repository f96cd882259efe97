"""Measured figures, as `analysis/training/record.json` holds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[3]
RECORD: Final = ROOT / "analysis" / "training" / "record.json"

#: Part of the record that holds the precision of each rule.
RULES_PART: Final = "acts_rules"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured share in percent, with its 95 % interval and the number of cases where they are known."""

    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None

    @property
    def interval(self) -> str:
        """The interval as words, ``"–"`` where there is none."""
        return "–" if self.low is None or self.high is None else f"{self.low:.1f} to {self.high:.1f}"


def measured(path: Path = RECORD) -> Mapping[str, Mapping[str, Any]]:
    """Return the measured parts of the record."""
    parts: Mapping[str, Mapping[str, Any]] = json.loads(path.read_text("utf-8"))["measured"]
    return parts


def figure(raw: object) -> Figure | None:
    """Return a figure of the record; None for what is none.

    Examples
    --------
    >>> figure({"value": 80.0, "low": 70.0, "high": 90.0}).interval
    '70.0 to 90.0'
    """
    if not isinstance(raw, Mapping) or not isinstance(raw.get("value"), int | float):
        return None
    n = raw.get("n")
    return Figure(float(raw["value"]), raw.get("low"), raw.get("high"), int(n) if isinstance(n, int | float) else None)


def rule_figures(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Figure]:
    """Return the precision of each rule that was measured.

    Parameters
    ----------
    parts : Mapping
        Measured parts of the record. The part `RULES_PART` has for each rule ``"A1"`` (or ``"A1.precision"``)
        a figure, with the number of cases beside the value or as a figure ``"A1.n"`` of its own.

    Examples
    --------
    >>> rule_figures({"acts_rules": {"A1": {"value": 75.0}, "A1.n": {"value": 8}}})
    {'A1': Figure(value=75.0, low=None, high=None, n=8)}
    """
    part = parts.get(RULES_PART, {})
    out: dict[str, Figure] = {}
    for key, raw in part.items():
        rule, _, what = key.partition(".")
        found = figure(raw)
        if found is None or what not in {"", "precision"}:
            continue
        counted = figure(part.get(f"{rule}.n"))
        n = found.n if found.n is not None or counted is None else int(counted.value)
        out[rule] = Figure(found.value, found.low, found.high, n)
    return out
