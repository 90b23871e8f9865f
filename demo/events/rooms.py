"""Meetings in a room on a day: which series come together, and who has them in the calendar."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo import settings
from demo.events.meetings import ACCEPTED, DECLINED, SILENT
from demo.series import EVEN_WEEKS, ODD_WEEKS
from demo.world import World
from demo.writing import IntArray

THURSDAY = 3  # weekday of day 0 of the Unix epoch


@dataclass(frozen=True)
class Copies:
    """Columns per calendar copy; whoever is away has taken it out of the calendar."""

    series: IntArray
    person: IntArray
    response: IntArray


def copies_on(world: World, day: int) -> Copies:
    """Every copy of every series that comes together on the day; without either of two there is none."""
    series, generator = world.series, world.random("room", day)
    since_epoch = int((world.start + day).astype(np.int64))
    weekday = (since_epoch + THURSDAY) % 7
    skipped = ODD_WEEKS if (since_epoch + THURSDAY) // 7 % 2 == 0 else EVEN_WEEKS
    both = world.present[series.organizer, day] & world.present[series.guest, day]
    held = (
        (series.weekday == weekday)
        & (series.rhythm != skipped)
        & (both | ~series.is_pair)
        & (series.first <= day)
        & (day < series.after)
        & (generator.random(len(series)) >= settings.ROOM_DROPPED_SHARE)
    )
    kept = held[series.series] & world.present[series.person, day]
    place, person = series.series[kept], series.person[kept]
    drawn = generator.random(len(place))
    declined, silent = settings.ROOM_ANSWERS
    response = np.where(drawn < declined, DECLINED, np.where(drawn < declined + silent, SILENT, ACCEPTED))
    return Copies(place, person, np.where(person == series.organizer[place], ACCEPTED, response))
