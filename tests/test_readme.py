"""What the README shows is what a reader gets."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_example_prints_what_stands_below_it() -> None:
    (example,) = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", README, flags=re.DOTALL)
    code, expected = example
    command = [sys.executable, "-X", "utf8", "-c", code]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (ran.stdout, ran.stderr) == (expected, "")


@pytest.mark.parametrize("target", re.findall(r"\]\(([^):#]+)\)", README))
def test_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize("target", re.findall(r"^make ([a-z]+)", README, flags=re.MULTILINE))
def test_target_stands_in_the_makefile(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:.*## ", makefile, flags=re.MULTILINE)
