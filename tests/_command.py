"""The command with an `analyze` that needs no model."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

import pandas as pd
import pytest

from allegedly.frames import COLUMNS
from allegedly.settings import Settings

SETTINGS = Settings("0.1.0", "sha256:1", "sha256:2", "sha256:3", without=("EVASION",))


class StubDocument:
    """What `analyze` returns, with one attribution and one act in every text."""

    def __init__(self, string: str, name: str) -> None:
        self.string = string
        self.name = name
        self.tokens = frame("tokens", doc=name, text=string[:10])
        self.attributions = frame("attributions", doc=name, speaker="Ada Ruiz", quote="direct", source_spans=((0, 3),))
        self.marks = frame("marks", doc=name, category="HEDGE", subtype="hearsay")
        self.acts = frame(
            "acts",
            doc=name,
            act="DENY",
            source_name="Ada Ruiz",
            charge="selling\nthe \x1b[31mdam",
            charge_id="C1",
            evidence=string,
            rule="D1",
            explicitness="lexical",
            score=0.9,
            hedged=False,
            blocked=False,
        )
        self.charges = frame("charges", doc=name, id="C1", gloss="selling the dam", accused=("the firm",))
        self.actors = frame("actors", doc=name, name="Ada Ruiz", speaks_for="the firm")
        self.settings = SETTINGS

    def to_dict(self) -> dict[str, object]:
        return {"schema": 1, "doc": self.name, "string": self.string}


def frame(kind: str, **values: object) -> pd.DataFrame:
    return pd.DataFrame([{column: values.get(column) for column in COLUMNS[kind]}])


def put_analyze(monkeypatch: pytest.MonkeyPatch, analyze: Callable[..., object]) -> None:
    module = ModuleType("allegedly.document")
    module.__dict__["analyze"] = analyze
    monkeypatch.setitem(sys.modules, "allegedly.document", module)
