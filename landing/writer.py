"""Landed Parquet: the contract's columns as text, then where each row came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from landing.contract import TableContract
from landing.matching import Row

ROWS_PER_GROUP = 20_000
FINGERPRINT = b"contract"
TEMPORARY = ".tmp"

_PROVENANCE = [
    ("organization_id", pa.string()),
    ("file_id", pa.string()),
    ("record_position", pa.int64()),
    ("received_at", pa.timestamp("us")),
    ("problem", pa.string()),
]


@dataclass(frozen=True)
class Origin:
    """Where the rows of one landed file come from. received_at: UTC, without a zone."""

    organization_id: str
    file_id: str
    received_at: datetime


@dataclass(frozen=True)
class Counts:
    """Rows of a landed file, and those among them that could not be read."""

    records: int
    problems: int


def table_dir(warehouse_dir: Path, contract: TableContract) -> Path:
    """The folder of a table's landed files."""
    return warehouse_dir / "landing" / contract.system / contract.table_name


def landed_path(warehouse_dir: Path, contract: TableContract, organization_id: str, file_id: str) -> Path:
    """The landed file of one content."""
    return table_dir(warehouse_dir, contract) / organization_id / f"{file_id}.parquet"


def write_rows(
    path: Path, contract: TableContract, origin: Origin, rows: Iterable[tuple[Row | None, str | None]]
) -> Counts:
    """Write rows (problems where a row is None) under a temporary name, then rename.

    Readers see all or nothing.
    """
    schema = schema_of(contract)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.stem}{TEMPORARY}")
    records = problems = 0
    with pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_batch(_batch(schema, len(contract.columns), origin, records, group))
            records += len(group)
            problems += sum(problem is not None for _, problem in group)
    temporary.replace(path)
    return Counts(records, problems)


def write_empty(path: Path, contract: TableContract) -> None:
    """Write the table without a row, so that no glob over its files is ever empty."""
    write_rows(path, contract, Origin("", "", datetime.min), ())


def landed_counts(path: Path, contract: TableContract) -> Counts | None:
    """Counts of a landed file; None when it is absent, unreadable or of another contract."""
    try:
        metadata = pq.read_metadata(path)
    except (OSError, pa.ArrowException):
        return None
    if (metadata.metadata or {}).get(FINGERPRINT) != contract.fingerprint.encode():
        return None
    problem = metadata.num_columns - 1
    groups = (metadata.row_group(index).column(problem).statistics for index in range(metadata.num_row_groups))
    return Counts(metadata.num_rows, metadata.num_rows - sum(group.null_count for group in groups))


def schema_of(contract: TableContract) -> pa.Schema:
    """Columns of a landed file, with the contract's fingerprint as metadata."""
    fields = [(column.name, pa.string()) for column in contract.columns] + _PROVENANCE
    return pa.schema(fields, metadata={FINGERPRINT: contract.fingerprint.encode()})


def _groups(
    rows: Iterable[tuple[Row | None, str | None]],
) -> Iterator[list[tuple[Row | None, str | None]]]:
    pending = iter(rows)
    while group := list(islice(pending, ROWS_PER_GROUP)):
        yield group


def _batch(
    schema: pa.Schema, width: int, origin: Origin, first: int, group: list[tuple[Row | None, str | None]]
) -> pa.RecordBatch:
    empty: Row = [None] * width
    columns = zip(*(empty if row is None else row for row, _ in group), strict=True)
    count = len(group)
    arrays = [_text_array(column) for column in columns]
    arrays += [
        pa.repeat(pa.scalar(origin.organization_id), count),
        pa.repeat(pa.scalar(origin.file_id), count),
        pa.array(range(first, first + count), pa.int64()),
        pa.repeat(pa.scalar(origin.received_at, pa.timestamp("us")), count),
        pa.array([problem for _, problem in group], pa.string()),
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _text_array(values: tuple[str | None, ...]) -> pa.Array:
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:  # half of a surrogate pair, as exports write when they cut an emoji
        mended = [value and value.encode("utf-8", "replace").decode("utf-8") for value in values]
        return pa.array(mended, pa.string())
