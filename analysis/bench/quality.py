"""The figures that come with the library, from the record: ``python -m bench.quality``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import allegedly
from allegedly.evaluation import rules, to_tsv
from allegedly.evaluation.estimates import Estimate
from allegedly.evaluation.frame import frame
from bench.parts import TABLES
from training.record import RECORD

QUALITY: Final = Path(allegedly.__file__).parent / "data" / "quality.tsv"
_RULES: Final = TABLES["rules"][0]


def estimates(measured: Mapping[str, Any]) -> dict[str, dict[str, Estimate]]:
    """Give the measured parts of a record as estimates.

    Parameters
    ----------
    measured : mapping
        The ``measured`` object of a record.

    Examples
    --------
    >>> estimates({"with": {"python": "3.11"}, "probes": {"acts": {"value": 81.2}}})
    {'probes': {'acts': Estimate(value=81.2, low=None, high=None, n=None)}}
    """
    found: dict[str, dict[str, Estimate]] = {}
    for part, figures in measured.items():
        if part == _RULES:
            found["rules"] = rules.estimates(figures)
        elif part != "with":
            found[part] = {name: Estimate(**one) for name, one in figures.items()}
    return found


def quality(record: Path = RECORD) -> str:
    """Give the table of a record, as the library ships it."""
    return to_tsv(frame(estimates(json.loads(record.read_text(encoding="utf-8"))["measured"])))


def main() -> None:
    """Write the table."""
    QUALITY.write_bytes(quality().encode("utf-8"))


if __name__ == "__main__":
    main()
