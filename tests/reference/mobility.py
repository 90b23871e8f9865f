"""Mobility: the same app on more than one platform."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .answers import CategoryScore, Person, capped, in_window, percent, unavailable

CATEGORY = "mobility"
PRODUCTS = ("apps", "exchange", "yammer", "teams", "skype")
EXTRA_PLATFORMS_CAP = 4


@dataclass(frozen=True)
class PlatformUse:
    """A person used an app on a platform (desktop, web or mobile) on a day."""

    person: Person
    app: str
    platform: str
    day: date


def extra_platforms(platforms_by_app: Mapping[str, set[str]]) -> int:
    """Platforms beyond the first, summed over the apps."""
    return sum(max(0, len(platforms) - 1) for platforms in platforms_by_app.values())


def platforms_used(uses: Iterable[PlatformUse], day: date) -> dict[Person, dict[str, set[str]]]:
    """Per person and app, the platforms of the window."""
    used: dict[Person, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for use in uses:
        if in_window(use.day, day):
            used[use.person][use.app].add(use.platform)
    return used


def score(
    day: date,
    uses: Iterable[PlatformUse],
    enabled: Mapping[str, set[Person]],
    scoring_mode: str = "consistency",
) -> CategoryScore:
    """Points and the share of people with an app on several platforms."""
    people = set().union(*(enabled.get(product, set()) for product in PRODUCTS))
    if not people:
        return unavailable(CATEGORY, "nobody is licensed")
    used = platforms_used(uses, day)
    if not used:
        return unavailable(CATEGORY, "no activity")
    extra = {person: extra_platforms(used.get(person, {})) for person in people}
    users = sum(count > 0 for count in extra.values())
    credit = sum(capped(count, EXTRA_PLATFORMS_CAP) for count in extra.values())
    points = percent(credit, EXTRA_PLATFORMS_CAP * len(people))
    if scoring_mode == "primary_share":
        points = percent(users, len(people))
    return CategoryScore(CATEGORY, users, len(people), points)
