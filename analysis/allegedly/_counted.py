"""Numbers of things in messages."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number and its noun, in the singular for one.

    Examples
    --------
    >>> counted(1, "document"), counted(1200, "document"), counted(0, "entry", "entries")
    ('1 document', '1,200 documents', '0 entries')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
