"""One organization over time: who is at work on which day, and how often somebody does a thing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from demo import settings
from demo.devices import Devices, devices_of
from demo.people import People, people_of
from demo.series import Series, series_of
from demo.settings import Organization
from demo.workspaces import Workspaces, workspaces_of
from demo.writing import BoolArray, FloatArray, IntArray

UNLICENSED = {
    "mail": "exchange",
    "mail_read": "exchange",
    "chat": "teams",
    "channel": "teams",
    "meeting": "teams",
    "call": "teams",
    "post": "yammer",
    "file": "onedrive",
    "share": "sharepoint",
}


@dataclass(frozen=True)
class World:
    """An organization, its days and everything that is drawn once for all tables."""

    organization: Organization
    seed: int
    start: np.datetime64
    days: int

    def random(self, *keys: str | int) -> np.random.Generator:
        """A generator of its own for every purpose, so that tables do not disturb each other."""
        words = [zlib.crc32(str(k).encode()) for k in (self.organization.name, *keys)]
        return np.random.default_rng([self.seed, *words])

    def date(self, day: int) -> str:
        """The date of a day, counted from the first; days after the last are allowed."""
        return str(self.start + day)

    @cached_property
    def people(self) -> People:
        """Everybody who works here at some time."""
        return people_of(self.organization, self.days, self.random("people"))

    @cached_property
    def workspaces(self) -> Workspaces:
        """The Microsoft 365 groups."""
        return workspaces_of(self.organization, self.people, self.random("workspaces"))

    @cached_property
    def devices(self) -> Devices:
        """The Windows devices, with their owners."""
        return devices_of(self.people, self.random("devices"))

    @cached_property
    def series(self) -> Series:
        """The weekly meetings in a room."""
        return series_of(self.organization, self.people, self.days, self.random("series"))

    def devices_in_use(self, day: int) -> IntArray:
        """Places of the devices whose owner works here on the day."""
        return np.flatnonzero(self.employed[self.devices.owner, min(day, self.days - 1)])

    @cached_property
    def employed(self) -> BoolArray:
        """People by days: has joined and not left."""
        day = np.arange(self.days)
        return (self.people.joined[:, None] <= day) & (day < self.people.left[:, None])

    @cached_property
    def workday(self) -> BoolArray:
        """Offices by days: Monday to Friday and no public holiday there."""
        dates = self.start + np.arange(self.days)
        rows = [np.is_busday(dates, holidays=list(settings.HOLIDAYS[o.country])) for o in self.organization.offices]
        return np.array(rows, dtype=np.bool_)

    @cached_property
    def present(self) -> BoolArray:
        """People by days: at work, on a few weekends too, not on vacation and not ill."""
        shape = (len(self.people), self.days)
        generator = self.random("presence")
        weekend = generator.random(shape) < settings.WEEKEND_SHARE
        ill = generator.random(shape) < settings.SICK_SHARE
        work = np.where(self.workday[self.people.office], ~ill, weekend)
        return work & self.employed & ~self.vacation(generator)

    def vacation(self, generator: np.random.Generator) -> BoolArray:
        """Whole weeks off, half of them in July and August."""
        count = len(self.people)
        away = np.zeros((count, self.days + 14), dtype=np.bool_)
        weeks = max(1, round(settings.VACATION_WEEKS * self.days / 365))
        months = (self.start + np.arange(self.days)).astype("datetime64[M]").astype(int) % 12
        weight = np.where((months == 6) | (months == 7), 2.5, 1.0)
        for _ in range(weeks):
            first = generator.choice(self.days, count, p=weight / weight.sum())
            for offset in range(7):
                away[np.arange(count), first + offset] = True
        return away[:, : self.days]

    @cached_property
    def onsite(self) -> BoolArray:
        """People by days: in the office rather than at home."""
        draws = self.random("onsite").random((len(self.people), self.days))
        return draws < settings.ONSITE_SHARE

    def growth(self, activity: str, day: int) -> float:
        """The adoption of an activity on a day: linear from the first to the last."""
        first, last = settings.GROWTH.get(activity, (1.0, 1.0))
        return first + (last - first) * day / max(1, self.days - 1)

    def rate(self, activity: str, day: int) -> FloatArray:
        """Expected events per person on a day; nobody without the product has any."""
        people = self.people
        base = settings.RATES[activity] * self.organization.activity * self.growth(activity, day)
        licensed = people.licences[UNLICENSED[activity]]
        trait = people.traits.get(activity, people.traits["file"])
        return base * trait * (self.present[:, day] & licensed)

    def actors(self, activity: str, day: int, generator: np.random.Generator) -> IntArray:
        """Who does it, once per event."""
        counts = generator.poisson(self.rate(activity, day))
        return np.repeat(np.arange(len(counts)), counts)

    def clock(self, person: IntArray, generator: np.random.Generator) -> IntArray:
        """Seconds of the UTC day: office hours of the person's place, evenings for some."""
        count = len(person)
        hours = np.clip(generator.normal(12.8, 2.4, count), 7.5, 18.5)
        late = generator.random(count) < 0.18 * self.people.traits["late"][person]
        hours = np.where(late, generator.uniform(19.0, 22.5, count), hours)
        offsets = np.array([o.utc_hours for o in self.organization.offices])
        seconds = ((hours - offsets[self.people.office[person]]) * 3600).astype(np.int64)
        return np.where(seconds < 86_400, seconds, 86_400 - generator.integers(1, 7200, count))

    def colleagues(self, person: IntArray, generator: np.random.Generator) -> IntArray:
        """Somebody else for each: mostly of the own team, now and then from anywhere."""
        people, count = self.people, len(person)
        near = people.team_start[person] + (generator.random(count) * people.team_size[person]).astype(np.int64)
        far = generator.integers(0, len(people), count)
        other = np.where(generator.random(count) < 0.65, near, far)
        return np.where(other == person, (person + 1) % len(people), other)
