"""The doors and the published file say what a second computation from the landed files says."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.reference.answers import CategoryScore
from tests.reference.scores import Day, Organization
from tests.reference.total import PEOPLE, TECHNOLOGY

CATEGORIES = PEOPLE + TECHNOLOGY
TOLERANCE = 1e-9
EXACT = """
    select category, score_date, primary_numerator, primary_denominator, points, unavailable_reason
    from doors.category_scores_daily_exact where organization_id = ?
"""
PUBLISHED = """
    select category, score_date, primary_numerator, primary_denominator, points, is_available, is_clamped
    from score.category_scores_daily where organization_id = ?
"""
TOTALS = """
    select score_date, points, maximum_points, available_category_count
    from score.organization_scores_daily where organization_id = ?
"""

Rows = dict[tuple[str, date], dict[str, Any]]


@dataclass(frozen=True)
class Answers:
    """What the reference says about one organization, and what the build wrote."""

    days: dict[date, Day]
    exact: Rows
    published: Rows
    totals: dict[date, dict[str, Any]]


def rows(database: Path, query: str, organization: str) -> list[dict[str, Any]]:
    with closing(duckdb.connect(str(database), read_only=True)) as connection:
        answer = connection.execute(query, [organization])
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def by_category(found: list[dict[str, Any]]) -> Rows:
    return {(row["category"], row["score_date"]): row for row in found}


def three_dates(score_dates: list[date]) -> list[date]:
    """The first, a middle and the last one."""
    return sorted({score_dates[0], score_dates[len(score_dates) // 2], score_dates[-1]})


def answers_of(warehouse: Path, organization: str) -> Answers:
    reference = Organization(warehouse, organization)
    scores = warehouse / "published" / organization / "scores.duckdb"
    return Answers(
        {day: reference.on(day) for day in three_dates(reference.score_dates)},
        by_category(rows(warehouse / "private.duckdb", EXACT, organization)),
        by_category(rows(scores, PUBLISHED, organization)),
        {row["score_date"]: row for row in rows(scores, TOTALS, organization)},
    )


@pytest.fixture(scope="module", params=["demo_build", pytest.param("whole_demo_build", marks=pytest.mark.slow)])
def answers(request: pytest.FixtureRequest) -> dict[str, Answers]:
    """Of a smaller demo, and of the whole one among the slow tests."""
    house = request.getfixturevalue(request.param)
    return {name: answers_of(Path(house.warehouse_dir), name) for name in house.organizations}


def close(value: Any, expected: Any) -> bool:
    return abs(float(value) - float(expected)) <= TOLERANCE


def difference(score: CategoryScore, row: dict[str, Any] | None) -> str | None:
    """The first thing in which a row of the door differs from the reference."""
    if row is None:
        return "no row"
    if (score.points is None) != (row["points"] is None):
        return f"available: {score.reason} against {row['unavailable_reason']}"
    if score.points is None:
        return None
    for name, mine in (("numerator", score.numerator), ("denominator", score.denominator)):
        if mine is not None and mine != row[f"primary_{name}"]:
            return f"{name}: {mine} against {row[f'primary_{name}']}"
    if not close(row["points"], score.points):
        return f"points: {float(score.points)} against {row['points']}"
    return None


@pytest.mark.parametrize("category", CATEGORIES)
def test_the_door_says_what_the_reference_says(answers: dict[str, Answers], category: str) -> None:
    differences = {
        (organization, day.isoformat()): found
        for organization, of_organization in answers.items()
        for day, answer in of_organization.days.items()
        if (found := difference(answer.categories[category], of_organization.exact.get((category, day))))
    }
    assert differences == {}


@pytest.mark.parametrize("category", CATEGORIES)
def test_what_is_published_and_not_clamped_is_the_reference(answers: dict[str, Answers], category: str) -> None:
    differences = {
        (organization, row["score_date"].isoformat()): found
        for organization, of_organization in answers.items()
        for day, answer in of_organization.days.items()
        if (row := of_organization.published.get((category, day)))
        and row["is_available"]
        and not row["is_clamped"]
        and (found := difference(answer.categories[category], {**row, "unavailable_reason": None}))
    }
    assert differences == {}


def test_the_published_total_is_the_sum_of_what_is_available(answers: dict[str, Answers]) -> None:
    for of_organization in answers.values():
        compared = 0
        for day, answer in of_organization.days.items():
            published = of_organization.totals[day]
            available = sum(score.points is not None for score in answer.categories.values())
            if published["available_category_count"] == available and answer.total.points:
                assert close(published["points"], answer.total.points)
                assert close(published["maximum_points"], answer.total.maximum)
                compared += 1
        assert compared


def test_the_demo_has_something_to_compare(answers: dict[str, Answers]) -> None:
    """Every category has points on some day of some organization."""
    scored = {
        category
        for of_organization in answers.values()
        for answer in of_organization.days.values()
        for category, score in answer.categories.items()
        if score.points is not None
    }
    assert scored == set(CATEGORIES)
