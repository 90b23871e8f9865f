"""Rows as text: fill a native template with columns, and write files the same way every time."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Column = str | int | Sequence[object] | npt.NDArray[np.generic]

PLACEHOLDER = re.compile(r"<([a-z_0-9]+)>")
CLOCK = [f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in range(86_400)]


def fill(template: str, **columns: Column) -> list[str]:
    """One text per row: every `<name>` of the template becomes that column's value.

    A str or int is a constant; a sequence or array gives one value per row. All sequences
    must have the same length. Values are inserted as they are: nothing is escaped.
    """
    constants = {k: str(v) for k, v in columns.items() if isinstance(v, (str, int))}
    text = PLACEHOLDER.sub(lambda m: constants.get(m[1], m[0]), template)
    names = PLACEHOLDER.findall(text)
    pattern = PLACEHOLDER.sub("%s", text.replace("%", "%%"))
    return [pattern % row for row in zip(*(values(columns[n]) for n in names), strict=True)]


def values(column: Column) -> Sequence[object]:
    """A column as a plain sequence; arrays become Python values at once."""
    if isinstance(column, np.ndarray):
        listed: list[object] = column.tolist()
        return listed
    if isinstance(column, (str, int)):
        raise TypeError("a constant column has no rows")
    return column


def pick(names: Sequence[str], index: IntArray) -> list[str]:
    """The names at the given places."""
    return [names[i] for i in index.tolist()]


def guids(generator: np.random.Generator, count: int) -> list[str]:
    """Random GUIDs (version 4), as Microsoft prints them: lower case, with dashes."""
    text = generator.bytes(16 * count).hex()
    return [
        f"{text[i : i + 8]}-{text[i + 8 : i + 12]}-4{text[i + 13 : i + 16]}"
        f"-a{text[i + 17 : i + 20]}-{text[i + 20 : i + 32]}"
        for i in range(0, 32 * count, 32)
    ]


def timestamps(date: str, seconds: IntArray, suffix: str = "Z") -> list[str]:
    """`2026-05-04T09:30:00Z` for every second of the day; seconds past midnight are refused."""
    prefix = date + "T"
    return [prefix + CLOCK[s] + suffix for s in seconds.tolist()]


class RawFolder:
    """Below it lie `<system>/<table>/<file>`; text goes out as UTF-8 unless told otherwise."""

    def __init__(self, root: Path) -> None:
        """`root` is RAW_DIR/<organization>; folders are made as they are needed."""
        self.root = root

    def text(self, table: str, name: str, text: str, encoding: str = "utf-8") -> Path:
        """Write one file; a name ending in .gz is compressed, without a time of day in it."""
        path = self.root / table / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode(encoding)
        if path.suffix == ".gz":
            buffer = io.BytesIO()
            with gzip.GzipFile(filename="", mode="wb", compresslevel=1, fileobj=buffer, mtime=0) as f:
                f.write(content)
            content = buffer.getvalue()
        path.write_bytes(content)
        return path

    def lines(self, table: str, name: str, rows: Iterable[str], encoding: str = "utf-8") -> Path:
        """One row per line: newline-delimited JSON."""
        return self.text(table, name, "\n".join(rows) + "\n", encoding)

    def array(self, table: str, name: str, rows: Iterable[str], encoding: str = "utf-8") -> Path:
        """A JSON array, as the audit API delivers its blobs."""
        return self.text(table, name, "[\n" + ",\n".join(rows) + "\n]\n", encoding)

    def csv(self, table: str, name: str, header: str, rows: Iterable[str], encoding: str = "utf-8") -> Path:
        """A header line and the rows under it."""
        return self.lines(table, name, [header, *rows], encoding)
