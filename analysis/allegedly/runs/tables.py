"""From documents to Arrow tables, and from these to frames as `Document` has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from .. import frames
from ..frames import plain
from ..frames.making import STRING, frame
from ._extras import need
from .schema import TABLES, schema

if TYPE_CHECKING:
    import pyarrow as pa

    from ..document import Document
    from ..frames.plain import Columns
    from ..frames.schema import Column

#: What a lone surrogate becomes, which no UTF-8 can hold: one character for one, so that offsets stay right.
_REPLACEMENT: Final = "\ufffd"


#: Rows of a row group.
_ROW_GROUP: Final = 131_072


def whole(string: str) -> str:
    r"""Return a string that UTF-8 can hold, of equal length: U+FFFD for every lone surrogate.

    Examples
    --------
    >>> whole("a\ud800b") == "a\ufffdb"
    True
    """
    try:
        string.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(_REPLACEMENT if "\ud800" <= character <= "\udfff" else character for character in string)
    return string


def columns_of(document: Document) -> dict[str, Columns]:
    """Return the columns of a document's frames by name, but for those that `joined` makes of several documents."""
    found, reading = document.records, document.reading
    columns = {
        "tokens": plain.tokens(reading),
        "attributions": plain.attributions(found.attributions, reading),
        "marks": plain.marks(found.marks, reading),
        "acts": plain.acts(found.acts, reading, found.actors),
        "charges": plain.charges(found.charges, reading),
        "actors": plain.actors(found.actors, reading),
    }
    return {name: {"doc": [document.name] * len(next(iter(some.values()))), **some} for name, some in columns.items()}


def joined(found: Sequence[Mapping[str, Columns]], wanted: Iterable[str]) -> dict[str, pa.Table]:
    """Join the columns of several documents into one Arrow table each.

    Parameters
    ----------
    found : Sequence of Mapping
        What `columns_of` gives, a document an item.
    wanted : Iterable of str
        Names of `allegedly.runs.schema.FRAMES`.
    """
    names = tuple(wanted)
    if not found:
        return {name: empty(name) for name in names}
    separate: dict[str, Columns] = {
        name: {column: list(chain.from_iterable(some[name][column] for some in found)) for column in TABLES[name]}
        for name in found[0]
    }
    # To join and group rows is the work of frames. They take their time to make, so there is one for many documents.
    tokens, attributions, acts, charges = (
        frame(TABLES[name], separate[name]) for name in ("tokens", "attributions", "acts", "charges")
    )
    made = {"ledger": frames.ledger(acts, charges), "voices": frames.voices_of(tokens, attributions)}
    return {name: table_of(name, made[name] if name in made else separate[name]) for name in names}


def table_of(name: str, columns: Columns | pd.DataFrame) -> pa.Table:
    """Return an Arrow table with the schema of a table from its columns: lists of plain values, or those of a frame."""
    arrow = need("pyarrow", "files")
    wanted = schema(name)
    return arrow.Table.from_arrays(
        [_array(columns[field.name], field.type) for field in wanted],
        schema=wanted,
    )


def empty(name: str) -> pa.Table:
    """Return a table without rows."""
    return schema(name).empty_table()


def _array(values: Sequence[Any] | pd.Series, kind: pa.DataType) -> pa.Array:
    arrow = need("pyarrow", "files")
    if isinstance(values, pd.Series) and values.dtype.kind not in "ifb":
        values = [None if value is pd.NA or value != value else value for value in values.to_numpy(object)]
    try:
        return arrow.array(values, type=kind, from_pandas=True)
    except UnicodeEncodeError:
        return arrow.array([_wholes(value) for value in values], type=kind, from_pandas=True)


def _wholes(value: Any) -> Any:
    if isinstance(value, str):
        return whole(value)
    return tuple(map(_wholes, value)) if isinstance(value, tuple) else value


def to_bytes(table: pa.Table) -> bytes:
    """Return a table as an Arrow stream, which goes from process to process."""
    arrow, ipc = need("pyarrow", "files"), need("pyarrow.ipc", "files")
    sink = arrow.BufferOutputStream()
    with ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def from_bytes(data: bytes) -> pa.Table:
    """Return the table of an Arrow stream."""
    table: pa.Table = need("pyarrow.ipc", "files").open_stream(data).read_all()
    return table


def parquet(tables: Iterable[pa.Table], name: str) -> bytes:
    """Return tables, one below the other, as one Parquet file; equal rows give equal bytes however they are parted."""
    arrow, files = need("pyarrow", "files"), need("pyarrow.parquet", "files")
    rows = arrow.concat_tables(chain([empty(name)], tables)).combine_chunks()
    sink = arrow.BufferOutputStream()
    # No threads and no statistics by chance: what is written depends on the rows alone.
    files.write_table(rows, sink, compression="zstd", row_group_size=_ROW_GROUP)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def to_pandas(table: pa.Table, described: Mapping[str, Column]) -> pd.DataFrame:
    """Return a table as a frame like those of a document.

    Parameters
    ----------
    table : pyarrow.Table
        The rows.
    described : Mapping of str to Column
        The columns whose dtype is known; others get one by what is in them.
    """
    # By place, as two columns of a query may have one name.
    frame = pd.DataFrame(
        {place: _series(table.column(place), described.get(name)) for place, name in enumerate(table.column_names)}
    )
    frame.columns = pd.Index(table.column_names)
    return frame


def _series(column: pa.ChunkedArray, described: Column | None) -> pd.Series:
    types = need("pyarrow", "files").types
    if types.is_string(column.type) or types.is_large_string(column.type):
        return pd.Series(column.to_pylist(), dtype=STRING)
    if types.is_list(column.type):
        return pd.Series(list(map(_tuples, column.to_pylist())), dtype=object)
    if types.is_integer(column.type) and (column.null_count or (described and described.dtype == "Int64")):
        return pd.Series(column.to_pylist(), dtype="Int64")
    series: pd.Series = column.to_pandas()
    return series


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    return tuple(map(_tuples, value.values())) if isinstance(value, dict) else value
