from __future__ import annotations

import re

import pytest
from _attributed import found
from _tagged import parts, reading, words

from allegedly import analyze
from allegedly.attributions import owners


def test_half_a_quotation_is_taken_whole() -> None:
    read = reading(
        'Ann/PROPN/2/nsubj/S1 said/VERB/0/root/K1 ,/PUNCT/2/punct "/PUNCT/6/punct It/PRON/6/nsubj '
        "ended/VERB/2/ccomp/C1 here/ADV/6/advmod/C1 ./PUNCT/2/punct",
        'All/PRON/2/nsubj left/VERB/0/root/C1 ./PUNCT/2/punct/C1 "/PUNCT/2/punct',
    )
    (one,) = found(read)
    assert words(read, one.content) == ['"It ended here. All left."']


def test_a_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    # The tagger ties the quotation to the cue that follows it.
    read = reading(
        "When/SCONJ/3/mark reporters/NOUN/3/nsubj/S1 asked/VERB/5/advcl/K1 she/PRON/5/nsubj/S2 "
        "said/VERB/0/root/K2 :/PUNCT/5/punct",
        '¶ "/PUNCT/3/punct/C3 We/PRON/3/nsubj/C3 wait/VERB/0/root/C3 ./PUNCT/3/punct/C3 "/PUNCT/3/punct/C3',
        "¶ Bo/PROPN/2/nsubj/S3 told/VERB/0/root/K3 them/PRON/2/iobj that/SCONJ/6/mark/C3 it/PRON/6/nsubj/C3 "
        "failed/VERB/2/ccomp/C3 ./PUNCT/2/punct",
    )
    assert [parts(read, a) for a in found(read)] == [
        (["she"], ["said"], ['"We wait."']),
        (["Bo"], ["told"], ["that it failed"]),
    ]


def test_content_beyond_another_cue_goes_to_the_cue_of_its_own_paragraph() -> None:
    read = reading(
        "Ann/PROPN/2/nsubj/S1 said/VERB/0/root/K1 it/PRON/4/nsubj/C1 rained/VERB/2/ccomp/C1 ./PUNCT/2/punct",
        "¶ Bo/PROPN/2/nsubj/S2 said/VERB/0/root/K2 it/PRON/4/nsubj/C2 froze/VERB/2/ccomp/C2 ./PUNCT/2/punct",
        "¶ Cy/PROPN/2/nsubj/S3 said/VERB/0/root/K3 it/PRON/4/nsubj/C1 cleared/VERB/2/ccomp/C1 ./PUNCT/2/punct",
    )
    assert [parts(read, a)[0] + parts(read, a)[2] for a in found(read)] == [
        ["Ann", "it rained"],
        ["Bo", "it froze"],
        ["Cy", "it cleared"],
    ]


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    read = reading(
        "“/PUNCT/3/punct/C1 We/PRON/3/nsubj/C1 wait/VERB/5/ccomp/C1 ,/PUNCT/3/punct/C1 ”/PUNCT/3/punct/C1 "
        "Ann/PROPN/7/nsubj/S1 said/VERB/0/root/K1 ./PUNCT/7/punct “/PUNCT/10/punct/C1 "
        "Nobody/PRON/10/nsubj/C1 "
        "calls/VERB/7/parataxis/C1 ./PUNCT/10/punct/C1",
        "¶ “/PUNCT/3/punct/C2 We/PRON/3/nsubj/C2 go/VERB/0/root/C2 ./PUNCT/3/punct/C2 ”/PUNCT/3/punct/C2",
    )
    (one,) = found(read)
    assert words(read, one.content)[-1].endswith("“We go.”")


def test_a_quotation_without_cue_belongs_to_the_quotation_beside_it() -> None:
    read = reading(
        "“/PUNCT/3/punct/C1 We/PRON/3/nsubj/C1 wait/VERB/7/ccomp/C1 ,/PUNCT/3/punct/C1 ”/PUNCT/3/punct/C1 "
        "Ann/PROPN/7/nsubj/S1 said/VERB/0/root/K1 ./PUNCT/7/punct",
        "“/PUNCT/3/punct/C2 Nobody/PRON/3/nsubj/C2 calls/VERB/0/root/C2 ./PUNCT/3/punct/C2 ”/PUNCT/3/punct/C2",
    )
    (one,) = found(read)
    assert words(read, one.content) == ["“We wait,”", "“Nobody calls.”"]


def test_each_quotation_of_a_line_searched_the_whole_line_for_a_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    class Counted:
        def search(self, string: str, start: int, end: int) -> re.Match[str] | None:
            looked.append(end - start)
            return re.compile(r"\w").search(string, start, end)

    monkeypatch.setattr(owners, "_WORD", Counted())
    analyze("“‘a’ " * 400 + "said Bell.")
    assert looked
    assert max(looked) <= 300
