"""Every row of the table of other senses keeps a word from being marked, and is needed for it."""

from __future__ import annotations

from importlib import resources

import pytest
from _readings import reading

from allegedly import LexiconError, _tsv
from allegedly.lexicon import OPTIONAL, default
from allegedly.marks import marks
from allegedly.reading import default_path, read
from allegedly.syntactic_tests import senses

ROWS = list(_tsv.table_rows(resources.files("allegedly").joinpath("data", "senses.tsv"), senses.COLUMNS, []))
EVERYTHING = default(optional=OPTIONAL)

DEBTS = "They|they|PRON|2|nsubj owe|_|VERB|0|root outstanding|_|ADJ|4|amod debts|debt|NOUN|2|obj"
WORK = "They|they|PRON|2|nsubj do|_|VERB|0|root outstanding|_|ADJ|4|amod work|_|NOUN|2|obj"
BOTH = "Do|_|VERB|0|root outstanding|_|ADJ|3|amod work|_|NOUN|1|obj and|_|CCONJ|5|cc debts|debt|NOUN|3|conj"


def marked(sentence: str, word: str) -> bool:
    """Tell whether a word of a sentence is marked, negation and the first person aside."""
    text = read(sentence)
    found = marks(text, (), (), EVERYTHING)
    places = {(token.start, token.end) for token, lemma in zip(text.tokens, text.lemma, strict=True) if lemma == word}
    places |= {(token.start, token.end) for token in text.tokens if token.text.lower() == word}
    assert places, f"{word} does not stand in {sentence!r}"
    return any(mark.start <= start and end <= mark.end for mark in found for start, end in places)


@pytest.mark.skipif(not default_path().exists(), reason="no model")
@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=lambda row: row["word"])
def test_row_is_needed(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert not marked(row["example"], row["word"])
    monkeypatch.setattr(senses, "senses", dict)
    assert marked(row["example"], row["word"])


def test_rows_are_in_order_and_once() -> None:
    names = [row["word"] for _, row in ROWS]
    assert names == sorted(set(names))


@pytest.mark.parametrize(("line", "word", "other"), [(DEBTS, 2, True), (WORK, 2, False), (BOTH, 1, False)])
def test_what_stands_beside_decides(line: str, word: int, *, other: bool) -> None:
    assert senses.other_sense(reading(line), word) is other


def test_a_damaged_table_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senses, "COLUMNS", ("word", "near", "example"))
    senses.senses.cache_clear()
    with pytest.raises(LexiconError, match=r"senses\.tsv:1: header"):
        senses.senses()
    senses.senses.cache_clear()
