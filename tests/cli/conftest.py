from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from _command import StubDocument, put_analyze


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """The calls of `analyze`, which is a stub that needs no model."""
    made: list[Mapping[str, Any]] = []

    def analyze(string: str, **options: Any) -> StubDocument:
        made.append({"string": string, **options})
        return StubDocument(string, options["name"])

    put_analyze(monkeypatch, analyze)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two texts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes("“No,” Ruiz said.\r\n".encode())
    (tmp_path / "b.txt").write_bytes(b"It rained.")
    return tmp_path
