"""Whatever a mart promises, breaking it in one row of one organization is noticed, named, and not shown."""

from pathlib import Path

import pytest

from quality.__main__ import main
from quality.checks import documented_context, verdict_on
from quality.marts import MARTS
from tests.quality.conftest import SECRET_COUNT, Change

SCORE, CATEGORY, INSIGHT = (f"score.{name}_daily" for name in ("organization_scores", "category_scores", "insights"))
DEVICE, LOCATION, SOURCE = (
    "devices.device_health_daily",
    "devices.network_locations_daily",
    "quality.source_health",
)
TEAM, ROLLUP, BUDGET, GUARANTEE = (
    *("teams.team_metrics", "teams.rollup_metrics"),
    *("privacy.budget_ledger", "privacy.guarantees"),
)
LAST = "where score_date = date '2026-03-02'"
TEAMWORK = f"{LAST} and category = 'teamwork'"

BREAKS = [
    (SCORE, "points_is_in_range", f"update {SCORE} set points = 800.5 {LAST}"),
    (SCORE, "key_is_unique", f"insert into {SCORE} from {SCORE} {LAST}"),
    (SCORE, "total_is_the_sum_of_available_categories", f"update {SCORE} set points = points + 1 {LAST}"),
    (SCORE, "total_is_the_sum_of_available_categories", f"update {CATEGORY} set points = 0 {TEAMWORK}"),
    (SCORE, "people_points_are_the_sum_of_people_categories", f"update {SCORE} set people_points = 9 {LAST}"),
    (
        SCORE,
        "technology_points_are_the_sum_of_technology_categories",
        f"update {SCORE} set technology_points = 9",
    ),
    (
        SCORE,
        "maximum_is_a_hundred_for_each_available_category",
        f"update {SCORE} set maximum_points = 800 {LAST}",
    ),
    (
        SCORE,
        "count_is_that_of_available_categories",
        f"update {SCORE} set available_category_count = 8 {LAST}",
    ),
    (SCORE, "percent_is_points_of_maximum", f"update {SCORE} set percent = 62 {LAST}"),
    (SCORE, "follows_the_day_before", f"update {SCORE} set score_date = date '2026-03-09' {LAST}"),
    (SCORE, "keeps_up_with_deliveries", f"update {SOURCE} set latest_date = date '2026-06-01'"),
    (
        SCORE,
        "lies_in_the_file_of_its_organization",
        f"update {SCORE} set organization_id = 'fabrikam' {LAST}",
    ),
    (CATEGORY, "category_is_a_known_one", f"update {CATEGORY} set category = 'joy' {TEAMWORK}"),
    (CATEGORY, "points_is_in_range", f"update {CATEGORY} set points = -1 {TEAMWORK}"),
    (CATEGORY, "day_has_every_category", f"delete from {CATEGORY} {TEAMWORK}"),
    (CATEGORY, "reaches_the_last_scored_day", f"delete from {CATEGORY} {LAST}"),
    (CATEGORY, "category_is_in_its_area", f"update {CATEGORY} set area = 'technology' {TEAMWORK}"),
    (CATEGORY, "is_available_or_has_a_reason", f"update {CATEGORY} set unavailable_reason = 'no' {TEAMWORK}"),
    (CATEGORY, "has_points_if_available", f"update {CATEGORY} set points = null {TEAMWORK}"),
    (
        CATEGORY,
        "percent_is_numerator_of_denominator",
        f"update {CATEGORY} set primary_percent = 51 {TEAMWORK}",
    ),
    (CATEGORY, "people_keep_their_distance", f"update {CATEGORY} set primary_numerator = 4 {TEAMWORK}"),
    (INSIGHT, "key_is_unique", f"insert into {INSIGHT} from {INSIGHT} {TEAMWORK}"),
    (INSIGHT, "figures_come_together", f"update {INSIGHT} set denominator = null {TEAMWORK}"),
    (INSIGHT, "percent_is_numerator_of_denominator", f"update {INSIGHT} set percent = 51 {TEAMWORK}"),
    (INSIGHT, "people_keep_their_distance", f"update {INSIGHT} set numerator = denominator - 4 {TEAMWORK}"),
    (INSIGHT, "reaches_the_last_scored_day", f"delete from {INSIGHT} {LAST}"),
    (DEVICE, "boot_points_is_in_range", f"update {DEVICE} set boot_points = 99.5 + 1 {LAST}"),
    (DEVICE, "key_is_unique", f"insert into {DEVICE} from {DEVICE} {LAST}"),
    (DEVICE, "startup_is_the_mean_of_what_there_is", f"update {DEVICE} set sign_in_points = null {LAST}"),
    (
        DEVICE,
        "device_is_no_address_of_a_person",
        f"update {DEVICE} set device_id = 'adele@contoso.example' {LAST}",
    ),
    (DEVICE, "reaches_the_last_scored_day", f"delete from {DEVICE} {LAST}"),
    (LOCATION, "exchange_latency_ms_is_in_range", f"update {LOCATION} set exchange_latency_ms = -1 {LAST}"),
    (
        LOCATION,
        "assessment_lies_between_its_workloads",
        f"update {LOCATION} set assessment_points = 91 {LAST}",
    ),
    (LOCATION, "was_measured_lately", f"update {LOCATION} set measured_date = date '2025-12-01' {LAST}"),
    (LOCATION, "location_id_is_known", f"update {LOCATION} set location_id = null {LAST}"),
    (SOURCE, "status_is_a_known_one", f"update {SOURCE} set status = 'fine' where system = 'intune'"),
    (SOURCE, "uses_no_more_than_it_receives", f"update {SOURCE} set rows_used = 315 where system = 'intune'"),
    (
        SOURCE,
        "people_are_counted_in_round_numbers",
        f"update {SOURCE} set rows_used = 1200 where system = 'graph'",
    ),
    (
        SOURCE,
        "something_came_in_since_the_last_scored_day",
        f"update {SOURCE} set latest_date = date '2026-03-01'",
    ),
    (SOURCE, "mart_can_be_read", f"drop table {SOURCE}"),
    (TEAM, "key_is_unique", f"insert into {TEAM} from {TEAM}"),
    (TEAM, "head_count_is_in_range", f"update {TEAM} set head_count = 0"),
    (TEAM, "window_is_28_days", f"update {TEAM} set window_end = window_end + 1"),
    (TEAM, "too_small_a_group_shows_no_figure", f"update {TEAM} set status = 'below_minimum'"),
    (TEAM, "figures_come_together", f"update {TEAM} set released_value = null"),
    (TEAM, "interval_holds_the_estimate", f"update {TEAM} set estimate = 9.75"),
    (
        TEAM,
        "collaboration_is_the_sum_of_its_channels",
        f"update {TEAM} set released_value = 0.5 where metric = 'chat_hours'",
    ),
    (TEAM, "window_is_charged_what_it_says", f"update {BUDGET} set epsilon_charged = 1"),
    (TEAM, "reading_is_a_known_one", f"update {TEAM} set reading = 'bad'"),
    (ROLLUP, "key_is_unique", f"insert into {ROLLUP} from {ROLLUP}"),
    (ROLLUP, "window_is_charged_what_it_says", f"delete from {BUDGET}"),
    (BUDGET, "what_is_released_is_charged", f"update {BUDGET} set epsilon_charged = 0"),
    (BUDGET, "a_year_stays_under_its_cap", f"update {BUDGET} set epsilon_year = 26.5"),
    (BUDGET, "windows_do_not_overlap", f"insert into {BUDGET} from {BUDGET}"),
    (GUARANTEE, "says_what_is_outside", f"update {GUARANTEE} set outside = ''"),
    (GUARANTEE, "epsilon_comes_with_its_unit", f"update {GUARANTEE} set unit = null"),
    (GUARANTEE, "team_numbers_have_a_promise", f"update {GUARANTEE} set entry = 'nothing'"),
]


def files_written(warehouse: Path) -> str:
    return "".join(path.read_text(errors="replace") for path in (warehouse / "quality").rglob("*") if path.is_file())


def test_promises_kept_are_said_with_the_place_of_the_data_docs(
    warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--warehouse-dir", str(warehouse)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in said[:-1]] == [["pass", mart.name] for mart in MARTS]
    assert Path(said[-1].removeprefix("Data Docs: ")).is_file()


@pytest.mark.parametrize(("suite", "promise", "statement"), BREAKS, ids=[f"{b[0]}-{b[1]}" for b in BREAKS])
def test_a_broken_promise_is_named(warehouse: Path, change: Change, suite: str, promise: str, statement: str) -> None:
    change("device_health" if "devices." in statement else "scores", statement)
    folders = sorted((warehouse / "published").iterdir())
    context = documented_context(warehouse / "docs")
    mart = next(mart for mart in MARTS if mart.name == suite)
    assert promise in verdict_on(mart, context, folders).broken


def test_one_broken_promise_fails_the_run(warehouse: Path, change: Change, capsys: pytest.CaptureFixture[str]) -> None:
    change("scores", f"update {SCORE} set percent = 62 {LAST}")
    assert main(["--warehouse-dir", str(warehouse)]) == 1
    failed = [line for line in capsys.readouterr().out.splitlines() if line.startswith(("FAIL", "   "))]
    assert [line.split()[1] for line in failed] == [SCORE, "percent_is_points_of_maximum"]


def test_no_value_of_a_row_is_printed_or_written(
    warehouse: Path, change: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    change("scores", f"update {INSIGHT} set percent = null, denominator = {SECRET_COUNT}")
    change(
        "device_health",
        f"insert into {DEVICE} from {DEVICE}; update {DEVICE} set crash_count = -{SECRET_COUNT}",
    )
    main(["--warehouse-dir", str(warehouse)])
    printed = capsys.readouterr()
    shown = printed.out + printed.err + files_written(warehouse)
    assert {
        text for text in (str(SECRET_COUNT), "7,310,459", "7.310459", "adatum", "contoso") if text in shown
    } == set()


def test_every_suite_has_a_planted_break() -> None:
    assert {mart.name for mart in MARTS} == {suite for suite, _, _ in BREAKS}


def test_nothing_published_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--warehouse-dir", str(tmp_path)]) == 1
    assert "Nothing is published" in capsys.readouterr().err


def test_the_warehouse_may_be_named_from_where_one_stands(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(warehouse.parent)
    assert main(["--warehouse-dir", warehouse.name]) == 0
