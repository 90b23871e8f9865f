"""Published figures and worked examples, by hand and through the functions of the reference."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from . import answers, apps, communication, content, endpoint, meetings, mobility, network, total
from .answers import CategoryScore, percent, unavailable

DAY = date(2026, 3, 31)
THREE = {"desktop", "web", "mobile"}
ALL = {"exchange": {"ada"}, "teams": {"ada"}, "yammer": {"ada"}}


def some_days(count: int) -> set[date]:
    return {DAY - timedelta(days=back) for back in range(count)}


def rounded(numerator: int, denominator: int, digits: int = 1) -> float:
    return round(float(percent(numerator, denominator)), digits)


@pytest.mark.parametrize(
    ("numerator", "denominator", "published"),
    [
        (3513, 3617, 97.1), (2480, 3100, 80.0), (520, 1710, 30.4), (1264, 2480, 51.0),
        (36_100, 60_200, 60.0), (2483, 3548, 70.0), (2568, 3617, 71.0), (2242, 3617, 62.0),
        (2531, 3617, 70.0), (1989, 3617, 55.0), (600, 1000, 60.0), (170, 300, 56.7),
    ],
)  # fmt: skip
def test_shares_print_the_published_percent(numerator: int, denominator: int, published: float) -> None:
    assert rounded(numerator, denominator) == published


def test_the_mention_gap_is_in_points_of_percent() -> None:
    gap = percent(2500, 5740) - percent(5500, 20500)
    assert round(float(gap), 1) == 16.7


def test_a_missing_category_leaves_the_maximum_too() -> None:
    scores = [
        CategoryScore("communication", 1, 1, Fraction(97)),
        CategoryScore("meetings", 1, 1, Fraction(39)),
        CategoryScore("mobility", 1, 1, Fraction(60)),
        CategoryScore("network_connectivity", 1, 1, Fraction(52)),
        unavailable("endpoint_analytics", "insufficient data"),
    ]
    answer = total.total(scores)
    assert (answer.points, answer.maximum, answer.percent) == (248, 400, 62)
    assert (answer.people_points, answer.technology_points) == (196, 52)


def test_no_category_at_all_has_no_total() -> None:
    answer = total.total([unavailable("meetings", "no meeting")])
    assert (answer.points, answer.maximum, answer.percent, answer.people_points) == (
        None, 0, None, None,
    )  # fmt: skip


def test_startup_is_the_mean_of_boot_and_sign_in() -> None:
    assert endpoint.startup_score(77.0, 46.0) == 61.5
    assert endpoint.startup_score(None, 46.0) == 46.0


def test_three_sub_scores_weigh_the_same() -> None:
    assert endpoint.score([30.0, 40.0, 20.0]).points == pytest.approx(30)
    assert endpoint.score([30.0, None, 20.0]).points == 25


@pytest.mark.parametrize(("latency", "points"), [(62.5, 70), (325, 10), (9, 100), (400, 0), (25, 80), (350, 0)])
def test_exchange_points_lie_between_the_anchors(latency: float, points: float) -> None:
    assert network.exchange_points(latency) == points


@pytest.mark.parametrize(("download", "points"), [(11, 70), (3, 30), (1, 10), (25, 100), (0, 0)])
def test_sharepoint_points_lie_between_the_anchors(download: float, points: float) -> None:
    assert network.sharepoint_points(download) == points


@pytest.mark.parametrize(
    ("loss", "latency", "jitter", "points"),
    [(0.8, 100, 30, 80), (0.2, 50, 16, 80), (6, 50, 10, 0), (0.25, 60, 15, 100), (5, 350, 150, 20)],
)
def test_teams_points_need_all_three_metrics(loss: float, latency: float, jitter: float, points: float) -> None:
    assert network.teams_points(loss, latency, jitter) == points


@pytest.mark.parametrize(("email", "message", "community", "points"), [(20, 9, 0, 75), (20, 0, 0, 0), (15, 14, 3, 100)])
def test_communication_counts_the_second_mode(email: int, message: int, community: int, points: int) -> None:
    activity = {
        "email": {"ada": some_days(email)},
        "message": {"ada": some_days(message)},
        "community": {"ada": some_days(community)},
    }
    assert communication.score(DAY, activity, ALL).points == points


def test_content_is_the_mean_of_three_capped_roles() -> None:
    assert Fraction(content.thirty_sixths(12, 6, 2), 36) == Fraction(2, 3)


@pytest.mark.parametrize(
    ("platforms", "points"),
    [
        ({"outlook": THREE, "teams": {"desktop", "web"}, "word": {"web"}}, 75),
        ({"outlook": {"desktop"}}, 0),
    ],
)
def test_mobility_counts_platforms_beyond_the_first(platforms: dict[str, set[str]], points: int) -> None:
    uses = [mobility.PlatformUse("ada", app, platform, DAY) for app, of_app in platforms.items() for platform in of_app]
    assert mobility.score(DAY, uses, {"teams": {"ada"}}).points == points


def a_meeting(people: int, minutes: int, has_practice: bool) -> meetings.Meeting:
    names = frozenset(f"person {number}" for number in range(people))
    start = datetime(2026, 3, 30, 9)
    return meetings.Meeting(start, minutes * 60_000, people, names, has_practice)


def test_meetings_weigh_by_person_minutes() -> None:
    held = [a_meeting(10, 60, True), a_meeting(2, 30, False)]
    everybody = {"teams": {f"person {number}" for number in range(10)}}
    answer = meetings.score(DAY, held, everybody)
    assert answer.points == Fraction(60_000, 660)
    assert (answer.numerator, answer.denominator) == (1, 2)
    assert meetings.score(DAY, held, everybody, "primary_share").points == 50


@pytest.mark.parametrize(
    ("channel", "build", "quarters"),
    [
        ("Current", "16.0.200.1", 4),
        ("Monthly Enterprise Channel", "16.0.100.1", 3),
        ("Semi-Annual Enterprise", "16.0.90.1", 2),
        ("Current", "16.0.10.1", 2),
        ("Current", "16.0.11.1", 2),
        ("Current", "16.0.201.1", 4),
        (None, None, 0),
    ],
)
def test_apps_health_adds_channel_and_version(channel: str | None, build: str | None, quarters: int) -> None:
    releases = [
        apps.Release("Current", "16.0.200.1", date(2026, 3, 20)),
        apps.Release("Current", "16.0.10.1", date(2026, 1, 20), date(2026, 2, 20)),
        apps.Release("Monthly Enterprise", "16.0.110.1", date(2026, 3, 10)),
        apps.Release("Monthly Enterprise", "16.0.100.1", date(2026, 2, 10), DAY),
        apps.Release("Semi-Annual Enterprise", "16.0.90.1", date(2026, 1, 10)),
    ]
    assert apps.quarters(apps.Device(channel, build), releases, DAY) == quarters


def test_percentiles_interpolate_between_ranks() -> None:
    assert answers.percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.5
    assert answers.percentile([4.0, 1.0, 3.0, 2.0], 0.25) == 1.75
