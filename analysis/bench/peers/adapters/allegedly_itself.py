"""The library itself, text to JSON, measured as its peers are."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

DISTRIBUTIONS: tuple[str, ...] = ()


def load() -> Callable[[str], dict[str, Any]]:
    """Text to the JSON record."""
    analyze = import_module("allegedly").analyze

    def run(text: str) -> dict[str, Any]:
        record: dict[str, Any] = analyze(text).to_dict()
        json.dumps(record)
        return {"attributions": record["attributions"], "marks": record["marks"]}

    return run
