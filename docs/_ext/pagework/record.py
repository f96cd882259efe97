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
        return "–" if self.low is None or self.high is None else f"{self.low:.0f} to {self.high:.0f}"


def measured(path: Path = RECORD) -> Mapping[str, Mapping[str, Any]]:
    """Return the measured parts of the record."""
    parts: Mapping[str, Mapping[str, Any]] = json.loads(path.read_text("utf-8"))["measured"]
    return parts


def figure(raw: object) -> Figure | None:
    """Return a figure of the record; None for what is none.

    Examples
    --------
    >>> figure({"value": 80.0, "low": 70.0, "high": 90.0}).interval
    '70 to 90'
    """
    if not isinstance(raw, Mapping) or not isinstance(raw.get("value"), int | float):
        return None
    return Figure(float(raw["value"]), raw.get("low"), raw.get("high"))


def rule_figures(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Figure]]:
    """Return the precision of each rule that was measured, by the set that it was measured on.

    Parameters
    ----------
    parts : Mapping
        Measured parts of the record; `RULES_PART` is what `allegedly.evaluation.rules.figures` gives.

    Examples
    --------
    >>> rule_figures({"acts_rules": {"A1": {"act": "ACCUSE", "dev": {"n": 8, "precision": 75.0}}}})
    {'A1': {'dev': Figure(value=75.0, low=None, high=None, n=8)}}
    """
    return {
        rule: {
            where: Figure(float(one["precision"]), one.get("low"), one.get("high"), int(one["n"]))
            for where, one in sets.items()
            if isinstance(one, Mapping)
        }
        for rule, sets in parts.get(RULES_PART, {}).items()
        if isinstance(sets, Mapping)
    }
