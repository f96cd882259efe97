from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.segments import Segment, segments, sentences
from allegedly.text import fold, read_text

SEED = Path(__file__).parents[1] / "seeds" / "tass-2018-wells" / "text.txt"

#: What newspapers and their files are made of.
PROSE = st.text(alphabet=st.sampled_from("aB1 .?!\"'“”‘’()[]-—…,:\n\r\t\u2028\u00a0\ufeff\ud800`"), max_size=60)


def cut(string: str) -> list[str]:
    """The sentences of `string` as one paragraph."""
    paragraph = (Segment(0, len(string), "paragraph"),)
    return [string[s.start : s.end] for s in sentences(string, paragraph)]


def kinds(string: str) -> list[tuple[str, str]]:
    return [(string[s.start : s.end], s.kind) for s in segments(string)]


# --- segments -------------------------------------------------------------------------------


def test_each_line_is_a_segment_without_the_space_around_it() -> None:
    text = "\ufeff\u00a0It rained. \r\n\r\n\tA wet spring\r  It rained again.\u2028 And again.\n"
    assert kinds(text) == [
        ("It rained.", "paragraph"),
        ("A wet spring", "heading"),
        ("It rained again.", "paragraph"),
        ("And again.", "paragraph"),
    ]


@pytest.mark.parametrize("string", ["", " ", "\n\r\n\t\u00a0", "\ufeff"])
def test_no_words_no_segments(string: str) -> None:
    assert segments(string) == ()
    assert sentences(string, ()) == ()


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON, March 6. /TASS/.",
        "MOSCOW, 12 March /TASS/.",
        "MOSCOW. March 6 (Interfax) -",
        "ASTANA. March 6. KAZINFORM -",
        "PARIS (Reuters) —",
        "(Reuters) -",
        "Dec 29 (Reuters) -",
        "LONDON, Jan. 3 (AP) -",
        "RENO, Nev. (AP) —",
        "ST. PETERSBURG, Russia, June 2 (Reuters) -",
        "DUBAI/LONDON (Reuters) -",
        "BEIJING, March 6 (Xinhua) --",
        "KYIV, May 2 (Kyiv Post) –",
        "NEW DELHI, Oct 3, 2018 (AFP) -",
        "Mexico City (AFP) –",
        "Washington (CNN)",
        "FLINT, Mich., Oct. 4 (UPI) —",
        "HAMBURG, Germany —",
        "FAIRVIEW, W.Va. -",
        "RIO DE JANEIRO —",
        "S\u00c3O PAULO –",
        "MIAMI -",
    ],
)
def test_dateline(dateline: str) -> None:
    body = "The mayor said on Monday that he had not resigned."
    assert kinds(f"{dateline} {body}") == [(dateline, "dateline"), (body, "paragraph")]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor (D) said he would not resign.",
        "NATO (North Atlantic Treaty Organization) said it would wait.",
        "BREAKING - the mayor has resigned, his office said.",
        "MAYOR: I have not resigned. I will not.",
        "SMITH--that was his name, and he knew it.",
        "Ann Lee (R-Ohio) - the only one to vote no - left early.",
        "U.S. Senate aides (AP) said it would wait.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert kinds(line) == [(line, "paragraph")]


def test_a_dateline_comes_once_and_early() -> None:
    text = "Mayor resigns\nBy Ann Lee\nOSLO —\u00a0It rained.\nROME — It did not."
    assert [kind for _, kind in kinds(text)] == ["heading", "heading", "dateline", "paragraph", "paragraph"]
    assert "dateline" not in {s.kind for s in segments("It rained.\n" * 8 + "OSLO — It rained.")}


@pytest.mark.parametrize("line", ["US concerns", "No evidence provided", "By Ann Lee", "What ‘Brexit’ means for us"])
def test_heading(line: str) -> None:
    assert kinds(f"It rained.\n{line}\nIt rained.")[1] == (line, "heading")


@pytest.mark.parametrize(
    "line",
    [
        "It rained.",
        "Did it rain?",
        "She said:",
        "“We have lost”",
        "more rain to come",
        "- Rain in the west",
        "2. Rain in the west",
        "• Rain",
        "“It rained.” ― Ann Lee",
        "___",
        "The mayor of the town on the river did not say whether he would resign before the vote on Monday",
    ],
)
def test_no_heading(line: str) -> None:
    assert kinds(f"It rained.\n\n{line}\n\nIt rained.")[1] == (line, "paragraph")


def test_a_headline_may_be_long() -> None:
    line = "Mayor of the town on the river denies that he will resign before the vote on Monday, aides say"
    assert kinds(f"{line}\n\nIt rained.")[0] == (line, "heading")


PARAGRAPHS = (
    "The mayor said on Monday that he had not resigned and that he would stay in office until the council "
    "had met, a step that nobody in the town hall had thought likely a week before.",
    "The council denied it. A spokeswoman for the council told reporters that the meeting had been put off "
    "because the mayor had asked for it, and that the town would be told in good time.",
    "It rained.",
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_paragraphs_are_whole(width: int) -> None:
    text = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
    assert [fold(s).replace("\n", " ") for s, _ in kinds(text)] == list(PARAGRAPHS)


def test_wrapped_paragraphs_that_are_told_by_their_indent() -> None:
    text = "\r\n".join(textwrap.fill(p, 72, initial_indent="    ").replace("\n", "\r\n") for p in PARAGRAPHS)
    assert [s.replace("\r\n", " ") for s, _ in kinds(text)] == list(PARAGRAPHS)


def test_one_line_that_runs_on() -> None:
    text = "The mayor, who has been accused of\nlying\nto the council, said no.\nThe council met."
    assert [s for s, _ in kinds(text)] == [
        "The mayor, who has been accused of\nlying\nto the council, said no.",
        "The council met.",
    ]


@pytest.mark.parametrize("text", ["He wants\nlower taxes\nmore rain", "It rained.\nand then\nit stopped."])
def test_lines_that_stay_apart(text: str) -> None:
    assert [s for s, _ in kinds(text)] == text.split("\n")


@given(PROSE)
def test_segments_are_in_order_trimmed_and_miss_nothing(string: str) -> None:
    at = 0
    folded = fold(string)
    for segment in segments(string):
        assert at <= segment.start < segment.end <= len(string)
        assert not folded[at : segment.start].strip()
        assert folded[segment.start : segment.end].strip() == folded[segment.start : segment.end]
        at = segment.end
    assert not folded[at:].strip()


# --- sentences ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "U.S. officials said so.",
        "The U.S. Senate met Gov. Brown and Sen. Rich on Jan. 3 at 9 a.m. Monday in St. Paul.",
        "It was Lt. Col. Fox of Duluth, Minn., who met them.",
        "Mr. Smith met Mrs. Jones, Dr. Lee and Prof. Wu of Acme Inc. in Washington, D.C. on Friday.",
        "J. D. Hale and George W. Moss said no.",
        "C.J.R. Moss said no.",
        "It came in at No. 2 on the list.",
        "It closed approx. five minutes later.",
        "He said ... that it was over.",
        "“Is it over?” he asked.",
        '"Is it over?" Ann Lee asked reporters.',
        '"It is over." Lee said.',
        "Yahoo! and others said no.",
        'Off the battlefield, "" Wells said.',
        "Rep. Robert C. “Bob” Hale said no.",
        "He asked (was it over?) and left.",
        "They went to Springfield, Ill. Senator Hale stayed.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ("He lives in the U.S.", "The mayor does not."),
        ("It began at 9 a.m.", "But nobody came."),
        ("The answer was no.", "Nobody came."),
        ("“It is over.”", "She left."),
        ("“It is over.", "I have lost,” she said."),
        ('"It is over."', 'Lee said that he had "lost."', "He left."),
        ('"It is over."', 'He added, "I lost."'),
        ("He left.", '"We lost," he said.'),
        ("(It is over.)", "She left."),
        ("It is over.[12]", "She left."),
        ('It is over. "', "She left."),
        ("Is it over?!", "It is!!"),
        ("He fell ill.", "Doctors came."),
        ("We chose plan B.", "The mayor did not."),
        ("It rained.", "iPhone sales fell."),
        ("He said ‘no.’", "She said ‘yes.’"),
    ],
)
def test_several_sentences(parts: tuple[str, ...]) -> None:
    text = " ".join(parts)
    if text.startswith('It is over. "'):
        text = '"' + text
        parts = ('"' + parts[0], *parts[1:])
    assert cut(text) == list(parts)


def test_a_text_in_lower_case_is_cut_too() -> None:
    assert len(cut("it rained on monday. nobody came to the party. we left early. it was over.")) == 4


def test_headings_and_datelines_are_one_sentence_each() -> None:
    text = "Who? Me, says Gov. Hale of Ohio\nOSLO, March 6. /TASS/. It rained. It stopped."
    parts = segments(text)
    assert [text[s.start : s.end] for s in sentences(text, parts)] == [
        "Who? Me, says Gov. Hale of Ohio",
        "OSLO, March 6. /TASS/.",
        "It rained.",
        "It stopped.",
    ]
    assert [s.segment for s in sentences(text, parts)] == [0, 1, 2, 2]


@given(PROSE)
def test_sentences_are_in_order_and_miss_nothing(string: str) -> None:
    folded = fold(string)
    parts = segments(string)
    at = 0
    for sentence in sentences(string, parts):
        segment = parts[sentence.segment]
        assert segment.start <= sentence.start < sentence.end <= segment.end
        assert at <= sentence.start
        assert not folded[at : sentence.start].strip()
        assert folded[sentence.start : sentence.end].strip() == folded[sentence.start : sentence.end]
        at = sentence.end
    assert not folded[at:].strip()


# --- the seed -------------------------------------------------------------------------------

#: The seed's sentences, one line a line of the text, as one annotator found them: all of them.
SENTENCES = (
    (0, 28), (29, 410),
    (411, 509), (510, 717), (718, 788), (789, 912),
    (913, 924),
    (925, 965), (966, 1111), (1112, 1437),
    (1438, 1597),
    (1598, 1631), (1632, 1737),
    (1738, 1783), (1784, 1928), (1929, 2001), (2002, 2057), (2058, 2098), (2099, 2208),
    (2209, 2390), (2391, 2470), (2471, 2672),
    (2673, 2788),
    (2789, 2984), (2985, 3184),
    (3185, 3205),
    (3206, 3284),
    (3285, 3538),
    (3539, 3678), (3679, 3864),
)  # fmt: skip


def test_every_segment_and_sentence_of_the_seed() -> None:
    string = read_text(SEED).string
    parts = segments(string)
    special = [(s.start, s.end, s.kind) for s in parts if s.kind != "paragraph"]
    assert special == [(0, 28, "dateline"), (913, 924, "heading"), (3185, 3205, "heading")]
    assert len(parts) == 15
    assert tuple((s.start, s.end) for s in sentences(string, parts)) == SENTENCES
