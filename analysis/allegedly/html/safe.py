"""What makes any string fit for a page: escapes, and characters that HTML cannot hold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import Environment

#: Characters that HTML (null) or UTF-8 (lone surrogates) cannot hold.
_IMPOSSIBLE: Final = re.compile("[\0\ud800-\udfff]")
_STANDIN: Final = "\ufffd"


def holdable(string: str) -> str:
    r"""Put U+FFFD, one for one, for the characters that a page cannot hold: null and lone surrogates.

    Examples
    --------
    >>> holdable("a\0b") == "a\ufffdb"
    True
    """
    return _IMPOSSIBLE.sub(_STANDIN, string)


def verbatim(string: str) -> Markup:
    r"""Escape a stretch of a text so that a parser gives back each character but for those of `holdable`.

    Examples
    --------
    >>> print(verbatim("<b>\r\n"))
    &lt;b&gt;&#13;
    <BLANKLINE>
    """
    # Parsers turn a carriage return into a line feed unless it is written as a reference.
    return Markup(str(escape(holdable(string))).replace("\r", "&#13;"))


def plain(string: str, *, most: int = 400) -> str:
    r"""Return a string on one line, without controls and direction marks, cut off if it is long.

    Examples
    --------
    >>> plain("a\n\u202eb", most=10), plain("abcdef", most=3)
    ('a b', 'abc…')
    """
    # A word may be longer than any page: what lies beyond is not looked at.
    cut = string[: 2 * most]
    line = "".join(c for c in " ".join(cut.split()) if c.isprintable())
    return line if len(line) <= most and len(cut) == len(string) else f"{line[:most].rstrip()}…"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates of this package; whatever they are given is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("allegedly.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=_finalize,
    )


def _finalize(value: object) -> object:
    return holdable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
