"""Whatever is run again, restated, lost or renamed: a window is charged once and drawn once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal

import duckdb
import pytest

from pipeline.build import build as pipeline_build
from pipeline.errors import BuildError
from tests.building import rows
from tests.releases.conftest import ORGANIZATION, Door

Opened = Callable[..., Door]


def test_each_closed_window_is_charged_once_and_only_where_it_is_switched_on(door: Opened) -> None:
    opened = door()
    assert [(row["organization_id"], str(row["window_start"]), row["epsilon"]) for row in opened.charged] == [
        (ORGANIZATION, "2026-04-20", Decimal(2)),
        (ORGANIZATION, "2026-05-18", Decimal(2)),
    ]
    windows = {row["window_start"] for row in opened.drawn}
    assert windows == {row["window_start"] for row in opened.charged}


@pytest.mark.parametrize("arguments", [(), ("--full-refresh",)])
def test_running_the_door_again_draws_and_charges_nothing(door: Opened, arguments: tuple[str, ...]) -> None:
    opened = door(("warehouse", "ledger"))
    before = opened.drawn, opened.charged
    assert before[0]
    assert opened.run(*arguments).success
    assert (opened.drawn, opened.charged) == before


@pytest.mark.slow
def test_ten_rebuilds_draw_and_charge_nothing(door: Opened) -> None:
    opened = door()
    before = opened.drawn, opened.charged
    for _ in range(10):
        opened.build()
    assert (opened.drawn, opened.charged) == before


def test_a_new_warehouse_with_the_same_ledger_publishes_the_same_numbers(door: Opened) -> None:
    opened = door()
    before = opened.drawn, opened.charged
    file = opened.house.scores_file(ORGANIZATION)
    published = rows(file, "select * from teams.team_metrics order by all")
    assert published
    shutil.rmtree(opened.house.warehouse_dir)
    opened.build()
    assert (opened.drawn, opened.charged) == before
    assert rows(file, "select * from teams.team_metrics order by all") == published


def test_a_build_that_died_after_its_charge_draws_once_and_is_not_charged_again(door: Opened) -> None:
    opened = door(("warehouse", "ledger"))
    charges = opened.charged
    forget_draws(opened)
    assert opened.run(select="path:models/doors/teams/plan release_charges").success
    assert (opened.drawn, opened.charged) == ([], charges)
    assert opened.run().success
    drawn = opened.drawn
    assert drawn
    assert opened.run().success
    assert (opened.drawn, opened.charged) == (drawn, charges)


def test_a_charge_is_never_drawn_with_other_bounds_or_sources(door: Opened) -> None:
    opened = door(("warehouse", "ledger"))
    forget_draws(opened)
    with duckdb.connect(str(opened.house.ledger_file)) as ledger:
        ledger.execute("update release_charges set parameters = 'radius 1'")
    outcome = opened.run()
    assert not outcome.success
    assert said(outcome, "release_refusals") == (
        "a window is charged and not drawn, and its parameters have changed since: restore them"
    )
    assert opened.drawn == []


def test_a_roster_restated_after_the_release_changes_no_released_number(door: Opened) -> None:
    opened = door()
    before = opened.drawn
    hr = opened.house.raw_dir / ORGANIZATION / "hr" / "organization"
    original = next(path for path in sorted(hr.rglob("*.csv")))
    header, first, second, *_ = original.read_text(encoding="utf-8-sig").splitlines()
    swapped = [first.split(","), second.split(",")]
    restated = hr / "received=2026-07-03" / "restated.csv"
    restated.parent.mkdir()
    restated.write_text("\n".join([header, ",".join([swapped[1][0], *swapped[0][1:]])]) + "\n")
    opened.build()
    assert opened.drawn == before


def test_a_charged_tenant_under_a_second_name_stops_the_build(door: Opened) -> None:
    opened = door(("raw", "ledger"))
    raw = opened.house.raw_dir
    (raw / ORGANIZATION).rename(raw / "renamed")
    before = opened.drawn
    with pytest.raises(BuildError, match="its tenant has been charged as contoso: use that name"):
        opened.build()
    assert opened.drawn == before


def test_an_older_ledger_is_refused(door: Opened) -> None:
    opened = door()
    with duckdb.connect(str(opened.house.ledger_file)) as ledger:
        for table in ("release_charges", "released_team_sums", "released_estimates"):
            ledger.execute(f"delete from {table} where window_start = date '2026-05-18'")
    with pytest.raises(BuildError, match=r"contoso shows 1 charged windows that .* does not hold"):
        opened.build()


@pytest.mark.parametrize("how", ["without its draws", "with draws of its own"])
def test_a_ledger_that_holds_the_charges_and_not_the_published_draws_is_refused(door: Opened, how: str) -> None:
    opened = door()
    if how == "without its draws":
        forget_draws(opened)
    else:
        with duckdb.connect(str(opened.house.ledger_file)) as ledger:
            ledger.execute(
                "update released_estimates set estimate = estimate + 1 where window_start = date '2026-05-18'"
            )
    before = opened.drawn, opened.charged
    with pytest.raises(BuildError, match=r"contoso shows \d drawn windows that .* does not hold"):
        opened.build()
    assert (opened.drawn, opened.charged) == before


def test_sums_clipped_with_more_than_the_charge_says_are_not_drawn(door: Opened) -> None:
    opened = door(("warehouse", "ledger"))
    forget_draws(opened)
    with duckdb.connect(str(opened.house.private_file)) as private:
        private.execute("update intermediate.int_team_sums set sensitivity_ticks = 10 * sensitivity_ticks")
    outcome = opened.run()
    assert not outcome.success
    assert "scale must be at least sensitivity / epsilon" in said(outcome, "released_team_sums")
    assert opened.drawn == []


def test_a_clone_replaces_no_table_of_the_ledger(door: Opened) -> None:
    opened = door(("warehouse", "ledger"))
    before = opened.drawn
    state = ["--state", str(opened.target_dir), "--full-refresh"]
    assert opened.run(command="compile", select="release_charges").success
    outcome = opened.run(*state, command="clone", select="released_team_sums")
    assert not outcome.success
    assert "dbt clone is refused" in said(outcome, "released_team_sums")
    assert opened.drawn == before


EVENT_TIMES = ("--event-time-start=2026-01-01", "--event-time-end=2026-02-01")


@pytest.mark.parametrize("flags", [("--empty",), ("--sample=3 days",), EVENT_TIMES], ids=lambda flags: flags[0])
def test_runs_that_read_part_of_their_inputs_are_refused(door: Opened, flags: tuple[str, ...]) -> None:
    opened = door(("warehouse", "ledger"))
    forget_draws(opened)
    outcome = opened.run(*flags)
    assert not outcome.success
    assert "a release must see all of its inputs" in said(outcome, "adopted_policies")
    assert opened.drawn == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variables", "refusal"),
    [
        ("{team_epsilon: 5}", "epsilon may only be lowered"),
        ("{privacy_window_anchor: 2024-01-08}", "windows have moved"),
    ],
)
def test_a_larger_epsilon_and_moved_windows_are_refused(door: Opened, variables: str, refusal: str) -> None:
    opened = door(("warehouse", "ledger"))
    before = opened.drawn, opened.charged
    outcome = opened.run("--vars", variables)
    assert not outcome.success
    assert refusal in said(outcome, "release_refusals")
    assert (opened.drawn, opened.charged) == before


def test_showing_the_door_draws_nothing(door: Opened) -> None:
    opened = door(("warehouse", "ledger"))
    forget_draws(opened)
    outcome = opened.run("--limit", "5", command="show", select="released_team_sums")
    assert not outcome.success
    assert "noise is drawn by a build alone" in str(outcome.exception)


def test_two_builds_of_one_ledger_cannot_run_at_once(door: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = door()
    refused: list[str] = []

    def second_build(*_: object) -> int:
        with pytest.raises(BuildError, match="Another build is running") as error:
            pipeline_build(opened._builder.settings(opened.house, opened.charged[0]["charged_on"]), None)  # type: ignore[arg-type]
        refused.append(str(error.value))
        raise BuildError("planted")

    monkeypatch.setattr("pipeline.build.transform", second_build)
    with pytest.raises(BuildError, match="planted"):
        opened.build()
    assert len(refused) == 1


def test_a_release_turned_off_again_releases_nothing_new_and_keeps_what_is_out(door: Opened) -> None:
    opened = door()
    before = opened.drawn
    opened.build(team_release="off")
    assert opened.drawn == before
    assert rows(opened.house.scores_file(ORGANIZATION), "select count(*) as n from teams.team_metrics")[0]["n"] > 0


def forget_draws(opened: Door) -> None:
    """The ledger as a build leaves it that dies between its charge and its draw."""
    with duckdb.connect(str(opened.house.ledger_file)) as ledger:
        ledger.execute("delete from released_team_sums")
        ledger.execute("delete from released_estimates")


def said(outcome: object, model: str) -> str:
    """What dbt said of one model: one line from the organization's name on, or all where none is named."""
    results = outcome.result.results  # type: ignore[attr-defined]
    message = next(str(result.message) for result in results if result.node.name == model)
    _, name, refusal = message.rpartition(f"{ORGANIZATION}: ")
    return refusal.split("\n")[0].strip() if name else message
