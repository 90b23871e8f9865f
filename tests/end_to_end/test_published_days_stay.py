"""What has been published is not computed again; what comes later acts from the next unpublished day on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from tests.building import Builder, House, published, published_in_ledger, rows, tables
from tests.end_to_end import story as telling
from tests.end_to_end.story import LATE_EVENT_DAYS, ORGANIZATION, Snapshot, Story

SCORES = f"{ORGANIZATION}/scores.duckdb"
DAILY = ("score.category_scores_daily", "score.insights_daily", "score.organization_scores_daily")


def daily_rows(snapshot: Snapshot, days: list[date]) -> dict[str, list[tuple[Any, ...]]]:
    chosen = set(days)
    return {name: [row for row in snapshot.published[SCORES][name] if row[1] in chosen] for name in DAILY}


def people_counts(house: House, day: date) -> dict[str, int]:
    found = rows(
        house.scores_file(ORGANIZATION),
        "select category, primary_denominator from score.category_scores_daily"
        " where score_date = ? and area = 'people' and is_available",
        [day],
    )
    return {row["category"]: row["primary_denominator"] for row in found}


def test_later_files_add_days(story: Story) -> None:
    assert set(story.first.score_dates) < set(story.later.score_dates)
    assert max(story.later.score_dates) >= telling.LATER - timedelta(4)
    assert story.later.new_days == len(story.later.score_dates) - len(story.first.score_dates)


def test_published_days_are_identical_after_later_files(story: Story) -> None:
    days = story.first.score_dates
    assert daily_rows(story.later, days) == daily_rows(story.first, days)
    assert all(daily_rows(story.first, days).values())


def test_the_ledger_keeps_every_row_it_had(story: Story) -> None:
    for name, before in story.first.ledger.items():
        assert set(before) < set(story.later.ledger[name])


def test_late_rows_are_counted_as_late_and_nowhere_else(story: Story) -> None:
    late = {
        row["event_date"]: row["rows_late"]
        for row in story.later.ingestion
        if row["table_name"] == "sent_items" and row["rows_late"]
    }
    assert set(LATE_EVENT_DAYS) <= set(late)
    assert max(LATE_EVENT_DAYS) < min(story.first.score_dates)
    used = [
        {(row["table_name"], row["event_date"]): row["rows_used"] for row in snapshot.ingestion}
        for snapshot in (story.first, story.later)
    ]
    assert all(used[0]["sent_items", day] == used[1]["sent_items", day] for day in LATE_EVENT_DAYS)


def test_every_row_received_has_exactly_one_status(story: Story) -> None:
    for snapshot in (story.first, story.later):
        for row in snapshot.ingestion:
            statuses = ("rows_duplicate", "rows_quarantined", "rows_late", "rows_used")
            assert row["rows_received"] == sum(row[status] for status in statuses), row


def test_excluded_people_are_gone_from_the_first_unpublished_day(story: Story) -> None:
    [last_old] = story.first.score_dates[-1:]
    before, after = (people_counts(story.house, day) for day in (last_old, max(story.later.score_dates)))
    assert before["communication"] - after["communication"] >= 5


@pytest.mark.slow
def test_opting_out_silences_unpublished_days_only(
    builder: Builder, story: Story, small_raw: Any, copy_of_story: Any
) -> None:
    house: House = copy_of_story()
    telling.deliver(small_raw, house.raw_dir, telling.LAST)
    switch = "policy/organization_settings/received=2026-06-30/off.csv"
    telling.write(house.raw_dir, switch, "setting,value\npeople_experiences,off\n")
    builder.build(house, telling.LAST)
    after = published(house)[SCORES]
    for name in DAILY:
        assert set(story.later.published[SCORES][name]) < set(after[name])
    newest = max(row[1] for row in after[DAILY[2]])
    assert people_counts(house, newest) == {}


def test_a_restatement_of_a_single_insight_is_recorded(
    builder: Builder, copy_of_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    house: House = copy_of_story()
    first = "(select min(rowid) from score.insights_daily where numerator is not null)"
    with duckdb.connect(str(house.warehouse_dir / "marts.duckdb")) as marts:
        marts.execute(f"update score.insights_daily set numerator = numerator + 1 where rowid = {first}")
        [day] = marts.execute(f"select score_date from score.insights_daily where rowid = {first}").fetchall()
    monkeypatch.setattr("pipeline.build.transform", lambda *_: 0)
    builder.build(house, telling.LATER, restate=True)
    builder.build(house, telling.LATER, restate=True)
    [entry] = tables(house.ledger_file)["main.restatements"]
    assert entry[3:] == (*day, *day)


@pytest.mark.slow
def test_a_restatement_publishes_again_and_says_so(builder: Builder, story: Story, copy_of_story: Any) -> None:
    house: House = copy_of_story()
    builder.build(house, telling.LATER, restate=True)
    days = story.first.score_dates
    restated = Snapshot(published(house), published_in_ledger(house), [], 0)
    assert restated.score_dates == story.later.score_dates
    assert daily_rows(restated, days) != daily_rows(story.first, days)
    [entry] = tables(house.ledger_file)["main.restatements"]
    organization, build_id, restated_on, first_day, last_day = entry
    assert (organization, restated_on) == (ORGANIZATION, telling.LATER)
    assert first_day == min(days) and last_day >= max(days)
    assert {row[-1] for row in restated.ledger["main.published_organization_scores_daily"]} == {build_id}
