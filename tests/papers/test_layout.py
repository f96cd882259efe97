from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.papers.layout import lay_out


def test_what_fits_is_left_alone() -> None:
    layout = lay_out(["Source", "Charge"], [["Moscow"], ["arming the rebels"]], numeric=[False, False])
    assert (layout.commands, layout.widths, layout.fits, layout.fits_a_page) == ("", (None, None), True, True)
    assert layout.headings == (("Source",), ("Charge",))


def test_the_longer_text_has_the_wider_column() -> None:
    layout = lay_out(["a", "b", "n"], [["word " * 10], ["word " * 90], ["3"]], numeric=[False, False, True])
    short, long, number = layout.widths
    assert short is not None
    assert long is not None
    assert short < long
    assert number is None
    assert short + long < 1


def test_headings_stack_before_letters_shrink() -> None:
    layout = lay_out(["Difference low"] * 5, [["0.5"]] * 5, numeric=[True] * 5)
    assert (layout.commands, layout.headings[0]) == ("", ("Difference", "low"))


def test_labels_break_at_underscores() -> None:
    columns = [["EXPRESS_CONCERN"]] + [["word " * 30]] * 7
    layout = lay_out(["Act", *"abcdefg"], columns, numeric=[False] * 8)
    assert layout.widths[0] is not None


@pytest.mark.parametrize(("rows", "fits"), [(30, True), (60, False)])
def test_a_page_holds_so_many_lines(rows: int, fits: bool) -> None:
    assert lay_out(["n"], [["1"] * rows], numeric=[True]).fits_a_page == fits


@given(
    st.lists(
        st.tuples(st.text(max_size=12), st.lists(st.text(max_size=80), min_size=2, max_size=2), st.booleans()),
        min_size=1,
        max_size=12,
    )
)
def test_what_fits_takes_no_more_than_the_line(columns: list[tuple[str, list[str], bool]]) -> None:
    headings, cells, numeric = ([column[at] for column in columns] for at in range(3))
    layout = lay_out(headings, cells, numeric=numeric)  # type: ignore[arg-type]
    widths = [width for width in layout.widths if width is not None]
    assert all(width >= 0 for width in widths)
    assert not layout.fits or sum(widths) <= 1
    assert all(width is None for width, fixed in zip(layout.widths, numeric, strict=True) if fixed)
