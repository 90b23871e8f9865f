"""A record that cannot be used is set aside with a reason, and says so without saying what it holds."""

from __future__ import annotations

import re

from tests.building import Row, rows
from tests.end_to_end.story import PROBE, Story

Planted = dict[tuple[str, str, str, int], str]
PLACE = ("system", "table_name", "file_id", "record_position")


def quarantined(story: Story) -> list[Row]:
    return rows(story.house.private_file, "select * from quality.quarantined_records order by all")


def test_planted_faults_are_found_at_their_place_with_their_reason(story: Story, planted_faults: Planted) -> None:
    files = {file_id for _, _, file_id, _ in planted_faults}
    found = {
        tuple(row[name] for name in PLACE): row["quarantine_reason"]
        for row in quarantined(story)
        if row["file_id"] in files
    }
    assert found == planted_faults


def test_the_sound_records_beside_them_are_used(story: Story, planted_faults: Planted) -> None:
    [file_id] = {file_id for _, table, file_id, _ in planted_faults if table == "records"}
    staged = "select * from staging.stg_office365_audit__records where file_id = ? and record_status = 'used'"
    assert {row["record_position"] for row in rows(story.house.private_file, staged, [file_id])} == {0, 5}


def test_quarantined_rows_are_as_many_as_the_daily_counts_say(story: Story) -> None:
    totals = "select table_name, count(*) as n from quality.quarantined_records group by all"
    listed = rows(story.house.private_file, totals)
    counted: dict[str, int] = {}
    for row in story.later.ingestion:
        counted[row["table_name"]] = counted.get(row["table_name"], 0) + row["rows_quarantined"]
    assert {row["table_name"]: row["n"] for row in listed} == {name: n for name, n in counted.items() if n}


def test_a_reason_is_a_few_words_and_no_value(story: Story) -> None:
    reasons = {row["quarantine_reason"] for row in quarantined(story)}
    assert reasons
    assert not [reason for reason in reasons if not re.fullmatch(r"[a-zA-Z]+( [a-zA-Z]+)*", reason)]
    assert not [reason for reason in reasons if PROBE.partition("@")[0] in reason]


def test_an_unknown_operation_is_kept_and_named_and_counts_nowhere(story: Story) -> None:
    private = story.house.private_file
    [unknown] = rows(private, "select * from quality.unknown_operations")
    assert (unknown["workload"], unknown["operation"]) == ("SharePoint", "FileHologramOpened")
    used = "select record_id from staging.stg_office365_audit__records where operation = ? and record_status = 'used'"
    kept = [row["record_id"] for row in rows(private, used, [unknown["operation"]])]
    assert len(kept) == unknown["row_count"] > 0
    counted = "select * from intermediate.int_file_events where list_contains(?, record_id)"
    assert rows(private, counted, [kept]) == []
