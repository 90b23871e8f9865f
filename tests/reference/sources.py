"""Several sources of one fact: existence is a union, counting is one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from .answers import Person, window

DaysOfPeople = dict[Person, set[date]]


def covers_half_the_weekdays(covered: set[date], day: date) -> bool:
    weekdays = [one for one in window(day) if one.weekday() < 5]
    return 2 * sum(one in covered for one in weekdays) >= len(weekdays)


def counted_source(covered_days: Mapping[str, set[date]], day: date) -> str | None:
    """The one source that counts in the window; the mapping is in the order of preference."""
    covered = {source: days & set(window(day)) for source, days in covered_days.items()}
    for source, days in covered.items():
        if covers_half_the_weekdays(days, day):
            return source
    best = max(covered, key=lambda source: len(covered[source]), default=None)
    return best if best is not None and covered[best] else None


class Existence:
    """On which days people did one thing, from event sources and from reports."""

    def __init__(self) -> None:
        self.events: DaysOfPeople = defaultdict(set)
        self.reported: DaysOfPeople = defaultdict(set)
        self.covered: set[date] = set()
        self.sources: set[str] = set()

    def event(self, source: str, person: Person | None, day: date, covers: bool = True) -> None:
        """One used event row; it covers its day for the organization, whoever acted."""
        self.sources.add(source)
        if covers:
            self.covered.add(day)
        if person:
            self.events[person].add(day)

    def report(self, source: str, person: Person | None, day: date, happened: bool) -> None:
        """One person's row of a one-day report."""
        self.sources.add(source)
        if person and happened:
            self.reported[person].add(day)

    def days(self) -> DaysOfPeople:
        """The union; reports only on days on which no event source has any row."""
        filled = {person: days - self.covered for person, days in self.reported.items()}
        return union([self.events, filled])


def union(parts: Iterable[Mapping[Person, set[date]]]) -> DaysOfPeople:
    together: DaysOfPeople = defaultdict(set)
    for part in parts:
        for person, days in part.items():
            if days:
                together[person] |= days
    return dict(together)
