"""HTML: the article of a page, or many of an export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from ..._errors import ReadError
from ...text import decode
from ..dates import iso
from ..entries import Entry
from ..exports import units
from ..problems import Problem
from ..units import Found, Options, Unit
from .markup import flat
from .plain import string_of

_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html li main nav ol p pre section summary table title ul".split()
)
_LINES: Final = frozenset(("br", "tr", "caption"))
#: Whatever is not for reading, and what surrounds an article on a page.
_DROP: Final = frozenset(
    "aside audio button canvas dialog embed footer form head iframe input math nav noscript object option script "
    "select style svg template textarea video".split()
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,40})", re.IGNORECASE)
#: Where pages say what they are about, the most telling first.
_META: Final = {
    "title": ("og:title", "dc.title", "citation_title"),
    "outlet": ("og:site_name", "dc.publisher", "citation_journal_title"),
    "date": ("article:published_time", "dc.date", "dc.date.issued", "date", "citation_publication_date"),
    "author": ("author", "dc.creator", "article:author", "citation_author"),
    "section": ("article:section",),
}


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the texts of a page."""
    from lxml import etree

    string = _string(entry.data(options.max_bytes), entry.name, options)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    root = etree.fromstring(string.encode("utf-8", "replace"), parser)
    if root is None:
        yield Problem("", "", "empty", "a page without words")
        return
    told = [Problem("", "", "cut", f"not read to its end: {fatal}", "warning") for fatal in _fatal(parser.error_log)]
    found = list(units(_article(root), options, _about(root)))
    for one in found:
        yield replace(one, flaws=(*one.flaws, *told)) if isinstance(one, Unit) else one


def _string(data: bytes, name: str, options: Options) -> str:
    declared = _CHARSET.search(data[:4096])
    if options.encoding is None and declared:
        try:
            string = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data, name=name)
        if "\0" in string:
            raise ReadError("zero characters, so this is no text")
        return string
    return string_of(data, name, options)


def _fatal(log: Any) -> list[str]:
    from lxml import etree

    return sorted({str(one.message) for one in log if one.level >= etree.ErrorLevels.FATAL})


def _article(root: Any) -> str:
    """Return the text of the one article or main part that a page marks, else that of the page."""
    for name in ("article", "main"):
        marked = list(root.iter(name))
        if len(marked) == 1 and (text := flat(marked[0], blocks=_BLOCKS, lines=_LINES, drop=_DROP)):
            return text
    return flat(root, blocks=_BLOCKS, lines=_LINES, drop=_DROP)


def _about(root: Any) -> dict[str, object]:
    said: dict[str, str] = {}
    title = next(root.iter("title"), None)
    if title is not None and title.text:
        said["title"] = title.text
    for element in root.iter("meta"):
        name, content = element.get("property") or element.get("name"), element.get("content")
        if name and content and content.strip():
            said.setdefault(f"meta {name.strip().lower()}", content)
    about: dict[str, object] = {}
    for name, places in _META.items():
        written = next((said[f"meta {one}"] for one in places if f"meta {one}" in said), said.get(name, ""))
        if written := " ".join(written.split()):
            about[name] = iso(written) or written if name == "date" else written
    return about
