"""What a category answers on a day, and the arithmetic that all categories share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

WINDOW_DAYS = 28
HABIT_DAYS = 12

Person = str
PersonDays = Mapping[Person, Iterable[date]]


@dataclass(frozen=True)
class CategoryScore:
    """One category on one day; `points` is None exactly when `reason` is not."""

    category: str
    numerator: int | None
    denominator: int | None
    points: Fraction | float | None
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.points is None) == (self.reason is None):
            raise ValueError(f"{self.category} must have points or a reason, got {self}")


def unavailable(category: str, reason: str) -> CategoryScore:
    """A category without a number: never 0, always a reason."""
    return CategoryScore(category, None, None, None, reason)


def window(day: date) -> list[date]:
    """The last 28 days, the day itself included."""
    return [day - timedelta(days=back) for back in range(WINDOW_DAYS)]


def in_window(moment: date, day: date) -> bool:
    return day - timedelta(days=WINDOW_DAYS - 1) <= moment <= day


def days_in_window(days: Iterable[date], day: date) -> int:
    """How many different days of the window are among the given ones."""
    return len({one for one in days if in_window(one, day)})


def capped(days: int, cap: int = HABIT_DAYS) -> int:
    return min(days, cap)


def percent(numerator: Fraction | int, denominator: Fraction | int) -> Fraction:
    """100 x numerator / denominator, divided last."""
    return Fraction(100) * Fraction(numerator) / Fraction(denominator)


def clamp(value: float, low: float = 0.0, high: float = 100.0) -> float:
    return max(low, min(high, value))


def interpolate(value: float, anchors: list[tuple[float, float]]) -> float:
    """Linear between (value, points) anchors in rising order of value, flat outside them."""
    if value <= anchors[0][0]:
        return anchors[0][1]
    for (left, left_points), (right, right_points) in pairwise(anchors):
        if value <= right:
            part = (value - left) / (right - left)
            return left_points + part * (right_points - left_points)
    return anchors[-1][1]


def percentile(values: Iterable[float], share: float) -> float:
    """The percentile by linear interpolation between the two neighbouring ranks."""
    ordered = sorted(values)
    rank = share * (len(ordered) - 1)
    below = int(rank)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (rank - below) * (ordered[above] - ordered[below])
