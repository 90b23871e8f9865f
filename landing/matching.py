"""From a record as the source wrote it to a row of the contract's columns.

Names are matched once per header or set of keys, not once per record: records of one file share few sets.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from landing.contract import TableContract
from landing.names import plain, segments
from landing.nested import Texts, at, parsed

MALFORMED = "malformed record"
UNKNOWN_COLUMNS = "no known column"
MOST_PLANS = 4096

Row = list[str | None]
# Column, key of the record, path below it, how it becomes text, and whether text lands as it is.
Step = tuple[int, str, tuple[str, ...], Texts, bool]


@dataclass(frozen=True)
class Plan:
    """How records with one set of keys become rows. unwrap, each: the keys the contract means by these."""

    unwrap: str | None
    each: str | None
    steps: tuple[Step, ...]


class Matcher:
    """Maps records of one table to rows. Keeps a plan for every set of keys it has met."""

    def __init__(self, contract: TableContract) -> None:
        self.width = len(contract.columns)
        self._columns = [
            (index, [segments(native) for native in column.native], Texts(column))
            for index, column in enumerate(contract.columns)
        ]
        self._unwrap = plain(contract.unwrap) if contract.unwrap else None
        self._each = plain(contract.each) if contract.each else None
        self._plans: dict[tuple[str, ...], Plan] = {}

    def recognised(self, record: Mapping[str, Any]) -> int:
        """How many columns of the contract this record has a name for."""
        keys = {plain(key) for key in record}
        if self._unwrap in keys:
            return self.width
        return sum(any(path[0] in keys for path in paths) for _, paths, _ in self._columns)

    def rows(self, record: Mapping[str, Any]) -> Iterator[tuple[Row | None, str | None]]:
        """(row, None) for every row the record makes, or (None, problem)."""
        plan = self._plan(record)
        if plan.unwrap is not None:
            inner = _opened(record[plan.unwrap])
            if inner is None:
                yield None, MALFORMED
                return
            record, plan = inner, self._plan(inner)
        if plan.each is None:
            yield self._row(record, plan)
        else:
            for part in _parts(record, plan.each):
                yield self._row(part, self._plan(part))

    def _row(self, record: Mapping[str, Any], plan: Plan) -> tuple[Row | None, str | None]:
        if not plan.steps:
            return None, UNKNOWN_COLUMNS
        row: Row = [None] * self.width
        for column, key, below, text, is_verbatim in plan.steps:
            value = record[key]
            if is_verbatim and type(value) is str and value[:1] not in "{[":
                row[column] = row[column] or value
            elif value is not None and row[column] is None:
                row[column] = text(at(value, below) if below else value)
        return row, None

    def _plan(self, record: Mapping[str, Any]) -> Plan:
        keys = tuple(record)
        plan = self._plans.get(keys)
        if plan is None:
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            plan = self._plans[keys] = self._planned(keys)
        return plan

    def _planned(self, keys: tuple[str, ...]) -> Plan:
        spelled: dict[str, str] = {}
        for key in keys:
            spelled.setdefault(plain(key), key)
        steps = tuple(
            (index, spelled[name], below, text, text.is_plain and not below)
            for index, paths, text in self._columns
            for path in paths
            for name, below in _splits(path)
            if name in spelled
        )
        unwrap = spelled.get(self._unwrap) if self._unwrap else None
        each = spelled.get(self._each) if self._each else None
        return Plan(unwrap, each, steps)


def _splits(path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A path as a key of the record and a path below it.

    Flattened headers (`item.internetMessageId`) come first.
    """
    for length in range(len(path), 0, -1):
        yield "".join(path[:length]), path[length:]


def _opened(value: Any) -> Mapping[str, Any] | None:
    """The record inside a cell."""
    if isinstance(value, str):
        try:
            value = orjson.loads(value)
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, dict) else None


def _parts(record: Mapping[str, Any], each: str) -> list[Mapping[str, Any]]:
    """One record per element of a list inside the record, each with what they share."""
    elements = record[each]
    if isinstance(elements, str):
        elements = parsed(elements)
    if not isinstance(elements, (list, tuple)):
        return [record]
    shared = {name: item for name, item in record.items() if name != each}
    return [{**shared, **part} for part in elements if isinstance(part, dict)] or [shared]
