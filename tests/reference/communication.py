"""Communication: people who use more than one mode."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .answers import (
    HABIT_DAYS,
    CategoryScore,
    Person,
    PersonDays,
    capped,
    days_in_window,
    percent,
    unavailable,
)

CATEGORY = "communication"
MODE_PRODUCT = {"email": "exchange", "message": "teams", "community": "yammer"}


def second_mode_days(days_by_mode: Mapping[str, int]) -> int:
    """On how many days a second mode is kept up: the second largest of the three."""
    return sorted([*days_by_mode.values(), 0, 0, 0], reverse=True)[1]


def enabled_for_two(enabled: Mapping[str, set[Person]]) -> set[Person]:
    """People enabled, on at least one day, for more than one of the three products."""
    products = [enabled.get(product, set()) for product in MODE_PRODUCT.values()]
    everybody = set().union(*products)
    return {person for person in everybody if sum(person in product for product in products) >= 2}


def days_by_mode(
    person: Person,
    day: date,
    activity: Mapping[str, PersonDays],
    enabled: Mapping[str, set[Person]],
) -> dict[str, int]:
    """Days in the window per mode; a mode that the person is not enabled for has none."""
    return {
        mode: days_in_window(activity.get(mode, {}).get(person, ()), day)
        for mode, product in MODE_PRODUCT.items()
        if person in enabled.get(product, set())
    }


def score(
    day: date,
    activity: Mapping[str, PersonDays],
    enabled: Mapping[str, set[Person]],
    modes_with_a_source: int = 3,
    scoring_mode: str = "consistency",
) -> CategoryScore:
    """Points and the primary share of the window that ends on the day."""
    if modes_with_a_source < 2:
        return unavailable(CATEGORY, "fewer than two modes have a source")
    people = enabled_for_two(enabled)
    if not people:
        return unavailable(CATEGORY, "nobody is enabled for two modes")
    if not any(days_in_window(days, day) for mode in activity.values() for days in mode.values()):
        return unavailable(CATEGORY, "no activity")
    days = {person: days_by_mode(person, day, activity, enabled) for person in people}
    users = sum(sum(count > 0 for count in modes.values()) >= 2 for modes in days.values())
    credit = sum(capped(second_mode_days(modes)) for modes in days.values())
    points = percent(credit, HABIT_DAYS * len(people))
    if scoring_mode == "primary_share":
        points = percent(users, len(people))
    return CategoryScore(CATEGORY, users, len(people), points)
