from __future__ import annotations

import subprocess
import venv
from pathlib import Path
from typing import Any

import pytest

from allegedly import Error
from bench.environments import interpreter


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    seen: list[list[str]] = []

    def run(command: list[Any], **_: Any) -> subprocess.CompletedProcess[bytes]:
        seen.append([str(part) for part in command])
        failed = "nowhere" in command
        return subprocess.CompletedProcess(command, int(failed), b"", b"noise\nno such package\n" if failed else b"")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(venv, "create", lambda folder, **_: folder.mkdir(parents=True, exist_ok=True))
    return seen


def test_an_environment_is_made_once_and_again_when_its_requirements_change(
    tmp_path: Path, commands: list[list[str]]
) -> None:
    for requirements in (["a==1"], ["a==1"], ["a==2"]):
        assert interpreter(tmp_path / "x", requirements).is_relative_to(tmp_path / "x")
    assert [command[-1] for command in commands] == ["a==1", "a==2"]


def test_what_pip_cannot_install_is_an_error_and_is_tried_again(tmp_path: Path, commands: list[list[str]]) -> None:
    for _ in range(2):
        with pytest.raises(Error, match="pip cannot install nowhere: no such package"):
            interpreter(tmp_path / "x", ["nowhere"])
    assert len(commands) == 2
