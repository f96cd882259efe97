"""How far a long measurement is, on the error stream."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")


def progress(items: Iterable[T], *, of: str) -> Iterator[T]:
    """Pass items on and show on the error stream how far they are, from two seconds on."""
    # A log that is no terminal gets a line every ten seconds.
    interval = 0.2 if sys.stderr.isatty() else 10
    yield from tqdm(items, desc=of, delay=2, mininterval=interval, leave=False)
