from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from _tagged import parts, reading, words
from hypothesis import given
from hypothesis import strategies as st

from allegedly._types import UNSTATED
from allegedly.attributions import Attribution, attributions
from allegedly.attributions import repairs as _repairs
from allegedly.quotes import quotations
from allegedly.reading import Reading

SPLIT = (
    '"/PUNCT/3/punct/C1 We/PRON/3/nsubj/C1 lost/VERB/7/ccomp/C1 ,/PUNCT/3/punct/C1 "/PUNCT/3/punct/C1 '
    'she/PRON/7/nsubj/S1 said/VERB/0/root/K1 ,/PUNCT/7/punct "/PUNCT/10/punct/C1 badly/ADV/3/advmod/C1 '
    './PUNCT/10/punct/C1 "/PUNCT/10/punct/C1'
)
SHARED = (
    "He/PRON/2/nsubj/S1 said/VERB/0/root/K1 it/PRON/4/nsubj/C1 rained/VERB/2/ccomp/C1 and/CCONJ/6/cc "
    "warned/VERB/2/conj/K2 of/ADP/8/case/C2 floods/NOUN/6/obl/C2 ./PUNCT/2/punct"
)


def found(read: Reading, **options: object) -> tuple[Attribution, ...]:
    return attributions(read, quotations(read.string, read.segments), **options)  # type: ignore[arg-type]


def test_pieces_around_a_cue_are_one_attribution() -> None:
    read = reading(SPLIT)
    (one,) = found(read)
    assert parts(read, one) == (["she"], ["said"], ['"We lost,"', '"badly."'])
    assert (one.quote, one.cue_lemma, one.id, one.speaker) == ("direct", "say", "a1", UNSTATED)
    assert read.text(one.cue_token) == "said"


def test_two_cues_can_share_a_source() -> None:
    read = reading(SHARED)
    first = read.tag.index("B-SOURCE")
    link = tuple(first if tag.endswith("CUE") else at for tag, at in zip(read.tag, read.link, strict=True))
    assert [parts(read, a) for a in found(replace(read, link=link))] == [
        (["He"], ["said"], ["it rained"]),
        (["He"], ["warned"], ["of floods"]),
    ]


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


def test_a_cue_without_content_is_no_attribution() -> None:
    assert found(reading("Police/NOUN/2/nsubj/S1 talked/VERB/0/root/K1 ./PUNCT/2/punct")) == ()


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


@pytest.mark.parametrize(
    ("content", "quote"),
    [
        (
            'a/DET/5/det/C1 "/PUNCT/5/punct/C1 bad/ADJ/5/amod/C1 "/PUNCT/5/punct/C1 plan/NOUN/2/obj/C1',
            "mixed",
        ),
        ('"/PUNCT/5/punct/C1 a/DET/5/det/C1 plan/NOUN/2/obj/C1 "/PUNCT/5/punct/C1', "direct"),
        ("a/DET/4/det/C1 plan/NOUN/2/obj/C1", "indirect"),
    ],
)
def test_quote_type(content: str, quote: str) -> None:
    (one,) = found(reading(f"Ann/PROPN/2/nsubj/S1 denounced/VERB/0/root/K1 {content}"))
    assert one.quote == quote


@pytest.mark.parametrize(
    ("cue", "lemma", "commitment"),
    [
        ("claimed/VERB/0/root/K1", "claim", "distance"),
        ("said/VERB/0/root/K1", "say", "acknowledge"),
        ("has/AUX/3/aux/K1 admitted/VERB/0/root/K1", "admit", "endorse"),
        ("never/ADV/3/advmod/K1 admitted/VERB/0/root/K1", "admit", "acknowledge"),
        ("pointed/VERB/0/root/K1 out/ADP/2/compound:prt/K1", "point out", "endorse"),
    ],
)
def test_cue_word_and_commitment(cue: str, lemma: str, commitment: str) -> None:
    read = reading(f"Ann/PROPN/2/nsubj/S1 {cue} it/PRON/2/obj/C1 ./PUNCT/2/punct")
    (one,) = found(read)
    assert (one.cue_lemma, one.author_commitment) == (lemma, commitment)


def test_a_preposition_is_a_cue() -> None:
    read = reading(
        "According/VERB/3/case/K1 to/ADP/1/fixed/K1 Ann/PROPN/6/obl/S1 ,/PUNCT/3/punct it/PRON/6/nsubj/C1 "
        "rained/VERB/0/root/C1 ./PUNCT/6/punct"
    )
    (one,) = found(read)
    assert one.cue_lemma == "according to"
    assert words(read, one.source) == ["Ann"]


NESTED = (
    "She/PRON/2/nsubj/S1 mentioned/VERB/0/root/K1 a/DET/4/det/C1 report/NOUN/2/obj/C1 of/ADP/7/case/C1 "
    "two/NUM/7/nummod/C1 officers/NOUN/4/nmod/C1 claiming/VERB/7/acl/C1 that/SCONJ/11/mark/C1 "
    "he/PRON/11/nsubj/C1 "
    "fled/VERB/8/ccomp/C1 ./PUNCT/2/punct"
)


def test_nested_attribution() -> None:
    read = reading(NESTED)
    outer, child = found(read)
    assert (outer.parent, child.parent) == (None, "a1")
    assert parts(read, child) == (["two officers"], ["claiming"], ["that he fled"])
    assert found(read, nested=False) == (outer,)


def test_nobody_is_nested_in_their_own_words() -> None:
    read = reading(
        "She/PRON/2/nsubj/S1 said/VERB/0/root/K1 “/PUNCT/5/punct/C1 I/PRON/5/nsubj/C1 say/VERB/2/ccomp/C1 "
        "it/PRON/7/nsubj/C1 rains/VERB/5/ccomp/C1 ”/PUNCT/5/punct/C1"
    )
    assert len(found(read)) == 1


ROLES = st.sampled_from(["O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT"])


@given(st.data())
def test_any_tags_and_links_give_spans_of_the_text(data: st.DataObject) -> None:
    read = reading(SPLIT, "¶ " + SHARED, NESTED)
    n = len(read.tokens)
    tag = data.draw(st.lists(ROLES, min_size=n, max_size=n))
    link = data.draw(st.lists(st.integers(-1, n - 1), min_size=n, max_size=n))
    out = found(replace(read, tag=tuple(tag), link=tuple(link)))
    assert [a.id for a in out] == [f"a{k}" for k in range(1, len(out) + 1)]
    for a in out:
        assert a.content
        for spans in (a.source, a.cue, a.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= start < end <= len(read.string) for start, end in spans)
            assert all(x[1] <= y[0] for x, y in pairwise(spans))
        assert a.parent != a.id


def test_repairs_change_nothing_in_an_empty_text() -> None:
    read = reading()
    assert found(read) == ()
    for repair in _repairs.REPAIRS:
        assert repair(read, (), ()) == ()
