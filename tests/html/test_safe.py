from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.html.safe import environment, holdable, plain, verbatim

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_verbatim_comes_back(string: str) -> None:
    written = str(verbatim(string))
    assert unescape(written) == holdable(string)
    assert "<" not in written
    written.encode("utf-8")


@given(ANY)
def test_a_page_can_hold_it_character_for_character(string: str) -> None:
    held = holdable(string)
    assert len(held) == len(string)
    assert "\0" not in held
    assert all(a == b or b == "\ufffd" for a, b in zip(string, held, strict=True))


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("a\r\n b", "a b"),
        ("\u202eabc\u2066", "abc"),
        ("a\ud800b", "ab"),
        ("a" * 100, "aaaaa…"),
        ("", ""),
    ],
)
def test_plain_is_one_short_line(string: str, expected: str) -> None:
    assert plain(string, most=5) == expected


def test_templates_escape_what_they_are_given() -> None:
    template = environment().from_string("{{ value }}")
    assert template.render(value="<b>\0\ud800\"'") == "&lt;b&gt;\ufffd\ufffd&#34;&#39;"
