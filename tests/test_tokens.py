from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.segments import Segment, segments, sentences
from allegedly.text import fold
from allegedly.tokens import Token, tokenize

MARKS = st.text(
    alphabet=st.sampled_from("aBs tn1.,:;?!\"'`“”‘’„«»()[]{}<>-–—…#$%&*@/\n\r\u00a0\u200b\x1c\ud800é"),
    max_size=80,
)


def tokens(string: str) -> tuple[Token, ...]:
    return tokenize(string, sentences(string, segments(string)))


def cut(string: str) -> str:
    """The tokens of one sentence, with a bar between them."""
    paragraph = (Segment(0, len(string), "paragraph"),)
    return "|".join(t.text for t in tokenize(string, sentences(string, paragraph)))


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("I can’t say.", "I|ca|n’t|say|."),
        ("I cannot, won't and didn’t.", "I|can|not|,|wo|n't|and|did|n’t|."),
        ("Russia's, Russia’s and the Smiths’ cars", "Russia|'s|,|Russia|’s|and|the|Smiths|’|cars"),
        ("We’ve, they'll, I’d", "We|’ve|,|they|'ll|,|I|’d"),
        ("He went to the U.S.", "He|went|to|the|U.S."),
        ("The U.S. (or the U.K.) said", "The|U.S.|(|or|the|U.K.|)|said"),
        ("Ann Lee Jr.", "Ann|Lee|Jr."),
        ("over 1,600 fighters, 3.5% or $1.6bn", "over|1,600|fighters|,|3.5|%|or|$|1.6bn"),
        ("€5m and £6m at 3:30 p.m. today", "€|5m|and|£|6m|at|3:30|p.m.|today"),
        ("thousands of - over", "thousands|of|-|over"),
        ("word—word, word -- word--word", "word|—|word|,|word|--|word|--|word"),
        ("no… so...no", "no|…|so|...|no"),
        ("the 15-year term", "the|15-year|term"),
        ("“It’s a lie,” she said.", "“|It|’s|a|lie|,|”|she|said|."),
        ('"It is." Lee said.', '"|It|is|.|"|Lee|said|.'),
        ('battlefield, "" Wells said.', 'battlefield|,|"|"|Wells|said|.'),
        ("''Yes,'' he said.", "''|Yes|,|''|he|said|."),
        ("``Yes,'' he said.", "``|Yes|,|''|he|said|."),
        ("‘Yes,’ he said.", "‘|Yes|,|’|he|said|."),
        ("a [[x]] {y} <z>", "a|[|[|x|]|]|{|y|}|<|z|>"),
        ("• Rain", "•|Rain"),
        ("10\u00a0000 men", "10|000|men"),
        ("it''s ``", "it|''|s|``"),
        ("\ud800 \udc00x", "\ud800|\udc00x"),
        ("👍🏽 yes!", "👍🏽|yes|!"),
    ],
)
def test_tokenize(string: str, expected: str) -> None:
    assert cut(string) == expected


def test_tokens_know_their_sentence() -> None:
    found = tokens("OSLO — It rained.\n\nIt stopped. It did.")
    assert [(t.text, t.sentence) for t in found] == [
        ("OSLO", 0), ("—", 0),
        ("It", 1), ("rained", 1), (".", 1),
        ("It", 2), ("stopped", 2), (".", 2),
        ("It", 3), ("did", 3), (".", 3),
    ]  # fmt: skip


def test_nothing() -> None:
    assert tokens("") == ()


def test_a_sentence_without_end() -> None:
    string = "the mayor’s " * 3000 + "x" * 25_000
    found = tokens(string)
    assert "".join(t.text for t in found) == string.replace(" ", "")
    assert found[-1].sentence == 0


def check(string: str) -> None:
    folded = fold(string)
    cuts = sentences(string, segments(string))
    at = 0
    for token in tokenize(string, cuts):
        assert token.text
        assert string[token.start : token.end] == token.text
        assert cuts[token.sentence].start <= token.start < token.end <= cuts[token.sentence].end
        assert not folded[at : token.start].strip()
        assert not any(c.isspace() for c in folded[token.start : token.end])
        at = token.end
    assert not folded[at:].strip()


@given(MARKS)
def test_tokens_cover_every_character_of_marks(string: str) -> None:
    check(string)


@given(st.text())
def test_tokens_cover_every_character_of_any_text(string: str) -> None:
    check(string)
