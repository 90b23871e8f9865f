"""JSON in every form exports come in: an array, objects one per line or one after another, `value` pages."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

import orjson

from landing.decoding import Content
from landing.json_salvage import flattened, salvaged

Record = Mapping[str, Any]

# Above this size a single document is read record by record, so that memory stays near the size of the file.
WHOLE_DOCUMENT_BYTES = 32 << 20
PROBED_LINES = 50


def json_records(content: Content, recognised: Callable[[Record], int]) -> Iterator[Record | None]:
    """Every record of a file in order; None for each piece that is no whole record.

    recognised: how many of the contract's columns a record has a name for. Where a piece is broken, it
    tells the next record from an object inside a record.
    """
    data = content.data
    if not data.strip():
        records: Iterator[Record | None] = iter(())
    elif _is_one_per_line(data):
        records = _lines(data, recognised)
    else:
        document = loaded(data) if len(data) <= WHOLE_DOCUMENT_BYTES else None
        records = salvaged(data, recognised) if document is None else flattened(document)
    return _ending_broken(records) if content.is_cut else records


def loaded(data: bytes) -> Any:
    """The value of a JSON text, None when it is no JSON.

    Accepts NaN and half surrogate pairs, which exports write.
    """
    try:
        return orjson.loads(data)
    except ValueError:
        try:
            return json.loads(data.decode("utf-8"))
        except (ValueError, RecursionError):
            return None


def _is_one_per_line(data: bytes) -> bool:
    """Whether there are two lines, and half of the first ones are objects or arrays by themselves."""
    stripped = (line.strip() for line in io.BytesIO(data))
    probed = list(islice((line for line in stripped if line), PROBED_LINES))
    if len(probed) < 2:
        return False
    return 2 * sum(isinstance(loaded(line), (dict, list)) for line in probed) >= len(probed)


def _lines(data: bytes, recognised: Callable[[Record], int]) -> Iterator[Record | None]:
    """One value per line; runs of lines that are none are searched for the records in them."""
    broken: list[bytes] = []
    for line in io.BytesIO(data):
        if not line.strip():
            continue
        try:
            value = orjson.loads(line)
        except ValueError:
            value = loaded(line)
        if not isinstance(value, (dict, list)):
            broken.append(line)
            continue
        if broken:
            yield from salvaged(b"".join(broken), recognised)
            broken.clear()
        yield from flattened(value)
    if broken:
        yield from salvaged(b"".join(broken), recognised)


def _ending_broken(records: Iterator[Record | None]) -> Iterator[Record | None]:
    """The records of a file that was cut: if the last one is whole, one more piece was lost behind it."""
    last: Record | None = {}
    for last in records:
        yield last
    if last is not None:
        yield None
