"""Rich text (RTF): one article or an export of many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..._errors import ReadError
from ..entries import Entry
from ..exports import units
from ..units import Found, Options


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the texts of an RTF file."""
    from striprtf import striprtf

    data = entry.data(options.max_bytes)
    if not data.lstrip()[:5].startswith(b"{\\rtf"):
        raise ReadError("does not begin as RTF does; is it another format under this name?")
    # RTF is ASCII with escapes; bytes above are in the code page that the file names, cp1252 for nearly all.
    convert: Any = striprtf.rtf_to_text
    string = convert(data.decode(options.encoding or "cp1252", "replace"), errors="replace")
    # RTF writes signs beyond the first plane, such as emoji, as two halves.
    string = string.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    yield from units(string, options)
