"""Which reader reads which file."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from landing.csv_reader import csv_records
from landing.decoding import decompressed, utf8
from landing.json_reader import json_records
from landing.parquet_reader import parquet_records

Record = Mapping[str, Any]

JSON_ENDINGS = (".json", ".jsonl", ".ndjson")
ENDINGS = (*JSON_ENDINGS, ".csv", ".parquet")


def ending(path: PurePath) -> str | None:
    """The ending that says how to read a file (`.gz` set aside), None when nothing reads it."""
    name = path.name.lower().removesuffix(".gz")
    return next((known for known in ENDINGS if name.endswith(known)), None)


def records_of(path: PurePath, data: bytes, recognised: Callable[[Record], int]) -> Iterator[Record | None]:
    """The records in a file's bytes, in order; None for each broken piece.

    path: decides how the bytes are read; it must have a known ending.
    """
    content = decompressed(data)
    kind = ending(path)
    if kind == ".parquet":
        return parquet_records(content)
    if kind == ".csv":
        return csv_records(utf8(content))
    if kind in JSON_ENDINGS:
        return json_records(utf8(content), recognised)
    raise ValueError(f"ending must be one of {', '.join(ENDINGS)}, got {path.suffix!r}")
