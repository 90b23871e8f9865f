"""Reads JSON that is not JSON as a whole: cut short, damaged in places, pages glued together.

The text is read value by value. Where a value breaks, the piece ends at its own closing bracket if its
brackets still match; else at the next line that starts a record, or at the next object that looks like
one.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Record = Mapping[str, Any]
Recognised = Callable[[Record], int]

_DECODER = json.JSONDecoder()
_STRING = r'"(?:[^"\\\n]|\\.)*"'
_NOTE = rf'"@[^"\n]*"\s*:\s*(?:{_STRING}|[\w.+-]+)'
_SEPARATORS = re.compile(r"[\s,\[\]\ufeff]*")
_PAGE_START = re.compile(rf'\{{\s*(?:{_NOTE}\s*,\s*)*"value"\s*:\s*\[')
_PAGE_END = re.compile(rf"\s*\]\s*(?:,\s*{_NOTE}\s*)*\}}")
_TOKEN = re.compile(rf'{_STRING}|\n[ \t]*\{{|["{{}}\[\]]')
_LINE_START = re.compile(r"\n([ \t]*)\{")
_INVALID = re.compile("[\udc80-\udcff]")

# How much of what the first whole record fills another object must fill to count as a record; more if
# it stands behind a colon, where objects inside records stand.
ALIKE = 0.6
ALIKE_BEHIND_COLON = 0.9
# The same, in columns, while no whole record has been seen.
ALIKE_COLUMNS = 3
MOST_ATTEMPTS = 2000


def flattened(value: Any) -> Iterator[Record | None]:
    """The records in a JSON value.

    Pages (`{"@odata...": ..., "value": [...]}`) are opened, scalars are broken.
    """
    if isinstance(value, list):
        for item in value:
            yield from flattened(item)
    elif not isinstance(value, dict):
        yield None
    elif _is_page(value):
        yield from flattened(value["value"])
    else:
        yield value


def salvaged(data: bytes, recognised: Recognised) -> Iterator[Record | None]:
    """The whole records of a damaged text in order; None for each broken piece.

    A text that opens an array or page and never closes it counts as broken at its end.
    """
    text = data.decode("utf-8", "surrogateescape")
    return _Salvage(text, recognised).records()


def _is_page(value: Mapping[str, Any]) -> bool:
    inner = value.get("value")
    return isinstance(inner, (list, dict)) and all(key == "value" or key.startswith("@") for key in value)


class _Salvage:
    def __init__(self, text: str, recognised: Recognised) -> None:
        self._text = text
        self._recognised = recognised
        self._has_invalid = _INVALID.search(text) is not None
        self._columns = 0  # that the first whole record fills

    def records(self) -> Iterator[Record | None]:
        text, position, in_page, was_broken = self._text, 0, False, False
        while True:
            if in_page and (page_end := _PAGE_END.match(text, position)):
                position, in_page = page_end.end(), False
            position = self._after_separators(position)
            if position == len(text):
                break
            value, end = self._object(position)
            was_broken = False
            if value is not None:
                for record in flattened(value):
                    self._columns = self._columns or (self._recognised(record) if record else 0)
                    yield record
                position = end
            elif page := _PAGE_START.match(text, position):
                position, in_page = page.end(), True
            else:
                position, was_broken = self._next_record(position), True
                yield None
        if not was_broken and (in_page or self._is_open_array()):
            yield None

    def _after_separators(self, position: int) -> int:
        match = _SEPARATORS.match(self._text, position)
        return match.end() if match else position

    def _is_open_array(self) -> bool:
        return self._text.lstrip().startswith("[") and not self._text.rstrip().endswith("]")

    def _object(self, position: int) -> tuple[dict[str, Any] | None, int]:
        """The object that starts here and its end; None when there is no whole one."""
        if self._text[position] != "{":
            return None, position
        try:
            value, end = _DECODER.raw_decode(self._text, position)
        except (ValueError, RecursionError):
            return None, position
        if self._has_invalid and _INVALID.search(self._text, position, end):
            return None, position
        return value, end

    def _next_record(self, position: int) -> int:
        """Where reading goes on behind the broken piece that starts here."""
        end, is_intact = self._structure_end(position)
        if is_intact:
            return end
        attempts = 0
        start = self._text.find("{", position + 1, end)
        while start != -1 and attempts < MOST_ATTEMPTS:
            value, _ = self._object(start)
            if value is not None and self._recognised(value) >= self._needed(start):
                return start
            attempts += 1
            start = self._text.find("{", start + 1, end)
        return end

    def _needed(self, start: int) -> float:
        if not self._columns:
            return ALIKE_COLUMNS
        before = self._text[max(0, start - 80) : start].rstrip()
        return self._columns * (ALIKE_BEHIND_COLON if before.endswith(":") else ALIKE)

    def _structure_end(self, position: int) -> tuple[int, bool]:
        """Where the piece closes, and whether its brackets match.

        If they do not, where the next line starts a record, or the text ends.
        """
        text = self._text
        column = position - (text.rfind("\n", 0, position) + 1)
        open_brackets: list[str] = []
        for match in _TOKEN.finditer(text, position):
            token = match.group()
            if token[0] == "\n":
                if len(token) - 2 <= column:
                    return match.end() - 1, False
                open_brackets.append("{")
            elif token in ("{", "["):
                open_brackets.append(token)
            elif token in ("}", "]"):
                if not open_brackets or open_brackets.pop() + token not in ("{}", "[]"):
                    break
                if not open_brackets:
                    return match.end(), True
            elif token == '"':
                break
        return self._next_line(position, column), False

    def _next_line(self, position: int, column: int) -> int:
        for match in _LINE_START.finditer(self._text, position):
            if len(match.group(1)) <= column:
                return match.end() - 1
        return len(self._text)
