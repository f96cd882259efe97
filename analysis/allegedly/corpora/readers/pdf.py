"""PDF: the text of all pages, one article or an export of many."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from ..._errors import ReadError
from ..entries import Entry
from ..exports import units
from ..problems import Problem
from ..units import Found, Options


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the texts of a PDF file; scans without a layer of text hold none."""
    from pypdf import PdfReader

    with _quiet("pypdf"):
        reader = PdfReader(io.BytesIO(entry.data(options.max_bytes)), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("locked with a password; save a copy without one")
        pages: list[str] = []
        length = 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if length > options.max_bytes:
                raise ReadError("its pages hold more text than is allowed; raise max_bytes to read it all the same")
        about = reader.metadata
        said = {"title": about.title, "author": about.author} if about else {}
    string = "\n".join(pages)
    if not string.strip():
        yield Problem("", "", "empty", "pages without text; a scan needs OCR first, such as ocrmypdf")
        return
    yield from units(string, options, {name: value.strip() for name, value in said.items() if value and value.strip()})


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Keep a library from writing to the terminal what is told in the problems."""
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
