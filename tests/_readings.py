"""Readings written by hand, so that what reads a tree is tested without the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegedly.reading import Reading
from allegedly.segments import Segment, Sentence
from allegedly.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence


def reading(*sentences: str) -> Reading:
    """Build a reading from one compact line a sentence.

    A line holds one item a word, parted by spaces: ``form|lemma|UPOS|head|relation``, and optionally
    ``|TAG`` and ``|link``. Heads count from 1 inside the sentence, 0 is the root; links count from 1 too.
    ``_`` as lemma repeats the form in lower case. A form with a leading ``+`` stands close to the word
    before it. Sentences are paragraphs of their own.

    Examples
    --------
    >>> found = reading("She|_|PRON|2|nsubj left|leave|VERB|0|root +.|.|PUNCT|2|punct")
    >>> found.string, found.head
    ('She left.', (1, -1, 1))
    """
    string = ""
    tokens: list[Token] = []
    columns: list[Sequence[str]] = []
    heads: list[int] = []
    links: list[int] = []
    spans: list[tuple[int, int]] = []
    for number, line in enumerate(sentences):
        if string:
            string += "\n"
        begin, base = len(string), len(tokens)
        for item in line.split():
            form, lemma, upos, head, relation, *rest = item.split("|")
            glued = form.startswith("+") and len(form) > 1
            form = form[1:] if glued else form
            if len(string) > begin and not glued:
                string += " "
            tokens.append(Token(len(string), len(string) + len(form), form, number))
            string += form
            heads.append(base + int(head) - 1 if head != "0" else -1)
            links.append(base + int(rest[1]) - 1 if len(rest) > 1 else -1)
            columns.append((form.lower() if lemma == "_" else lemma, upos, relation, rest[0] if rest else "O"))
        spans.append((begin, len(string)))
    return Reading(
        string,
        tuple(Segment(start, end, "paragraph") for start, end in spans),
        tuple(Sentence(start, end, number) for number, (start, end) in enumerate(spans)),
        tuple(tokens),
        tuple(column[0] for column in columns),
        tuple(column[1] for column in columns),
        tuple(heads),
        tuple(column[2] for column in columns),
        tuple(column[3] for column in columns),
        tuple(links),
        tuple(1.0 for _ in columns),
    )


def line_of(found: Reading) -> str:
    """Write a reading of one sentence as the line from which `reading` builds it."""
    items = []
    for i, token in enumerate(found.tokens):
        close = i > 0 and found.tokens[i - 1].end == token.start
        form = ("+" if close else "") + token.text
        item = f"{form}|{found.lemma[i]}|{found.upos[i]}|{found.head[i] + 1}|{found.deprel[i]}"
        items.append(item + ("" if found.tag[i] == "O" else f"|{found.tag[i]}"))
    return " ".join(items)
