from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from allegedly.reading.windows import CAPITALISED, LOWER, UPPER, Pieces, Words, casing, pieces, windows

VOCABULARY = {
    word: i for i, word in enumerate(["[UNK]", "[CLS]", "[unused0]", "he", "said", '"', "us", "##e", "##d", "."])
}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordPiece(VOCABULARY, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def document(forms: list[str], paragraph: list[int], glued: list[bool] | None = None) -> Words:
    return Words(forms, glued or [False] * len(forms), paragraph, paragraph)


def test_a_marker_stands_between_paragraphs(tokenizer: Tokenizer) -> None:
    cut = pieces(tokenizer, document(["He", "said", "used"], [0, 0, 1]))
    assert cut.ids.tolist() == [3, 4, 2, 6, 7, 8]
    assert cut.starts.tolist() == [0, 1, 3]


def test_an_opening_quotation_mark_is_told_from_a_closing_one(tokenizer: Tokenizer) -> None:
    cut = pieces(tokenizer, document(['"', "us", '"'], [0, 0, 0], [False, True, True]))
    assert cut.types.tolist() == [CAPITALISED, LOWER, LOWER]


def test_us_and_the_us_differ_in_casing_alone(tokenizer: Tokenizer) -> None:
    cut = pieces(tokenizer, document(["us", "US"], [0, 0]))
    assert cut.ids[0] == cut.ids[1]
    assert cut.types.tolist() == [LOWER, UPPER]


def test_a_word_of_control_characters_still_has_a_piece(tokenizer: Tokenizer) -> None:
    cut = pieces(tokenizer, document(["he", "\x07", "said"], [0, 0, 0]))
    assert cut.starts.tolist() == [0, 1, 2]
    assert cut.ids[1] == VOCABULARY["[UNK]"]


def test_an_endless_word_does_not_fill_a_window(tokenizer: Tokenizer) -> None:
    cut = pieces(tokenizer, document(["." * 5000, "he"], [0, 0]))
    assert len(cut.ids) < 40


@pytest.mark.parametrize(("form", "flag"), [("he", 0), ("He", 1), ("HE", 2), ("I", 1), ("3G", 0), ("", 0)])
def test_casing(form: str, flag: int) -> None:
    assert casing(form, opens=False) == flag


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[Words, Pieces, int, int, int]:
    lengths = draw(st.lists(st.integers(1, 16), min_size=1, max_size=400))
    n = len(lengths)
    steps = draw(st.lists(st.integers(0, 1), min_size=n, max_size=n))
    starts = np.cumsum([0, *lengths[:-1]])
    total = sum(lengths)
    unit = np.cumsum(steps).tolist()
    words = Words(["x"] * n, [False] * n, unit, [k // 3 for k in unit])
    cut = Pieces(np.zeros(total, np.int64), np.zeros(total, np.int64), starts.astype(np.int64))
    return words, cut, draw(st.integers(128, 256)), draw(st.integers(0, 20)), draw(st.integers(0, 20))


@settings(deadline=None)
@given(laid_out())
def test_cores_tile_the_words_and_windows_hold_their_pieces(
    case: tuple[Words, Pieces, int, int, int],
) -> None:
    words, cut, size, left, right = case
    laid = windows(words, cut, size=size, left=left, right=right)
    assert laid[0].core_first == 0
    assert laid[-1].core_last == len(words)
    for before, after in pairwise(laid):
        assert before.core_last == after.core_first
    for w in laid:
        assert w.first <= w.core_first < w.core_last <= w.last
        end = cut.starts[w.last] if w.last < len(words) else len(cut.ids)
        assert end - cut.starts[w.first] <= size - 1
