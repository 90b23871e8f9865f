"""What is inside packed files: archives, compressed logs, Parquet, and texts of two bytes a letter."""

from __future__ import annotations

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

STEP = 1 << 16  # bytes that are unpacked at a time: a file that breaks off is read up to there
ZERO_SHARE = 4  # one byte in so many is zero in a text of two or four bytes a letter
SAMPLE = 4096


def unpacked(data: bytes) -> Iterator[bytes]:
    """What is inside a packed file, and inside that; as much as can be read of what is broken."""
    for start, unpack in PACKED.items():
        if data.startswith(start):
            for inside in unpack(data):
                yield inside
                yield from unpacked(inside)
            return
    if data[:SAMPLE].count(0) * ZERO_SHARE > len(data[:SAMPLE]):
        yield data.replace(b"\0", b"")  # no letter of a name has a zero byte of its own


def _in_steps(maker: Callable[[], Any]) -> Callable[[bytes], Iterator[bytes]]:
    """Unpacks streams one after another with one of the standard library's decompressors."""

    def unpack(data: bytes) -> Iterator[bytes]:
        pieces, rest = [], data
        with suppress(zlib.error, OSError, EOFError, lzma.LZMAError):
            while rest:
                stream = maker()
                for first in range(0, len(rest), STEP):
                    pieces.append(stream.decompress(rest[first : first + STEP]))
                    if stream.eof:
                        break
                rest = stream.unused_data + rest[first + STEP :] if stream.eof else b""
        yield b"".join(pieces)

    return unpack


def _by_arrow(kind: str) -> Callable[[bytes], Iterator[bytes]]:
    def unpack(data: bytes) -> Iterator[bytes]:
        with suppress(OSError, pa.ArrowInvalid), pa.CompressedInputStream(pa.BufferReader(data), kind) as stream:
            yield stream.read()

    return unpack


def _zipped(data: bytes) -> Iterator[bytes]:
    with suppress(OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile):
        archive = zipfile.ZipFile(io.BytesIO(data))
        for name in archive.namelist():
            yield name.encode()
            with suppress(RuntimeError, NotImplementedError):  # locked, or packed in a way nobody here knows
                yield archive.read(name)


def _of_parquet(data: bytes) -> Iterator[bytes]:
    with suppress(OSError, ValueError):
        table = pq.read_table(io.BytesIO(data))
        values = {value for column in table.columns for value in map(_said, column.to_pylist())}
        yield b"\0".join(values)


def _said(value: Any) -> bytes:
    return value + b"\0" + value.hex().encode() if isinstance(value, bytes) else str(value).encode()


PACKED: dict[bytes, Callable[[bytes], Iterator[bytes]]] = {
    b"\x1f\x8b": _in_steps(lambda: zlib.decompressobj(zlib.MAX_WBITS | 16)),
    b"BZh": _in_steps(bz2.BZ2Decompressor),
    b"\xfd7zXZ\0": _in_steps(lzma.LZMADecompressor),
    b"\x28\xb5\x2f\xfd": _by_arrow("zstd"),
    b"\x04\x22\x4d\x18": _by_arrow("lz4"),
    b"PK\x03\x04": _zipped,
    b"PAR1": _of_parquet,
}
