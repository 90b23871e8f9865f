"""CSV with commas, semicolons or tabs. A broken line costs itself and nothing behind it."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from landing.decoding import Content

DELIMITERS = ",;\t"
# A cell of an audit export holds a whole record. A stray quote swallows at most this much before it is
# noticed.
LONGEST_CELL = 1 << 20

_NO_TEXT = re.compile("[\0\udc80-\udcff]")


def csv_records(content: Content) -> Iterator[Mapping[str, str] | None]:
    """Every row as a mapping of header names to cells, in order; None for each row that is broken.

    Broken are rows with too few or too many cells, with NUL or bytes that are no UTF-8, with quotes
    that do not close, and the stump at the end of a file that was cut. Rows without any value are no
    records.
    """
    text = content.data.decode("utf-8", "surrogateescape")
    lines = (text if "\n" in text else text.replace("\r", "\n")).split("\n")
    is_last_complete = not lines.pop() if not lines[-1] else not content.is_cut
    start, delimiter, header = _header(lines)
    table = _Table(lines, delimiter, len(header), is_clean=_NO_TEXT.search(text) is None)
    names = _unique(header)
    is_broken = False
    for cells, end in table.rows(start):
        is_broken = cells is None or (end == len(lines) and not is_last_complete)
        yield None if is_broken or cells is None else dict(zip(names, cells, strict=False))
    if content.is_cut and header and not is_broken:
        yield None


def _header(lines: list[str]) -> tuple[int, str, list[str]]:
    """The line behind the header, the delimiter, the header's names.

    Skips blank lines and what tools write first.
    """
    stated = None
    for index, line in enumerate(lines):
        text = line.strip()
        if text[:4].lower() == "sep=" and len(text) == 5:
            stated = text[4]
        elif text and not text.startswith("#TYPE"):
            delimiter = stated or max(DELIMITERS, key=lambda mark: len(_cells(line, mark)))
            return index + 1, delimiter, [name.strip() for name in _cells(line, delimiter)]
    return len(lines), ",", []


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def _unique(header: list[str]) -> list[str]:
    """Header names with later copies of a name renamed, so that the first one is read."""
    return [f"{name} {index}" if name in header[:index] else name for index, name in enumerate(header)]


@dataclass(frozen=True)
class _Table:
    lines: list[str]
    delimiter: str
    width: int
    is_clean: bool

    def rows(self, start: int) -> Iterator[tuple[list[str] | None, int]]:
        """(cells, next line) per row, None for broken ones.

        Behind a broken row reading goes on at its second line: what a stray quote swallowed is read again
        line by line, and the lines before the next whole row are one piece.
        """
        csv.field_size_limit(LONGEST_CELL)
        in_stray_quote = False
        while start < len(self.lines):
            end = start + 1
            for cells, end in self._parsed(start):
                if cells is None:
                    break
                if cells:
                    yield cells, end
                    in_stray_quote = False
                start = end
            else:
                return
            if not in_stray_quote:
                yield None, start + 1
            in_stray_quote = in_stray_quote or end > start + 1
            start += 1

    def _parsed(self, first: int) -> Iterator[tuple[list[str] | None, int]]:
        """(cells, next line) from line `first` on, up to the first broken row; no cells for blank rows."""
        lines = (self.lines[index] + "\n" for index in range(first, len(self.lines)))
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        try:
            for cells in reader:
                end = first + reader.line_num
                if not any(map(str.strip, cells)):
                    yield [], end
                elif self._is_whole(cells):
                    yield cells[: self.width], end
                else:
                    yield None, end
                    return
        except csv.Error:
            yield None, first + reader.line_num

    def _is_whole(self, cells: list[str]) -> bool:
        if len(cells) < self.width or any(cells[self.width :]):
            return False
        return self.is_clean or not any(map(_NO_TEXT.search, cells))
