"""Files that nobody on the project wrote build: every record is used, a copy, or set aside with a reason."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.building import Builder, House, rows
from tests.samples_layout import SAMPLES_DIR, Laid, lay_out

ORGANIZATION = "contoso"
BUILD_DATE = date(2026, 1, 1)
# Rows per table: duplicate, quarantined, used. Calls are counted per participant.
EXPECTED = {
    "graph/call_records": (4, 4, 8),
    "graph_data_connect/calendar_view": (0, 0, 10),
    "graph_data_connect/channel_messages": (0, 0, 7),
    "graph_data_connect/events": (0, 0, 10),
    "graph_data_connect/group_details": (0, 0, 16),
    "graph_data_connect/group_members": (0, 0, 8),
    "graph_data_connect/mailbox_settings": (0, 0, 10),
    "graph_data_connect/managers": (0, 0, 10),
    "graph_data_connect/sent_items": (0, 0, 10),
    "graph_data_connect/team_chat": (0, 0, 10),
    "graph_data_connect/teams_call_records": (0, 0, 9),
    "graph_data_connect/users": (6, 20, 14),
    "graph_reports/email_activity_user_detail": (1, 0, 1),
    "graph_reports/email_app_usage_user_detail": (1, 0, 1),
    "graph_reports/office365_activations_user_detail": (0, 0, 2),
    "graph_reports/office365_active_user_detail": (0, 1, 1),
    "graph_reports/office365_groups_activity_detail": (0, 2, 0),
    "graph_reports/onedrive_activity_user_detail": (0, 0, 1),
    "graph_reports/sharepoint_activity_user_detail": (1, 0, 1),
    "graph_reports/sharepoint_site_usage_detail": (1, 0, 1),
    "graph_reports/teams_device_usage_user_detail": (1, 0, 1),
    "graph_reports/teams_user_activity_user_detail": (1, 0, 1),
    "graph_reports/yammer_activity_user_detail": (0, 0, 2),
    "graph_reports/yammer_device_usage_user_detail": (0, 0, 2),
    "intune/app_health_application_performance": (1, 0, 1),
    "intune/app_health_device_performance_details": (1, 0, 1),
    "intune/device_performance": (1, 0, 1),
    "intune/device_startup_history": (1, 0, 1),
    "intune/startup_processes": (1, 0, 1),
    "intune/work_from_anywhere_devices": (1, 0, 1),
    "office365_audit/records": (0, 0, 7),
}


@pytest.fixture(scope="module")
def laid(scratch: Path) -> list[Laid]:
    if not SAMPLES_DIR.is_dir():
        message = f"no samples in {SAMPLES_DIR}: set SAMPLES_DIR to the folder of real samples"
        if os.environ.get("SAMPLES_DIR"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    return lay_out(SAMPLES_DIR, scratch / "samples" / "raw", ORGANIZATION)


@pytest.fixture(scope="module")
def samples(builder: Builder, scratch: Path, laid: list[Laid]) -> House:
    house = House(scratch / "samples")
    builder.build(house, BUILD_DATE)
    return house


def statuses(house: House) -> dict[str, tuple[int, int, int, int]]:
    counted = rows(
        house.private_file,
        "select system || '/' || table_name as name, sum(rows_received) as received, sum(rows_duplicate) as duplicate,"
        " sum(rows_quarantined) as quarantined, sum(rows_used) as used from quality.ingestion_daily group by all",
    )
    return {row["name"]: (row["received"], row["duplicate"], row["quarantined"], row["used"]) for row in counted}


def test_every_record_is_used_a_copy_or_set_aside(samples: House, laid: list[Laid]) -> None:
    found = statuses(samples)
    assert all(received == sum(others) for received, *others in found.values())
    contents = {(file.table, (samples.raw_dir / file.path).read_bytes()): file.records for file in laid}
    delivered: Counter[str] = Counter()
    for (table, _), records in contents.items():
        delivered[table] += records
    assert {table: n for table, n in delivered.items() if n and found[table][0] < n} == {}


def test_as_many_as_counted_by_hand_are_used(samples: House) -> None:
    assert {name: found[1:] for name, found in statuses(samples).items()} == EXPECTED


def test_whatever_is_set_aside_says_why(samples: House) -> None:
    listed = rows(samples.private_file, "select quarantine_reason from quality.quarantined_records")
    assert len(listed) == sum(found[2] for found in statuses(samples).values())
    assert all(row["quarantine_reason"] for row in listed)
