from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import allegedly
from allegedly import reading as reading_module
from allegedly.reading import Model, Reading, default, default_path, read
from allegedly.segments import segments, sentences
from allegedly.tokens import tokenize

SEED = Path(__file__).parents[1] / "seeds" / "tass-2018-wells" / "text.txt"


@pytest.fixture(scope="module")
def article() -> str:
    return SEED.read_bytes().decode("utf-8")


def check(reading: Reading) -> None:
    n = len(reading.tokens)
    for field in ("lemma", "upos", "head", "deprel", "tag", "link", "score"):
        assert len(getattr(reading, field)) == n, field
    for token in reading.tokens:
        assert reading.string[token.start : token.end] == token.text
    for k in range(len(reading.sentences)):
        here = reading.sentence_tokens(k)
        roots = [i for i in here if reading.head[i] < 0]
        assert len(roots) == (1 if here else 0)
        for i in here:
            assert reading.head[i] == -1 or reading.head[i] in here
            assert sum(1 for _ in zip(reading.ancestors(i), range(n + 1), strict=False)) <= n
        if roots:
            assert reading.subtree(roots[0]) == tuple(here)
    for i, link in enumerate(reading.link):
        if link >= 0:
            role = {"CONTENT": "CUE", "CUE": "SOURCE"}[reading.tag[i][2:]]
            assert reading.tag[link] == f"B-{role}"


PIECES = [*"aA Zz1.,:;!?-–—'\"‘’“”«»()[]\n\r\t\u00a0\ud800\u202e😀é", "said ", "Mr. ", '"" ']
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=60), NEWSLIKE))
def test_any_text_gives_tokens_in_order_and_one_tree_a_sentence(string: str) -> None:
    check(read(string))


NOTHING = ["", " \n\t ", "\ufeff", '"' * 300, "\x00", "a" * 5000, "?!" * 400]


@pytest.mark.parametrize("string", NOTHING, ids=range(len(NOTHING)))
def test_texts_with_nothing_to_read(string: str) -> None:
    check(read(string))


def test_a_sentence_longer_than_a_window_is_one_tree() -> None:
    reading = read("the minister said and " * 400)
    assert len(reading.sentences) == 1
    check(reading)


def test_what_a_text_gives_does_not_depend_on_its_neighbours(article: str) -> None:
    alone = read(article)
    for string in ("Moscow denied it.", article[1000:2500], article * 2):
        read(string)
    assert read(article) == alone


def test_windows_leave_no_seam(article: str) -> None:
    """Windows of another size, laid elsewhere, read the words alike, at their edges too."""
    parts = segments(article)
    parsed = sentences(article, parts)
    words = reading_module.words(article, parsed, tokenize(article, parsed))
    usual = default().label(words)
    for size, left, right in ((256, 16, 8), (224, 40, 24), (160, 32, 16)):
        shifted = default().label(words, size=size, left=left, right=right)
        for field, least in (("tag", 0.95), ("upos", 0.98), ("head", 0.93)):
            pairs = list(zip(getattr(usual, field), getattr(shifted, field), strict=True))
            assert sum(a == b for a, b in pairs) / len(pairs) >= least, (field, size)


def test_the_same_paragraph_reads_the_same_wherever_it_stands(article: str) -> None:
    paragraph = 'The mayor accused the contractor of fraud. "We deny it," the contractor said.'
    apart = read(paragraph)
    later = read(f"{article}\n{paragraph}")
    n = len(apart.tokens)
    assert later.tag[-n:] == apart.tag
    assert later.upos[-n:] == apart.upos


def test_an_accusation_is_read_as_source_cue_and_content() -> None:
    reading = read("The mayor said that the contractor had stolen the money.")
    roles = [tag[2:] or "-" for tag in reading.tag]
    assert roles[:3] == ["SOURCE", "SOURCE", "CUE"]
    assert reading.text(reading.link[2]) == "The"
    stolen = [t.text for t in reading.tokens].index("stolen")
    assert roles[stolen] == "CONTENT"
    assert reading.text(reading.link[stolen]) == "said"
    assert reading.deprel[stolen] == "ccomp"
    assert reading.children(stolen, "nsubj") == (stolen - 2,)


def test_offsets_lead_to_tokens() -> None:
    reading = read("Moscow denied it.")
    assert reading.token_at(0) == 0
    assert reading.token_at(6) is None
    assert reading.token_at(7) == 1
    assert reading.token_at(17) is None
    assert list(reading.tokens_in((7, 16))) == [1, 2]
    assert reading.yield_span(1) == (0, 17)


def test_a_missing_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(allegedly.ModelError, match=r"no reading model at .*reinstall allegedly"):
        Model(tmp_path / "reading.onnx")


def test_a_damaged_model_says_so(tmp_path: Path) -> None:
    path = tmp_path / "reading.onnx"
    path.write_bytes(b"not a graph")
    with pytest.raises(allegedly.ModelError, match="no readable ONNX model"):
        Model(path)


def test_a_model_without_its_vocabulary_says_so(tmp_path: Path) -> None:
    path = tmp_path / "reading.onnx"
    path.write_bytes(default_path().read_bytes())
    with pytest.raises(allegedly.ModelError, match="no vocabulary"):
        Model(path)


@pytest.mark.parametrize("name", ["reading.onnx", "vocab.txt"])
def test_a_model_that_was_tampered_with_is_not_run(name: str, tmp_path: Path) -> None:
    for file in default_path().parent.iterdir():
        data = file.read_bytes()
        (tmp_path / file.name).write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if file.name == name else data)
    with pytest.raises(allegedly.ModelError, match=rf"{name}' is not the file that came with allegedly"):
        Model(tmp_path / "reading.onnx")


def test_readings_are_values(article: str) -> None:
    reading = read(article[:400])
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.string = ""  # type: ignore[misc]
