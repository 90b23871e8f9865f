"""Ways in which other tools were seen to leak, tried here; tests/README.md says where the remaining ones are held."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.architecture.house import House as Project
from tests.architecture.house import floor, privacy
from tests.attacks.conftest import ORGANIZATION
from tests.attacks.door import Door
from tests.building import House, rows, tables

ORDER_STATISTIC = re.compile(r"(^|_)(min|max|median|percentile|quantile|quartile|stddev|sd|variance|rank|top|nth)(_|$)")
GROUP = re.compile(r"(^|_)(team|department|manager|level|rollup|group|cost_center)(_id)?$")
ABOUT_TEAMS = {"teams.team_metrics", "teams.rollup_metrics"}
FIGURES = {"released_groups", "released_means", "estimates_computed", "group_metrics_released"}
DRAWN = {"released_team_sums", "released_estimates", "release_charges", "adopted_policies"}
CALL = "release_laplace({sum}::bigint, {sensitivity}::bigint, {epsilon}::decimal(18, 12), {scale}::decimal(18, 6))"
GOOD = {"sum": "7", "sensitivity": "1080", "epsilon": "2", "scale": "540"}


@pytest.fixture(scope="module")
def project(manifest: dict[str, Any]) -> Project:
    return Project(manifest)


@pytest.fixture(scope="module")
def door() -> Door:
    return Door()


def columns(house: House) -> dict[str, set[str]]:
    """Columns of every published table."""
    asked = "select schema_name || '.' || table_name as name, list(column_name) as columns from duckdb_columns()"
    found = [row for path in house.published_files for row in rows(path, f"{asked} where not internal group by all")]
    return {row["name"]: set(row["columns"]) for row in found}


def test_no_table_shows_a_smallest_largest_or_middle_person(released: House) -> None:
    """A filter that removes a small group is worth nothing where a minimum or maximum brings it back."""
    found = columns(released)
    assert found.keys() >= ABOUT_TEAMS
    assert {(name, column) for name in found for column in found[name] if ORDER_STATISTIC.search(column)} == set()


def test_groups_of_people_stand_in_the_team_tables_and_in_no_other(released: House, file: Path) -> None:
    """Neither as a column nor as a value: no other table brings back what is blank there, or cuts it by days."""
    found = columns(released)
    grouped = {name for name in found if any(GROUP.search(column) for column in found[name])}
    assert grouped == ABOUT_TEAMS
    names = {row["name"] for row in rows(file, "select distinct rollup_id as name from teams.rollup_metrics")}
    names |= {row["name"] for row in rows(file, "select distinct team_id as name from teams.team_metrics")}
    elsewhere = [
        found for path in released.published_files for name, found in tables(path).items() if name not in ABOUT_TEAMS
    ]
    values = {value for table in elsewhere for row in table for value in row if isinstance(value, str)}
    assert len(names) > 10
    assert names & values <= {ORGANIZATION}


def test_no_group_is_shown_for_less_than_a_whole_window(file: Path) -> None:
    """A head-count over a range says nothing of a week in which one person was there: there are no weeks."""
    for table in ABOUT_TEAMS:
        spans = rows(file, f"select distinct (window_end - window_start)::integer as days from {table}")
        assert spans == [{"days": 27}]


def test_of_peoples_sources_a_reader_sees_magnitudes_and_the_day_of_receipt(released: House, file: Path) -> None:
    """A largest event day tells who worked last, an exact count who did not."""
    received = rows(
        released.ledger_file,
        "select system, table_name, max(received_at)::date as latest_date from file_receipts"
        f" where organization_id = '{ORGANIZATION}' group by all",
    )
    days = {(row["system"], row["table_name"]): row["latest_date"] for row in received}
    technology = ("intune", "apps_admin", "network")
    shown = [
        row
        for row in rows(file, "from quality.source_health where status <> 'unknown table'")
        if row["system"] not in technology
    ]
    assert len(shown) > 10
    for row in shown:
        assert row["latest_date"] == days[row["system"], row["table_name"]]
        for count in (row["rows_received"], row["rows_used"], row["rows_quarantined"]):
            assert count == 0 or (count >= 100 and set(str(count)[1:]) == {"0"} and str(count)[0] == "1")


@pytest.mark.parametrize(
    "changed",
    [
        {"scale": "539.999999"},
        {"scale": "0.0000000003"},
        {"scale": "-540"},
        {"sensitivity": "1081"},
        {"sensitivity": "0"},
        {"epsilon": "1.999999999999"},
        {"epsilon": "0"},
        *({name: "null"} for name in GOOD),
    ],
    ids=str,
)
def test_noise_that_is_too_small_for_its_claim_is_not_drawn(door: Door, changed: dict[str, str]) -> None:
    """Declared neighbours cannot be wrong in silence: the function refuses, with no value in what it says."""
    with pytest.raises(duckdb.InvalidInputException, match="must") as refusal:
        door.rows(f"select {CALL.format(**GOOD | changed)}")
    assert not re.search(r"\b7\b|1081|539", str(refusal.value).split("ValueError")[-1])


@pytest.mark.parametrize(
    "figures",
    ["2, 1080, 539.999999", "0, 1080, 540", "-1, 1080, 540", "2, 0, 540"],
)
def test_the_ledger_takes_no_charge_whose_noise_is_too_small(door: Door, figures: str) -> None:
    with pytest.raises(duckdb.ConstraintException):
        door.connection.execute(
            "insert into release_charges select 'one', date '2026-07-13', date '2026-08-09', "
            f"{figures}, 'balanced', '1', '', date '2026-12-30', 1"
        )


def test_sql_draws_for_every_row_and_filters_on_what_it_shows(door: Door) -> None:
    """With the engine's default a thousand equal calls were one draw, and a filter drew again."""
    drawn = f"with drawn as materialized (select {CALL.format(**GOOD)} as value from range(10000))"
    assert door.row(f"{drawn} select count(distinct value) > 1000 from drawn") == (True,)
    kept = door.rows(f"{drawn} select value from drawn where value > 1000")
    assert len(kept) > 500
    assert all(value > 1000 for (value,) in kept)


def test_figures_readings_and_statuses_are_computed_from_released_rows_alone(project: Project) -> None:
    """No way leads from a word or a figure to people except through the one draw and what it was charged."""
    models = {model["name"]: model for model in project.models}
    for name in FIGURES:
        read = {node["name"] for node in project.read_by(models[name]) if floor(node) != "seed"}
        assert read <= FIGURES | DRAWN, name
    shown = {node["name"] for mart in ("team_metrics", "rollup_metrics") for node in project.read_by(models[mart])}
    assert shown == {"group_metrics_released"}


def test_no_model_that_readers_reach_reads_a_table_about_people(project: Project) -> None:
    readable = [
        model for model in project.models if model["original_file_path"].startswith("models/doors/teams/readable/")
    ]
    assert {model["name"] for model in readable} > FIGURES
    for model in readable:
        people = [
            node["name"]
            for node in project.read_by(model)
            if any(privacy(column) == "person" for column in node["columns"].values())
        ]
        assert people == [], model["name"]


def test_exact_sums_and_vectors_are_read_by_the_draw_and_by_nothing_that_leaves(project: Project) -> None:
    """Windows, years and roll-ups are never summed from people: whoever sums anything sums what was released."""
    readers: dict[str, set[str]] = {}
    for model in project.models:
        for node in project.read_by(model):
            readers.setdefault(node["name"], set()).add(model["name"])
    assert readers["int_team_sums"] == {"released_team_sums", "team_surrogates"}
    assert readers["int_team_contributions"] == {"int_team_sums"}
    assert readers["int_collaboration_windows"] == {"int_team_contributions"}


def test_every_policy_clips_with_the_bounds_it_is_charged_for(opened: Callable[..., Door]) -> None:
    """Whichever policy an owner asks for, vectors lie in the ball whose diameter is the sensitivity."""
    door = opened(with_ledger=False)
    smaller = "select * replace (if(policy = 'strict', 100, radius_ticks) as radius_ticks) from release_policies"
    door.give("smaller", smaller)
    door.give("release_policies", "from smaller")
    door.give(
        "int_organization_settings",
        f"select '{ORGANIZATION}' as organization_id, false as has_opted_out, 'on' as team_release,"
        " 'strict' as team_release_policy, null::varchar as required_tables",
    )
    door.run()
    assert door.rows("select distinct sensitivity_ticks, epsilon::integer from release_charges") == [(200, 1)]
    longest = "max(list_sum(list_transform(contribution_ticks, lambda tick: abs(tick))))"
    assert door.row(f"select {longest} from int_team_contributions where organization_id = '{ORGANIZATION}'") <= (100,)
