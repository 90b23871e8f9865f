"""Content collaboration: readers, creators, collaborators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .answers import HABIT_DAYS, CategoryScore, Person, capped, in_window, percent, unavailable

CATEGORY = "content_collaboration"
FILES_CAP = 4


@dataclass(frozen=True)
class FileEvent:
    """A person read or created an in-scope file that is online."""

    person: Person
    at: datetime
    file: str
    role: str  # "read" or "create"
    site: str = ""

    @property
    def day(self) -> date:
        return self.at.date()


def collaborators_of_file(events: Iterable[FileEvent]) -> set[Person]:
    """Everybody in a pair: one creates, another reads or edits strictly later.

    A pair (a, b) exists exactly when the first creation of a is before the last touch of b.
    """
    first_creation: dict[Person, datetime] = {}
    last_touch: dict[Person, datetime] = {}
    for event in events:
        last_touch[event.person] = max(last_touch.get(event.person, event.at), event.at)
        if event.role == "create":
            first_creation[event.person] = min(first_creation.get(event.person, event.at), event.at)
    together: set[Person] = set()
    for creator, created_at in first_creation.items():
        for other, touched_at in last_touch.items():
            if creator != other and created_at < touched_at:
                together |= {creator, other}
    return together


def files_collaborated(events: Iterable[FileEvent]) -> dict[Person, int]:
    """Per person, the number of different files with a partner."""
    by_file: dict[str, list[FileEvent]] = defaultdict(list)
    for event in events:
        by_file[event.file].append(event)
    files: dict[Person, int] = defaultdict(int)
    for of_file in by_file.values():
        for person in collaborators_of_file(of_file):
            files[person] += 1
    return files


def thirty_sixths(reader_days: int, creator_days: int, files: int) -> int:
    """A person's credit as an integer number of 36ths (12 + 12 + 3 x 4)."""
    return capped(reader_days) + capped(creator_days) + 3 * capped(files, FILES_CAP)


def role_days(events: Iterable[FileEvent], role: str) -> dict[Person, set[date]]:
    days: dict[Person, set[date]] = defaultdict(set)
    for event in events:
        if event.role == role:
            days[event.person].add(event.day)
    return days


def score(
    day: date,
    events: Iterable[FileEvent],
    enabled: Mapping[str, set[Person]],
    scoring_mode: str = "consistency",
) -> CategoryScore:
    """Points and the collaborator share of people with access."""
    people = enabled.get("onedrive", set()) | enabled.get("sharepoint", set())
    if not people:
        return unavailable(CATEGORY, "nobody has access")
    counted = [event for event in events if in_window(event.day, day)]
    counted = [event for event in counted if event.person in people]
    if not counted:
        return unavailable(CATEGORY, "no activity")
    readers, creators = role_days(counted, "read"), role_days(counted, "create")
    files = files_collaborated(counted)
    credit = sum(
        thirty_sixths(len(readers.get(person, ())), len(creators.get(person, ())), files.get(person, 0))
        for person in people
    )
    points = percent(credit, 3 * HABIT_DAYS * len(people))
    if scoring_mode == "primary_share":
        points = percent(len(readers) + len(creators) + len(files), 3 * len(people))
    return CategoryScore(CATEGORY, len(files), len(people), points)
