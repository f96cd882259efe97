from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.quotes import Quotation, quotations, quoted
from allegedly.segments import segments
from allegedly.text import read_text

SEED = Path(__file__).parents[1] / "seeds" / "tass-2018-wells" / "text.txt"
MARKS = st.text(alphabet=st.sampled_from("as 1.,?\"'`“”‘’„«»(—\n"), max_size=60)


def found(string: str) -> list[str]:
    return [string[q.start : q.end] for q in quotations(string, segments(string))]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ('"No," he said, "never."', ['"No,"', '"never."']),
        ("“No,” he said, “never.”", ["“No,”", "“never.”"]),
        ("''No,'' he said. ''Never.''", ["''No,''", "''Never.''"]),
        ("``No,'' he said.", ["``No,''"]),
        ("„Nein“ »nej« «non» « no »", ["„Nein“", "»nej«", "«non»", "« no »"]),
        ('“No," he said.', ['“No,"']),
        ("”It is bad.” He left “now”.", ["”It is bad.”", "“now”"]),
        ("“They see that. “", ["“They see that. “"]),
        ("‘This is a disgrace,’ said Lee.", ["‘This is a disgrace,’"]),
        ("'This is a disgrace,' said Lee.", ["'This is a disgrace,'"]),
        ("'The farmers' plan isn't bad,' said Lee.", ["'The farmers' plan isn't bad,'"]),
        ("the so-called 'experts' are wrong", ["'experts'"]),
        ('"No," he began—"never."', ['"No,"', '"never."']),
        ('"I think—" he began.', ['"I think—"']),
        ('He said,"We lost." Then he left.', ['"We lost."']),
        ('"Yes.""No."', ['"Yes."', '"No."']),
        ("(“so-called”)", ["“so-called”"]),
        ('"... and so on"', ['"... and so on"']),
    ],
)
def test_quotations(string: str, expected: list[str]) -> None:
    assert found(string) == expected
    assert all(q.closed and not q.continues for q in quotations(string, segments(string)))


@pytest.mark.parametrize(
    "string",
    [
        "It's the farmers' plan, isn't it?",
        "'Tis the '90s: rock 'n' roll, get 'em, the workers' party",
        "He is 6'2\" tall",
        'a 12" pipe and a 5" gun',
        'rock"n"roll',
        'a stray " mark',
        'a stray mark" here',
        "o’clock ’til dawn",
        "",
    ],
)
def test_no_quotation(string: str) -> None:
    assert found(string) == []


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
        ('"It was 12" wide," she said.', ['"It was 12" wide,"']),
        ('"We won in 2016" was all he said. "No."', ['"We won in 2016"', '"No."']),
    ],
)
def test_inches_within_a_quotation(string: str, expected: list[str]) -> None:
    assert found(string) == expected


def test_the_first_of_a_doubled_mark_closes() -> None:
    text = '"Off the field, "" she said. "Now."'
    assert found(text) == ['"Off the field, "', '"Now."']


def test_a_quotation_begins_at_the_first_of_a_doubled_mark() -> None:
    text = 'She said ""yes" to it.'
    (quotation,) = quotations(text, segments(text))
    assert (text[quotation.start : quotation.end], text[slice(*quotation.inner)]) == ('""yes"', "yes")


@pytest.mark.parametrize(
    ("string", "outer"),
    [
        ("“He said ‘no,’ and left,” she said. “‘Yes,’ I said.”", [-1, 0, -1, 2]),
        ("\"He said 'no',\" she said.", [-1, 0]),
        ('"A lot of "people" said that," he said.', [-1, 0]),
        ("'He said \"no\",' she said.", [-1, 0]),
        ("''He said 'no.'''", [-1, 0]),
    ],
)
def test_nested(string: str, outer: list[int]) -> None:
    assert [q.outer for q in quotations(string, segments(string))] == outer


@pytest.mark.parametrize("mark", ['"', "“", "''", "'"])
def test_a_quotation_that_goes_on_in_the_next_paragraph(mark: str) -> None:
    close = {"“": "”"}.get(mark, mark)
    text = f"{mark}One.\n\n{mark}Two.\n\n{mark}Three,{close} he said.\n\n{mark}Four.{close}"
    shape = [(q.closed, q.continues) for q in quotations(text, segments(text))]
    assert shape == [(False, True), (False, True), (True, False), (True, False)]
    assert found(text)[0] == f"{mark}One."


def test_the_next_paragraph_may_leave_out_the_mark() -> None:
    text = '"One.\n\nTwo," he said.'
    assert found(text) == ['"One.', 'Two,"']
    assert [q.continues for q in quotations(text, segments(text))] == [True, False]


def test_a_quotation_that_nothing_closes() -> None:
    text = 'He said "it is over.\n\nIt was.'
    (quotation,) = quotations(text, segments(text))
    assert (text[quotation.start : quotation.end], quotation.closed) == ('"it is over.', False)


def test_it_ends_before_the_next_one() -> None:
    text = "He said “it is over. She said “no.” It was."
    assert found(text) == ["“it is over. She said", "“no.”"]


@given(MARKS)
def test_marks_never_raise_and_quotations_never_cross(string: str) -> None:
    everything = quotations(string, segments(string))
    assert [q.start for q in everything] == sorted(q.start for q in everything)
    for i, q in enumerate(everything):
        assert 0 <= q.start <= q.inner[0] <= q.inner[1] <= q.end <= len(string)
        assert q.start < q.end
        assert q.outer < i
        if q.outer >= 0:
            assert everything[q.outer].start <= q.start
            assert q.end <= everything[q.outer].end
        for other in everything[i + 1 :]:
            assert other.start >= q.end or other.end <= q.end


def test_quoted() -> None:
    text = '"He said \'no\'," she said. "Yes."'
    everything = quotations(text, segments(text))
    at = text.index("no")
    outermost, innermost = (quoted(everything, (at, at + 2), innermost=i) for i in (False, True))
    assert (outermost, innermost) == (everything[0], everything[1])
    assert quoted(everything, (0, 13)) == everything[0]
    assert quoted(everything, (at, at + 10)) is None
    assert quoted(everything, (text.index("she"), text.index("said."))) is None
    assert quoted((), (0, 1)) is None


def test_every_quotation_of_the_seed() -> None:
    string = read_text(SEED).string
    marks = [(q.start, q.end - 1) for q in quotations(string, segments(string))]
    # The fourth mark from 2194 on, at 2195, is a stray one.
    assert marks == [(925, 1424), (1598, 1726), (1738, 2194), (2209, 2656), (2789, 3183), (3762, 3863)]
    assert all(
        q == Quotation(q.start, q.end, (q.start + 1, q.end - 1), closed=True)
        for q in quotations(string, segments(string))
    )
