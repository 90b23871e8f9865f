"""Teamwork: work inside shared workspaces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .answers import (
    HABIT_DAYS,
    CategoryScore,
    Person,
    PersonDays,
    capped,
    days_in_window,
    in_window,
    percent,
    unavailable,
)

CATEGORY = "teamwork"
ACCESS = ("exchange", "teams", "sharepoint")
SMALLEST_WORKSPACE, LARGEST_WORKSPACE = 2, 500


@dataclass(frozen=True)
class Engagement:
    """A person mailed, messaged or used content in a workspace; None when it is not named."""

    person: Person
    day: date
    workspace: str | None


def qualifies(workspace: str | None, sizes: Mapping[str, int] | None) -> bool:
    """Workspaces of 2 to 500 members; without a name or without any sizes, not testable: counts."""
    if workspace is None or sizes is None:
        return True
    return SMALLEST_WORKSPACE <= sizes.get(workspace, 0) <= LARGEST_WORKSPACE


def active_people(day: date, base_activity: Iterable[PersonDays]) -> set[Person]:
    """People with any mail, message or content on a day of the window."""
    return {person for activity in base_activity for person, days in activity.items() if days_in_window(days, day)}


def score(
    day: date,
    engagements: Iterable[Engagement],
    base_activity: Iterable[PersonDays],
    sizes: Mapping[str, int] | None,
    enabled: Mapping[str, set[Person]],
    scoring_mode: str = "consistency",
) -> CategoryScore:
    """Points and the share of active people who engage in a workspace."""
    access = set().union(*(enabled.get(product, set()) for product in ACCESS))
    people = active_people(day, base_activity) & access
    if not people:
        return unavailable(CATEGORY, "no active person")
    engaged: dict[Person, set[date]] = defaultdict(set)
    for one in engagements:
        if in_window(one.day, day) and one.person in people and qualifies(one.workspace, sizes):
            engaged[one.person].add(one.day)
    credit = sum(capped(len(days)) for days in engaged.values())
    points = percent(credit, HABIT_DAYS * len(people))
    if scoring_mode == "primary_share":
        points = percent(len(engaged), len(people))
    return CategoryScore(CATEGORY, len(engaged), len(people), points)
