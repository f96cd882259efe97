"""Word documents (DOCX): paragraphs and tables, one article or an export of many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..archives import checked
from ..entries import Entry
from ..exports import units
from ..units import Found, Options


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the texts of a Word document; its footnotes, headers and text boxes are not part of them."""
    from docx import Document

    document = Document(checked(entry.data(options.max_bytes), max_bytes=options.max_bytes))
    string = "\n\n".join(text for text in _texts(document) if text.strip())
    about = document.core_properties
    meta = {name: value for name, value in (("title", about.title), ("author", about.author)) if value}
    yield from units(string, options, meta)


def _texts(holder: Any) -> Iterator[str]:
    from docx.table import Table

    for item in holder.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                yield "\t".join(_cells(row))
        else:
            yield item.text


def _cells(row: Any) -> Iterator[str]:
    seen = None
    for cell in row.cells:
        # A cell that spans several columns is given once for each.
        if cell._tc is not seen:
            seen = cell._tc
            yield "\n\n".join(_texts(cell))
