"""Parquet: one text a row, read in batches."""

from __future__ import annotations

import io
from collections.abc import Iterator

from ..entries import Entry
from ..rows import Row, columns_of, numbered
from ..units import Found, Options

_BATCH = 256


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the rows of a Parquet file, a few hundred of which are held in memory together."""
    from pyarrow.parquet import ParquetFile

    with entry.stream() as file:
        # An archive can only be read forwards.
        source = file if file.seekable() else io.BytesIO(entry.data(options.max_bytes))
        table = ParquetFile(source)
        columns = columns_of(table.schema_arrow.names, options)
        wanted = [columns.text, *([columns.name] if columns.name else []), *columns.meta]

        def rows() -> Iterator[Row]:
            number = 0
            for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield row, f"row {number}"

        yield from numbered(rows(), columns)
