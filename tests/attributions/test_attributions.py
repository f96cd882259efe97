from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from _attributed import NESTED, SHARED, SPLIT, found
from _tagged import parts, reading
from hypothesis import given
from hypothesis import strategies as st

from allegedly._types import UNSTATED

ROLES = st.sampled_from(["O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT"])


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


def test_a_cue_without_content_is_no_attribution() -> None:
    assert found(reading("Police/NOUN/2/nsubj/S1 talked/VERB/0/root/K1 ./PUNCT/2/punct")) == ()


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
