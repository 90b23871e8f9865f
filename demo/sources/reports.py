"""How usage reports are delivered: one-day exports, a month in one file, the last days singly."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np

from demo.sources.files import daily_from
from demo.world import World
from demo.writing import IntArray, RawFolder

YES_NO = ("No", "Yes")
Rows = Callable[[World, int], list[str]]


def write_report(
    world: World,
    folder: RawFolder,
    table: str,
    headers: tuple[str, ...],
    rows: tuple[Rows, ...],
    first_day: int = 0,
) -> None:
    """Write one report from `first_day` on.

    With two headers and two row functions, the first pair is the export's older generation: it
    ends halfway through the days that come a month at a time.
    """
    stem = "".join(part.title() for part in table.partition("/")[2].split("_"))
    singly = max(first_day, daily_from(world))
    change = first_day + (singly - first_day) // 2 if len(headers) > 1 else first_day
    for generation, days in ((0, range(first_day, change)), (-1, range(change, singly))):
        for month in months(world, days):
            text = [row for day in month for row in rows[generation](world, day)]
            name = f"{stem}-{world.date(month[-1] + 1)}.csv"
            folder.csv(table, name, headers[generation], text)
    for day in range(singly, world.days):
        name = f"{stem}-{world.date(day + 1)}.csv"
        folder.csv(table, name, headers[-1], rows[-1](world, day))


def months(world: World, days: range) -> list[list[int]]:
    """The days, split where a calendar month begins."""
    found: list[list[int]] = []
    for day in days:
        if not found or world.date(day)[8:] == "01":
            found.append([])
        found[-1].append(day)
    return found


def at_work(world: World, day: int, product: str) -> IntArray:
    """Places of the people who were at work with the product: the report's active rows."""
    return np.flatnonzero(world.present[:, day] & world.people.licences[product])


def counted(places: IntArray, world: World) -> IntArray:
    """How often each person occurs."""
    return np.bincount(places, minlength=len(world.people))


def concealed(name: str) -> str:
    """The 32 hex digits that stand for a name while the tenant conceals names in reports."""
    return hashlib.md5(name.encode(), usedforsecurity=False).hexdigest().upper()
