"""The tables of a run: their columns, and the types that these have in Parquet, the same in every part."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .._errors import RunError
from ..frames.schema import COLUMNS, Column
from ._extras import need

if TYPE_CHECKING:
    import pyarrow as pa

DOCUMENTS: Final[Mapping[str, Column]] = MappingProxyType(
    {
        "doc": Column("str", "name of the document"),
        "sha256": Column("str", "hash of its text in UTF-8, hexadecimal"),
        "meta": Column("str", "its metadata, a JSON object"),
        "words": Column("int64", "stretches between white space", "words"),
        "characters": Column("int64", "length of its text", "characters"),
        "tokens": Column("int64", "words and punctuation marks as the tokenizer parts them", "tokens"),
        "sentences": Column("int64", "sentences", "sentences"),
        "settings": Column("str", "with what it was analyzed: `Settings.to_dict`, a JSON object"),
    }
)
PROBLEMS: Final[Mapping[str, Column]] = MappingProxyType(
    {
        "source": Column("str", "the file that it came up in; the name of the document if it was not read from a file"),
        "location": Column("str", "where in the source, such as row 12; empty for the whole of it"),
        "kind": Column("str", "what kind of problem, see `allegedly.corpora.problems.KINDS`"),
        "reason": Column("str", "what is wrong, and what can be done"),
        "severity": Column("str", "error: nothing came of it; warning: look at it; note: nothing to worry about"),
        "doc": Column("str", "name of the document, empty if no text came of it"),
        "error": Column("str", "kind of the error that the analysis ended with; missing for other problems"),
        "place": Column("str", "module and line that raised it; missing for other problems"),
    }
)

#: Frames of a document that a run writes, each a table; that of the words only if asked for.
FRAMES: Final = ("tokens", "attributions", "marks", "acts", "charges", "actors", "ledger", "voices")
#: Tables of a run in the order of their writing, by name.
TABLES: Final[Mapping[str, Mapping[str, Column]]] = MappingProxyType(
    {"documents": DOCUMENTS, **{name: COLUMNS[name] for name in FRAMES}, "problems": PROBLEMS}
)

_SPANS: Final = ("mentions",)
_NAMES: Final = ("accused", "aliases")
_JOINS: Final = ("joins",)


def schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table.

    Pairs of offsets are lists of ``{start, end}``, names are lists of strings, and what joins acts to a charge is a
    list of ``{id, by, words, mention}``.

    Parameters
    ----------
    table : str
        A key of `TABLES`.

    Examples
    --------
    >>> schema("charges").field("mentions").type
    ListType(list<element: struct<start: int64, end: int64>>)
    """
    arrow = need("pyarrow", "files")
    found: pa.Schema = arrow.schema([(name, _type(name, column)) for name, column in TABLES[table].items()])
    return found


def _type(name: str, column: Column) -> pa.DataType:
    arrow = need("pyarrow", "files")
    plain = {
        "str": arrow.string(),
        "int64": arrow.int64(),
        "Int64": arrow.int64(),
        "float64": arrow.float64(),
        "bool": arrow.bool_(),
    }
    if column.dtype in plain:
        return plain[column.dtype]
    span = arrow.struct([("start", arrow.int64()), ("end", arrow.int64())])
    items = None
    if name in _SPANS or name.endswith("_spans"):
        items = span
    elif name in _NAMES:
        items = arrow.string()
    elif name in _JOINS:
        texts = [(key, arrow.string()) for key in ("id", "by", "words")]
        items = arrow.struct([*texts, ("mention", span)])
    if items is not None:
        # The name that items have in Parquet.
        return arrow.list_(arrow.field("element", items))
    raise RunError(f"column {name!r} of dtype {column.dtype!r} has no type in Parquet")
