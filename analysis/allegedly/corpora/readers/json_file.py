"""JSON: a list of records or texts, an object that holds such a list, texts by name, or one record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from ..entries import Entry
from ..problems import Problem
from ..rows import TEXTS, padded
from ..units import Found, Options
from .json_lines import of_value
from .plain import string_of

#: Under what files of JSON keep their records, the likeliest first.
_LISTS: Final = ("articles", "documents", "docs", "texts", "records", "items", "results", "data", "hits")


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the records of a file of JSON."""
    string = string_of(entry.data(options.max_bytes), entry.name, options)
    try:
        value = json.loads(string.removeprefix("\ufeff"))
    except RecursionError:
        yield Problem("", "", "unreadable", "damaged JSON: nested too deep")
        return
    except ValueError as error:
        yield Problem("", "", "unreadable", f"damaged JSON: {error}")
        return
    if isinstance(value, Mapping):
        if _is_record(value, options):
            yield of_value(value, options, location="", label="", first=True)
            return
        listed = next((key for key in _LISTS if isinstance(value.get(key), list)), None)
        if listed is None:
            for number, (key, one) in enumerate(value.items(), start=1):
                yield _named(one, options, key, first=number == 1)
            return
        value = value[listed]
    if not isinstance(value, list):
        yield of_value(value, options, location="", label="", first=True)
        return
    for number, one in enumerate(value, start=1):
        yield of_value(one, options, location=f"item {number}", label=padded(number), first=number == 1)


def _is_record(value: Mapping[str, object], options: Options) -> bool:
    keys = (options.text,) if options.text else TEXTS
    return any(isinstance(one, str) and key.strip().casefold() in keys for key, one in value.items()) or (
        options.text is not None and isinstance(value.get(options.text), str)
    )


def _named(value: object, options: Options, key: str, *, first: bool) -> Found:
    found = of_value(value, options, location=f"item {key!r}", label=key, first=first)
    return found if isinstance(found, Problem) or found.own else replace(found, label=key, own=bool(key))
