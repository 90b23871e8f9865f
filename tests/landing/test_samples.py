"""Files that nobody on the project wrote land whole."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from landing import Contracts, LandingReport, MemoryReceiptBook, land
from landing.matching import MALFORMED, UNKNOWN_COLUMNS, Matcher
from tests import samples_layout
from tests.samples_layout import SAMPLES_DIR, Laid, lay_out, report_headers

# Columns that no sample fills: the demo tenants had no such value, or the version is older than the column.
UNFILLED = {
    "graph/call_records": "participants_v2",
    "graph_data_connect/sent_items": "bcc_recipients in_reply_to sensitivity",
    "graph_data_connect/calendar_view": "online_meeting_join_url",
    "graph_data_connect/events": "original_start series_master_id",
    "graph_data_connect/teams_call_records": "",
    "graph_data_connect/team_chat": "thread_id thread_type",
    "graph_data_connect/channel_messages": "internet_message_id thread_id channel_id",
    "graph_data_connect/users": "manager_id company_name deleted_date_time",
    "graph_data_connect/managers": "",
    "graph_data_connect/mailbox_settings": "user_purpose",
    "graph_data_connect/group_details": "resource_provisioning_options deleted_date_time",
    "graph_data_connect/group_members": "",
    "intune/device_startup_history": "",
    "intune/device_performance": "startup_performance_score",
    "intune/startup_processes": "",
    "intune/app_health_application_performance": "",
    "intune/app_health_device_performance_details": "app_publisher app_version",
}

pytestmark = pytest.mark.skipif(not SAMPLES_DIR.is_dir(), reason=f"no samples in {SAMPLES_DIR}: set SAMPLES_DIR")


@pytest.fixture(scope="module")
def landed(
    tmp_path_factory: pytest.TempPathFactory, contracts: Contracts
) -> Iterator[tuple[Path, list[Laid], LandingReport, MemoryReceiptBook]]:
    base = tmp_path_factory.mktemp("samples")
    laid = lay_out(SAMPLES_DIR, base / "raw", "contoso")
    book = MemoryReceiptBook()
    report = land(base / "raw", base / "warehouse", contracts, book, date(2026, 1, 1), 1)
    yield base / "warehouse", laid, report, book


def test_every_sample_lands_with_the_records_counted_by_hand(
    landed: tuple[Path, list[Laid], LandingReport, MemoryReceiptBook],
) -> None:
    _, laid, report, book = landed
    counts = {file.receipt.key: file.counts.records for file in report.files}
    found = {receipt.path: counts[receipt.key] for receipt in book}
    assert found == {file.path: file.records for file in laid}
    assert report.undeclared == () and report.ignored == ()


def test_the_only_problems_are_examples_of_other_fields_and_a_sample_with_two_cells_too_many(
    landed: tuple[Path, list[Laid], LandingReport, MemoryReceiptBook],
) -> None:
    warehouse, _, _, _ = landed
    files = warehouse / "landing" / "*" / "*" / "contoso" / "*.parquet"
    problems = duckdb.sql(f"""
        select distinct split_part(filename, '/landing/', 2).split('/')[2] as table_name, problem
        from read_parquet('{files}', union_by_name=true, filename=true)
        where problem is not null
        order by all
    """).fetchall()
    assert problems == [
        ("office365_active_user_detail", MALFORMED),
        ("users", UNKNOWN_COLUMNS),
    ]


def test_no_subject_body_preview_or_display_name_of_a_sample_lands(
    landed: tuple[Path, list[Laid], LandingReport, MemoryReceiptBook],
) -> None:
    warehouse, _, _, _ = landed
    forbidden = (
        "subject",
        "bodypreview",
        "uniquebody",
        "displayname",
        "<html",
        "contentbytes",
        "mod administrator",
    )
    leaks = []
    for file in sorted((warehouse / "landing").rglob("*.parquet")):
        for row in duckdb.sql(f"select * from '{file}'").fetchall():
            text = " ".join(str(value) for value in row).casefold()
            leaks += [(file.parts[-4:-1], word) for word in forbidden if word in text]
    assert not leaks


@pytest.mark.parametrize("table", UNFILLED)
def test_every_other_column_is_filled_by_a_sample(
    landed: tuple[Path, list[Laid], LandingReport, MemoryReceiptBook], table: str, contracts: Contracts
) -> None:
    warehouse, _, _, _ = landed
    system, table_name = table.split("/")
    names = [column.name for column in contracts.tables[system, table_name].columns]
    counts = ", ".join(f"count({name})" for name in names)
    files = warehouse / "landing" / table / "contoso" / "*.parquet"
    [filled] = duckdb.sql(f"select {counts} from '{files}'").fetchall()
    assert [name for name, count in zip(names, filled, strict=True) if not count] == UNFILLED[table].split()


def test_a_call_keeps_who_was_in_which_session_when(
    landed: tuple[Path, list[Laid], LandingReport, MemoryReceiptBook],
) -> None:
    warehouse, _, _, _ = landed
    calls = warehouse / "landing/graph/call_records/contoso/*.parquet"
    sessions = duckdb.sql(f"""
        select session ->> '$.caller.identity.user.id', session ->> '$.startDateTime'
        from (select unnest(cast(sessions as json[])) as session from '{calls}' where id like 'e7783616%')
    """).fetchall()
    assert len(sessions) == 4
    assert ("b29534fa-4f6d-41e0-b466-32c88d4e8baa", "2020-10-06T12:30:39.1943225Z") in sessions


@pytest.mark.parametrize("table", sorted({*samples_layout.REPORTS, "m365_app_user_detail"}))
def test_every_contracted_column_of_a_report_is_in_a_printed_or_sampled_header(
    table: str, contracts: Contracts
) -> None:
    contract = contracts.tables["graph_reports", table]
    matcher = Matcher(contract)
    headers = report_headers(SAMPLES_DIR)[table]
    if table in samples_layout.REPORTS:
        report, product = samples_layout.REPORTS[table]
        sample = SAMPLES_DIR / "graph_usage_reports" / f"{report}__{product}.csv"
        headers.append(sample.read_text(encoding="utf-8-sig").splitlines()[0].split(","))
    filled = {
        column.name
        for header in headers
        for row, _ in matcher.rows(dict.fromkeys(header, "x"))
        for column, value in zip(contract.columns, row or (), strict=True)
        if value is not None
    }
    missing = {column.name for column in contract.columns} - filled
    assert missing <= ({"report_period"} if table.startswith("office365_acti") else set())


def test_landing_the_samples_twice_gives_equal_rows(
    landed: tuple[Path, list[Laid], LandingReport, MemoryReceiptBook], tmp_path: Path, contracts: Contracts
) -> None:
    moment = datetime(2026, 1, 1)
    contents = []
    for name in ("one", "two"):
        lay_out(SAMPLES_DIR, tmp_path / name / "raw", "contoso")
        warehouse = tmp_path / name / "warehouse"
        land(
            tmp_path / name / "raw",
            warehouse,
            contracts,
            MemoryReceiptBook(),
            moment.date(),
            1,
            landed_at=moment,
        )
        files = sorted((warehouse / "landing").rglob("*.parquet"))
        contents.append({file.relative_to(warehouse): file.read_bytes() for file in files})
    assert contents[0] == contents[1]
