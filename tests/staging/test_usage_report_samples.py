"""Real exports of usage reports: every row gets one status, and none counts as a day of activity."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest

from landing import MemoryReceiptBook, land, load_contracts, write_control
from tests.samples_layout import REPORTS, SAMPLES_DIR, lay_out

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 1, 1)
# Exports of one table that hold the same person and day: the CSV and the JSON form print one example.
SAME_ROW_TWICE = {
    "email_activity_user_detail",
    "email_app_usage_user_detail",
    "sharepoint_activity_user_detail",
    "sharepoint_site_usage_detail",
    "teams_device_usage_user_detail",
    "teams_user_activity_user_detail",
}
# The licence reports have no period: they are no activity, whatever their flag says.
WITHOUT_PERIOD = {"office365_active_user_detail", "office365_activations_user_detail"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLES_DIR.is_dir(), reason=f"no samples in {SAMPLES_DIR}: set SAMPLES_DIR"),
]

Statuses = dict[str, list[tuple[str, str | None, bool]]]


def stage(base: Path) -> None:
    """Land the samples and build the staging models of the reports, in a process of their own."""
    contracts = load_contracts(ROOT / "models" / "staging")
    report = land(base / "raw", base, contracts, MemoryReceiptBook(), DAY, 1)
    write_control(report, base, None, DAY, 1)
    with closing(duckdb.connect(str(base / "ledger.duckdb"))):
        pass
    places = {"project-dir": ROOT, "profiles-dir": ROOT, "target-path": base / "target", "log-path": base}
    options = [part for name, place in places.items() for part in (f"--{name}", str(place))]
    models = ["--select", "stg_landing_control__files", "path:models/staging/graph_reports"]
    subprocess.run(
        [sys.executable, "-m", "dbt.cli.main", "--quiet", "run", *options, *models],
        env=os.environ | {"WAREHOUSE_DIR": str(base), "LEDGER_DIR": str(base)},
        check=True,
    )


@pytest.fixture(scope="module")
def statuses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Statuses]]:
    """Per report and file: status, reason and whether it is a one-day export, of every row."""
    base = tmp_path_factory.mktemp("usage_reports")
    lay_out(SAMPLES_DIR, base / "raw", "contoso")
    stage(base)
    found: dict[str, Statuses] = {}
    with closing(duckdb.connect(str(base / "private.duckdb"), read_only=True)) as connection:
        for report in REPORTS:
            query = f"""
                select file_id, record_status, quarantine_reason, is_one_day_export
                from staging.stg_graph_reports__{report} order by all
            """
            found[report] = {}
            for file_id, *status in connection.execute(query).fetchall():
                found[report].setdefault(names(base)[file_id], []).append(tuple(status))
    yield found


def names(base: Path) -> dict[str, str]:
    """File names by the id landing gives a content."""
    files = (path for path in (base / "raw").rglob("*") if path.is_file())
    return {hashlib.sha256(path.read_bytes()).hexdigest()[:32]: path.name for path in files}


def test_every_file_is_staged(statuses: dict[str, Statuses]) -> None:
    files = {report: len(by_file) for report, by_file in statuses.items()}
    assert files == {report: 1 if report == "onedrive_activity_user_detail" else 2 for report in REPORTS}


def test_a_row_is_used_once_whichever_form_it_came_in(statuses: dict[str, Statuses]) -> None:
    twice = {
        report
        for report, by_file in statuses.items()
        if sorted(status for rows in by_file.values() for status, _, _ in rows) == ["duplicate", "used"]
    }
    assert twice == SAME_ROW_TWICE


def test_rows_are_set_aside_for_a_reason(statuses: dict[str, Statuses]) -> None:
    reasons = {
        (report, reason)
        for report, by_file in statuses.items()
        for rows in by_file.values()
        for status, reason, _ in rows
        if status == "quarantined"
    }
    assert reasons == {
        ("office365_active_user_detail", "malformed record"),
        ("office365_groups_activity_detail", "names concealed"),
    }


def test_an_export_of_seven_days_is_no_day_of_activity(statuses: dict[str, Statuses]) -> None:
    one_day = {
        report
        for report, by_file in statuses.items()
        if any(is_one_day for rows in by_file.values() for _, _, is_one_day in rows)
    }
    assert one_day == WITHOUT_PERIOD
