"""Readings from compact tables: one string a sentence, one ``form/UPOS/head/relation/label`` a word.

Heads count from 1 within the sentence, 0 is the root. Labels ``S1``, ``K1``, ``C1`` are source, cue and
content of attribution 1; links follow from them. A sentence that begins with ``¶`` begins a paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegedly.lemmas import lemma
from allegedly.reading import Reading
from allegedly.segments import Segment, Sentence
from allegedly.tokens import Token

if TYPE_CHECKING:
    from allegedly.attributions import Attribution

_ROLE = {"S": "SOURCE", "K": "CUE", "C": "CONTENT"}
_CLOSE = set(".,;:!?)”’") | {"'s", "’s", "n't"}
_OPEN = set("(“‘")


def reading(*table: str) -> Reading:
    rows: list[list[str]] = []
    string, starts, sentence_of, head = "", [], [], []
    bounds: list[tuple[int, int, int]] = []
    paragraph, straight = 0, False
    for number, line in enumerate(table):
        if line.startswith("¶"):
            paragraph, straight = paragraph + bool(number), False
            string += "\n" if number else ""
        words = [word.split("/") for word in line.lstrip("¶ ").split()]
        first = len(rows)
        for k, row in enumerate(words):
            form = row[0]
            tight = form in _CLOSE or (form == '"' and straight) or (rows and rows[-1][0] in _OPEN)
            tight = tight or (bool(rows) and rows[-1][0] == '"' and straight)
            if form == '"':
                straight = not straight
            if string and not string.endswith("\n") and not (tight and k):
                string += " "
            starts.append(len(string))
            string += form
            rows.append(row)
            sentence_of.append(number)
            head.append(first + int(row[2]) - 1 if int(row[2]) else -1)
        bounds.append((starts[first], len(string), paragraph))
    tokens = tuple(
        Token(start, start + len(row[0]), row[0], sentence)
        for start, row, sentence in zip(starts, rows, sentence_of, strict=True)
    )
    labels = [row[4] if len(row) > 4 else "" for row in rows]
    first_of = {label: labels.index(label) for label in labels if label}
    tag = [
        "O" if not label else ("I-" if k and labels[k - 1] == label else "B-") + _ROLE[label[0]]
        for k, label in enumerate(labels)
    ]
    above = {"C": "K", "K": "S", "S": "-"}
    link = [first_of.get(above[label[0]] + label[1:], -1) if label else -1 for label in labels]
    paragraphs = sorted({bound[2] for bound in bounds})
    return Reading(
        string=string,
        segments=tuple(
            Segment(
                min(start for start, _, p in bounds if p == paragraph),
                max(end for _, end, p in bounds if p == paragraph),
                "paragraph",
            )
            for paragraph in paragraphs
        ),
        sentences=tuple(Sentence(*bound) for bound in bounds),
        tokens=tokens,
        lemma=tuple(lemma(row[0], row[1]) for row in rows),
        upos=tuple(row[1] for row in rows),
        head=tuple(head),
        deprel=tuple(row[3] for row in rows),
        tag=tuple(tag),
        link=tuple(link),
        score=(0.5,) * len(rows),
    )


def words(read: Reading, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [read.string[start:end] for start, end in spans]


def parts(read: Reading, attribution: Attribution) -> tuple[list[str], list[str], list[str]]:
    return tuple(words(read, getattr(attribution, role)) for role in ("source", "cue", "content"))  # type: ignore[return-value]
