"""Meetings that come back every week and are held in a room: teams, projects, and two by two.

They stand in calendars only, so no call record, no report and no score knows of them. A person's
weekly hours are log-normal: own taste times the team's habit times the department's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo import settings
from demo.people import People
from demo.settings import Organization
from demo.week import HALF_HOURS, Week, common_hours, half_hours, lengths, office_hours, seconds
from demo.writing import BoolArray, FloatArray, IntArray

CANDIDATES = 140  # series a person looks at before the week is full
EVERYWHERE = -1  # no office of its own
WEEKLY, EVEN_WEEKS, ODD_WEEKS = range(3)


@dataclass(frozen=True)
class Series:
    """Columns per series, and below them columns per member (`series` is the place, ascending)."""

    organizer: IntArray
    guest: IntArray  # whom the invitation names, or whose group it names
    is_pair: BoolArray
    weekday: IntArray  # Monday is 0
    start: IntArray  # seconds of the UTC day
    length: IntArray  # seconds
    rhythm: IntArray
    first: IntArray  # day of the first occurrence
    after: IntArray  # day after the last one

    series: IntArray
    person: IntArray

    def __len__(self) -> int:
        """How many series."""
        return len(self.organizer)


@dataclass(frozen=True)
class Habits:
    """Hours a week: what the team has together, by manager, and what a person has in all."""

    team: FloatArray
    person: FloatArray


def series_of(organization: Organization, people: People, days: int, generator: np.random.Generator) -> Series:
    """Draw all series; the same generator gives the same ones."""
    habits = habits_of(people, generator)
    teams = team_series(people, habits, days, generator)
    pairs = pair_series(organization, people, days, generator)
    week = Week(habits.person.copy(), np.zeros((len(people), HALF_HOURS), dtype=np.bool_))
    for found in (teams, pairs):
        hours = found.length / 3600
        times = half_hours(found.weekday, found.start, hours)
        weekly = hours / np.where(found.rhythm == WEEKLY, 1, 2)
        week.take(found.person, times[found.series], weekly[found.series])
    return joined([teams, pairs, project_series(organization, people, week, days, generator)])


def habits_of(people: People, generator: np.random.Generator) -> Habits:
    """Log-normal factors of mean one on the mean."""
    count = len(people)
    places = np.unique(people.departments, return_inverse=True)[1]
    department = factor(settings.ROOM_SPREAD["department"], count, generator)[places]
    team = factor(settings.ROOM_SPREAD["team"], count, generator)
    own = factor(settings.ROOM_SPREAD["person"], count, generator)
    usual = settings.ROOM_HOURS * department * team[np.maximum(people.manager, 0)]
    first_report = np.minimum(people_below(people)[0], count - 1)
    return Habits(settings.ROOM_HOURS * settings.ROOM_TEAM_SHARE * department[first_report] * team, usual * own)


def factor(spread: float, count: int, generator: np.random.Generator) -> FloatArray:
    """Log-normal with mean one."""
    return np.exp(generator.normal(-(spread**2) / 2, spread, count))


def people_below(people: People) -> tuple[IntArray, IntArray]:
    """First report of everybody, and how many; a manager's reports are adjacent."""
    first = np.searchsorted(people.manager, np.arange(len(people)))
    return first.astype(np.int64), people.report_count


def team_series(people: People, habits: Habits, days: int, generator: np.random.Generator) -> Series:
    """What a manager and the reports have together: as many as the habit asks for, one at least."""
    first, below = people_below(people)
    leaders = np.flatnonzero(below)
    hours = lengths((len(leaders), CANDIDATES), generator)
    kept = np.cumsum(hours, axis=1) - hours / 2 <= habits.team[leaders][:, None]
    kept[:, 0] = True
    row, turn = np.nonzero(kept)
    leader, count = leaders[row], len(row)
    size = below[leader] + 1
    inside = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    series = np.repeat(np.arange(count), size)
    person = np.where(inside == 0, leader[series], first[leader[series]] + inside - 1)
    return Series(
        leader,
        first[leader],
        np.zeros(count, dtype=np.bool_),
        (generator.integers(0, 5, len(leaders))[row] + turn) % 5,
        common_hours(count, generator),
        seconds(hours[row, turn]),
        np.full(count, WEEKLY),
        np.zeros(count, dtype=np.int64),
        np.full(count, days),
        series,
        person,
    )


def pair_series(organization: Organization, people: People, days: int, generator: np.random.Generator) -> Series:
    """Everybody with the manager, every other week."""
    guest = np.flatnonzero(people.manager >= 0)
    leader, count = people.manager[guest], len(guest)
    near = people.office[guest] == people.office[leader]
    return Series(
        leader,
        guest,
        np.ones(count, dtype=np.bool_),
        generator.integers(0, 5, count),
        np.where(near, office_hours(organization, people, leader, generator), common_hours(count, generator)),
        np.full(count, settings.ROOM_PAIR_MINUTES * 60),
        generator.integers(EVEN_WEEKS, ODD_WEEKS + 1, count),
        np.zeros(count, dtype=np.int64),
        np.full(count, days),
        np.repeat(np.arange(count), 2),
        np.stack([leader, guest], axis=1).ravel(),
    )


def project_series(
    organization: Organization, people: People, week: Week, days: int, generator: np.random.Generator
) -> Series:
    """Meetings across teams, within an office or across them, until everybody's week is full."""
    steady = np.flatnonzero((people.joined <= 0) & (people.left > days))
    count = max(1, round(len(people) * settings.ROOM_PROJECTS_PER_PERSON))
    weight = np.maximum(0, week.room[steady]) + 0.5
    organizer = generator.choice(steady, count, p=weight / weight.sum())
    is_wide = generator.random(count) < settings.ROOM_WIDE_SHARE
    place = np.where(is_wide, EVERYWHERE, people.office[organizer])
    local = office_hours(organization, people, organizer, generator, settings.ROOM_EVENING_SHARE)
    start = np.where(is_wide, common_hours(count, generator), local)
    weekday, hours = generator.integers(0, 5, count), lengths((count,), generator)
    begins, ends = generator.random((2, count)) < settings.ROOM_CHANGING_SHARE
    middle = generator.integers(0, days, (2, count))
    times = half_hours(weekday, start, hours)
    series, person = members(people, place, hours, times, week, generator)
    hosts = np.arange(count) * len(people) + organizer
    both = np.unique(np.concatenate([series * len(people) + person, hosts]))
    return Series(
        organizer,
        organizer,
        np.zeros(count, dtype=np.bool_),
        weekday,
        start,
        seconds(hours),
        np.full(count, WEEKLY),
        np.where(begins, middle[0], 0),
        np.where(ends, middle[1], days),
        both // len(people),
        both % len(people),
    )


def members(
    people: People,
    place: IntArray,
    hours: FloatArray,
    times: BoolArray,
    week: Week,
    generator: np.random.Generator,
) -> tuple[IntArray, IntArray]:
    """Series and person: everybody joins what the own office or all have, while there is time for it."""
    size = len(people)
    order = np.argsort(place, kind="stable")
    anywhere = generator.random((size, CANDIDATES)) < settings.ROOM_WIDE_SHARE
    wanted = np.where(anywhere, EVERYWHERE, people.office[:, None])
    starts = np.searchsorted(place[order], wanted)
    held = np.searchsorted(place[order], wanted, side="right") - starts
    drawn = starts + (generator.random(wanted.shape) * held).astype(np.int64)
    chosen = order[np.minimum(drawn, len(place) - 1)]
    found = []
    for turn in range(CANDIDATES):
        series = chosen[:, turn]
        fits = (week.room >= hours[series] / 2) & ~(week.busy & times[series]).any(axis=1)
        person = np.flatnonzero(fits & (held[:, turn] > 0))
        week.take(person, times[series[person]], hours[series[person]])
        found.append(series[person] * size + person)
    both = np.sort(np.concatenate(found))
    return both // size, both % size


def joined(parts: list[Series]) -> Series:
    """One list of all series, members after members."""
    columns = [name for name in Series.__dataclass_fields__ if name != "series"]
    offsets = np.cumsum([0, *(len(part) for part in parts[:-1])])
    series = np.concatenate([part.series + offset for part, offset in zip(parts, offsets, strict=True)])
    return Series(series=series, **{name: np.concatenate([getattr(p, name) for p in parts]) for name in columns})
