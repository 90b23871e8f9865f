"""Parquet files as records."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from landing.decoding import Content

BATCH_ROWS = 4096


def parquet_records(content: Content) -> Iterator[Mapping[str, Any] | None]:
    """Every row as a mapping, in order; None where the file breaks off or is no Parquet."""
    if not content.data:
        return
    try:
        file = pq.ParquetFile(io.BytesIO(content.data))
        for batch in file.iter_batches(batch_size=BATCH_ROWS):
            yield from _in_microseconds(batch).to_pylist()
    except (pa.ArrowException, OSError, ValueError):
        yield None
        return
    if content.is_cut:
        yield None


def _in_microseconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Python's times end at microseconds: cut finer ones."""
    columns = [
        column.cast(pa.timestamp("us", column.type.tz), safe=False)
        if pa.types.is_timestamp(column.type) and column.type.unit == "ns"
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
