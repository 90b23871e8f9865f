"""The total: a missing category leaves numerator and denominator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from .answers import CategoryScore

PEOPLE = ("communication", "meetings", "content_collaboration", "teamwork", "mobility")
TECHNOLOGY = ("endpoint_analytics", "network_connectivity", "apps_health")


@dataclass(frozen=True)
class Total:
    """Points of the available categories, of a maximum of 100 each."""

    points: Fraction | float | None
    maximum: int
    people_points: Fraction | float | None
    technology_points: Fraction | float | None

    @property
    def percent(self) -> Fraction | float | None:
        return None if self.points is None else self.points * 100 / self.maximum


def sum_of(scores: Iterable[CategoryScore], categories: tuple[str, ...]) -> Fraction | float | None:
    """The sum of the available ones; None, not 0, when none is."""
    points = [score.points for score in scores if score.category in categories and score.points is not None]
    return sum(points, Fraction(0)) if points else None


def total(scores: Iterable[CategoryScore]) -> Total:
    scores = list(scores)
    return Total(
        points=sum_of(scores, PEOPLE + TECHNOLOGY),
        maximum=100 * sum(score.points is not None for score in scores),
        people_points=sum_of(scores, PEOPLE),
        technology_points=sum_of(scores, TECHNOLOGY),
    )
