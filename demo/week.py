"""Hours of a week: when something can be held, how long it is, and how full everybody's week is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo import settings
from demo.people import People
from demo.settings import Organization
from demo.writing import BoolArray, FloatArray, IntArray

HALF_HOURS = 7 * 48


@dataclass(frozen=True)
class Week:
    """Of everybody: how many hours there are still room for, and which half hours are taken."""

    room: FloatArray
    busy: BoolArray

    def take(self, person: IntArray, times: BoolArray, hours: FloatArray) -> None:
        """Take time of these people; somebody may be among them more than once."""
        np.logical_or.at(self.busy, person, times)
        np.subtract.at(self.room, person, hours)


def half_hours(weekday: IntArray, start: IntArray, hours: FloatArray) -> BoolArray:
    """Series by half hours of the UTC week: when they are held."""
    begin = weekday * 48 + start // 1800
    since = (np.arange(HALF_HOURS) - begin[:, None]) % HALF_HOURS
    return since < np.ceil(hours * 2)[:, None]


def lengths(shape: tuple[int, ...], generator: np.random.Generator) -> FloatArray:
    """Hours of a meeting."""
    drawn: FloatArray = generator.choice(settings.ROOM_LENGTHS, shape, p=settings.ROOM_LENGTH_SHARES)
    return drawn


def seconds(hours: FloatArray) -> IntArray:
    """Hours as whole seconds."""
    return (hours * 3600).astype(np.int64)


def common_hours(count: int, generator: np.random.Generator) -> IntArray:
    """Seconds of the UTC day at which all offices are awake."""
    first, last = settings.ROOM_COMMON_HOURS
    return seconds(first + generator.integers(0, round(2 * (last - first)) + 1, count) / 2)


def office_hours(
    organization: Organization,
    people: People,
    organizer: IntArray,
    generator: np.random.Generator,
    evening_share: float = 0.0,
) -> IntArray:
    """Seconds of the UTC day within the office hours of the organizer's place, or in the evening."""
    count = len(organizer)
    first, last = settings.ROOM_OFFICE_HOURS
    offsets = np.array([o.utc_hours for o in organization.offices])[people.office[organizer]]
    hour = first + generator.integers(0, round(2 * (last - first)) + 1, count) / 2
    evening = last + 1.5 + generator.integers(0, 5, count) / 2
    return seconds(np.where(generator.random(count) < evening_share, evening, hour) - offsets)
