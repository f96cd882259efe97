from __future__ import annotations

import pytest
from _attributed import SHARED, found
from _tagged import reading, words


def test_a_shared_subject_is_read_off_the_tree() -> None:
    read = reading(SHARED)
    assert [words(read, a.source) for a in found(read)] == [["He"], ["He"]]
    assert [words(read, a.source) for a in found(read, repairs=())] == [["He"], []]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "Rain/NOUN/3/nsubj:pass/C1 is/AUX/3/aux:pass expected/VERB/0/root/K1 by/ADP/6/case the/DET/6/det "
            "farmers/NOUN/3/obl:agent ./PUNCT/3/punct",
            ["the farmers"],
        ),
        (
            "It/PRON/3/expl is/AUX/3/aux:pass/K1 believed/VERB/0/root/K1 that/SCONJ/6/mark/C1 "
            "it/PRON/6/nsubj/C1 "
            "ends/VERB/3/ccomp/C1 ./PUNCT/3/punct",
            [],
        ),
        (
            "Her/PRON/2/nmod:poss claim/NOUN/5/nsubj/K1 of/ADP/4/case/C1 theft/NOUN/2/nmod/C1 "
            "failed/VERB/0/root "
            "./PUNCT/5/punct",
            ["Her"],
        ),
    ],
)
def test_no_source_unless_the_sentence_names_one(sentence: str, source: list[str]) -> None:
    read = reading(sentence)
    (one,) = found(read)
    assert words(read, one.source) == source
