"""Copies of one record: which one holds, and when none does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from .landing import Landing, Row

Key = Callable[[Row], Hashable]
SNAPSHOT_DAYS = 35


def by_key(rows: Iterable[Row], key: Key) -> dict[Hashable, list[Row]]:
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def newest(rows: Iterable[Row], key: Key, order: Callable[[Row], Any]) -> list[Row]:
    """One row per key: the one that comes last in the order."""
    return [max(copies, key=order) for copies in by_key(rows, key).values()]


def agreed(
    rows: Iterable[Row],
    key: Key,
    payload: Key,
    order: Callable[[Row], Any] = lambda row: 0,
) -> list[Row]:
    """One row per key if the best copies say the same; else every copy is quarantined."""
    kept: list[Row] = []
    for copies in by_key(rows, key).values():
        best = max(order(row) for row in copies)
        candidates = [row for row in copies if order(row) == best]
        if len({payload(row) for row in candidates}) == 1:
            kept.append(candidates[0])
    return kept


def was_received_before(row: Row, day: date | None) -> bool:
    """Whether an activity is later than the day its file was received: quarantined."""
    return day is not None and day > row["received_at"].date()


def snapshot_day(days: Iterable[date], day: date, holds_backwards: bool) -> date | None:
    """The snapshot that holds on a day: the latest one, at most 35 days old."""
    days = sorted(days)
    known = [one for one in days if one <= day]
    if known:
        return known[-1] if day - known[-1] <= timedelta(days=SNAPSHOT_DAYS) else None
    return days[0] if days and holds_backwards else None


class Snapshots:
    """A table without dates: what each day's delivery says."""

    def __init__(self, landing: Landing, system: str, table: str, key: Key) -> None:
        rows_of_file = by_key(landing.rows(system, table), lambda row: row["file_id"])
        received = landing.deliveries(system, table) if rows_of_file else {}
        self.key = key
        self.deliveries: dict[date, list[tuple[datetime, Row]]] = defaultdict(list)
        for file, rows in rows_of_file.items():
            for moment in received.get(str(file)) or [rows[0]["received_at"]]:
                self.deliveries[moment.date()] += [(moment, row) for row in rows]

    def everything(self) -> list[Row]:
        """Rows of all snapshots, oldest first."""
        return [row for day in sorted(self.deliveries) for row in self.on(day)]

    def on(self, delivered: date) -> list[Row]:
        """One row per key of one day's delivery; unequal rows of one file's time drop out."""
        rows = [{**row, "received_at": moment} for moment, row in self.deliveries[delivered]]
        return agreed(rows, self.key, contents, order=lambda row: row["received_at"])

    def at(self, day: date, holds_backwards: bool) -> list[Row] | None:
        """The snapshot that holds on a day; None when there is none."""
        delivered = snapshot_day(self.deliveries, day, holds_backwards)
        return None if delivered is None else self.on(delivered)


def contents(row: Row) -> Hashable:
    """What a row says, whichever file it came in."""
    skipped = ("organization_id", "file_id", "record_position", "received_at", "problem")
    return tuple(sorted((name, str(value)) for name, value in row.items() if name not in skipped))
