"""Which rows exist, in which order, what is blank and what it is called says nothing about what anybody did."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.attacks import office
from tests.attacks.door import Door
from tests.building import House, rows

Opened = Callable[..., Door]
FORM = """
    select organization_id, window_start, window_end, level, group_id, metric, team_count, head_count, status,
        noise_scale, half_width_90, epsilon_window, epsilon_year, policy_version, released_value is null as is_blank,
        estimate is null as has_no_estimate, estimate_low_90 is null as has_no_low
    from group_metrics_released order by all"""
BUDGET = "from budget_released order by all"
FIGURES = ("released_value", "estimate", "estimate_low_90", "estimate_high_90")
WORDS = {"above", "typical", "below", "cannot tell"}
STATUSES = {"released", "wide", "below_minimum"}


@pytest.fixture(scope="module")
def anew(opened: Opened, released: House) -> Callable[..., Door]:
    """The demo's windows released a first time again, on changed tables, with the teams' names as they are."""

    def run(**changed: str) -> Door:
        door = opened(with_ledger=False)
        door.connection.execute("insert into team_surrogates by name from kept.main.team_surrogates")
        for table, query in changed.items():
            door.connection.execute(f"create temp table changed as {query.format(table=table)}")
            door.give(table, "from changed")
            door.connection.execute("drop table changed")
        return door.run()

    return run


@pytest.fixture(scope="module")
def as_it_was(anew: Callable[..., Door]) -> Door:
    return anew()


CHANGES = {
    "everybody is silent": {"int_collaboration_windows": "from {table} where false"},
    "one person is silent": {
        "int_collaboration_windows": "from {table} where person_id <> (select min(person_id) from {table})"
    },
    "everybody works all day": {
        "int_collaboration_windows": "select * replace (2419200 as meeting_seconds) from {table}"
    },
    "five people opt out": {
        "int_excluded_people": "select distinct organization_id, person_id from int_rosters"
        " where roster_status = 'in_team' and organization_id = 'contoso' order by person_id limit 5"
    },
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_people_did_the_same_rows_are_shown_blank_and_named_alike(
    as_it_was: Door, anew: Callable[..., Door], change: str
) -> None:
    changed = anew(**CHANGES[change])
    assert changed.rows("from int_team_sums") != as_it_was.rows("from int_team_sums")
    assert changed.rows(FORM) == as_it_was.rows(FORM) != []
    assert changed.rows(BUDGET) == as_it_was.rows(BUDGET) != []


def test_a_team_of_exactly_the_minimum_stays_in_the_line_while_its_people_are_away() -> None:
    """Five reports and four: in the second window everybody is on leave; the five stay visible, the four stay blank."""
    staff = {1: None, 2: None} | {10 + n: 1 for n in range(5)} | {20 + n: 2 for n in range(4)}
    busy = dict.fromkeys(staff, (300_000, 9_000, 9_000, 90_000, 40_000))
    door = office.opened(office.literal_roster(staff, 2), office.literal_seconds(busy)).run()
    shown = door.rows(
        "select head_count, window_start, released_value is null, count(*) from group_metrics_released"
        " where level = 'team' group by all order by all"
    )
    windows = [office.FIRST, office.FIRST + office.WINDOW]
    assert shown == [(4, window, True, 6) for window in windows] + [(5, window, False, 6) for window in windows]


def test_statuses_follow_from_head_count_epsilon_and_policy(file: Path) -> None:
    """No figure is judged by how near the truth it came: a reader can say the status before he sees the value."""
    shown = team_rows(file)
    assert shown
    for row in shown:
        assert row["status"] == status_of(row), row["metric"]
        assert row["noise_scale"] == pytest.approx(
            Decimal(1080) / row["epsilon_window"] * 720 / 14_400 / row["head_count"], abs=Decimal("0.000001")
        )


def status_of(row: dict[str, Any]) -> str:
    metrics = {one["metric"]: int(one["centre_seconds"]) / 14_400 for one in office.seed("team_metric_definitions")}
    metrics["collaboration_hours"] = sum(hours for metric, hours in metrics.items() if not metric.startswith("after"))
    policy = next(one for one in office.seed("release_policies") if one["policy_version"] == row["policy_version"])
    if row["head_count"] < int(policy["minimum_team_size"]):
        return "below_minimum"
    return "wide" if row["half_width_90"] > metrics[row["metric"]] * int(policy["wide_percent"]) / 100 else "released"


def test_no_statement_about_everybody_or_nobody_can_be_made(file: Path) -> None:
    """No share, count or list of people: hours with a bar, and one of four words for where the whole interval lies."""
    shown = team_rows(file)
    assert {row["reading"] for row in shown} <= WORDS
    assert {row["status"] for row in shown} <= STATUSES
    assert {row["metric"] for row in shown} == {
        *(one["metric"] for one in office.seed("team_metric_definitions")),
        "collaboration_hours",
    }
    assert {name for row in shown for name in row} == {
        *("organization_id window_start window_end level team_id rollup_id metric team_count head_count".split()),
        *FIGURES,
        *("noise_scale half_width_90 reading status epsilon_window epsilon_year policy_version".split()),
    }


def test_rows_stand_in_the_order_of_random_names_and_never_of_values(file: Path) -> None:
    for table, keys in {
        "team_metrics": "organization_id, window_start, team_id, metric",
        "rollup_metrics": "organization_id, window_start, level, rollup_id, metric",
    }.items():
        stored = rows(file, f"select {keys} from teams.{table} order by rowid")
        assert stored == rows(file, f"select {keys} from teams.{table} order by {keys}") != []


def test_names_of_teams_are_drawn_and_belong_to_no_manager_by_arithmetic(opened: Opened, released: House) -> None:
    """The same managers released into other empty ledgers have no name in common with each other or what is out."""
    ledgers = [{row["team_id"] for row in rows(released.ledger_file, "from team_surrogates")}]
    for _ in range(2):
        found = opened(with_ledger=False).run().rows("select team_id from team_surrogates")
        ledgers.append({name for (name,) in found})
    assert {len(names) for names in ledgers} == {len(ledgers[0])} and len(ledgers[0]) > 5
    assert len(set().union(*ledgers)) == 3 * len(ledgers[0])


def test_an_opt_out_leaves_the_head_count_and_puts_the_public_centre_in_place_of_the_person(
    as_it_was: Door, anew: Callable[..., Door]
) -> None:
    changed = anew(**CHANGES["five people opt out"])
    heads = "select window_start, manager_person_id, head_count from int_teams order by all"
    assert changed.rows(heads) == as_it_was.rows(heads)
    kinds = changed.rows(
        "select distinct contribution_ticks from int_team_contributions semi join int_excluded_people using (person_id)"
    )
    assert kinds == [([0, 0, 0, 0, 0],)]


def team_rows(file: Path) -> list[dict[str, Any]]:
    """Every published row about teams."""
    return rows(file, "from teams.team_metrics") + rows(file, "from teams.rollup_metrics")
