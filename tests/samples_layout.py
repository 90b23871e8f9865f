"""Lays real samples of the source formats out as a raw folder.

The samples are other people's and stay outside the project, in `SAMPLES_DIR` (default `../shared/samples`).
Which file belongs to which input table, and how many records it holds, was counted by hand.
"""

import csv
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from landing.names import plain

SAMPLES_DIR = Path(os.environ.get("SAMPLES_DIR", Path(__file__).parents[2] / "shared" / "samples"))

# Records in a file of the samples, by the table it belongs to.
FILES: Mapping[str, Mapping[str, int]] = {
    "graph/call_records": {
        "call_records/CallRecordExample.json": 1,
        "call_records/TeamsCall_3way.json": 1,
        "call_records/TeamsCall_Failed_Call.json": 1,
        "call_records/TeamsCall_Peer2PeerCall.json": 1,
    },
    "office365_audit/records": {
        "call_records/Exchange.json": 1,
        "call_records/Exchange2.json": 2,
        "call_records/SharePoint_Permission_Change.json": 1,
        "call_records/Teams.json": 1,
        "call_records/TeamsMemberAdded.json": 1,
        "call_records/TeamsSessionStarted.json": 1,
    },
    "graph_data_connect/calendar_view": {"graph_data_connect/CalendarView_v0.json": 10},
    "graph_data_connect/events": {"graph_data_connect/Event_v1.json": 10},
    "graph_data_connect/group_details": {"graph_data_connect/GroupDetails_v0.json": 16},
    "graph_data_connect/group_members": {"graph_data_connect/GroupMembers_v0.json": 8},
    "graph_data_connect/mailbox_settings": {"graph_data_connect/MailboxSettings_v0.json": 10},
    "graph_data_connect/managers": {"graph_data_connect/Manager_v0.json": 10},
    "graph_data_connect/sent_items": {"graph_data_connect/SentItem_v1.json": 10},
    "graph_data_connect/team_chat": {"graph_data_connect/TeamChat_v1.json": 10},
    "graph_data_connect/teams_call_records": {"graph_data_connect/TeamsCallRecords_v1.json": 9},
    "graph_data_connect/channel_messages": {"graph_data_connect/TeamsStandardChannelMessages_v0.json": 7},
    "graph_data_connect/users": {"graph_data_connect/User_v1.json": 10},
}

# One row each, in CSV and in JSON: the name of the report, and the product in the name of its CSV file.
REPORTS = {
    "email_activity_user_detail": ("report-mailactivityuserdetail", "outlook"),
    "teams_user_activity_user_detail": ("report-useractivityuserdetail", "teams"),
    "yammer_activity_user_detail": ("engage-report-activityuserdetail", "viva"),
    "onedrive_activity_user_detail": ("report-activityuserdetail", "onedrive"),
    "sharepoint_activity_user_detail": ("report-activityuserdetail", "spo"),
    "office365_active_user_detail": ("report-activeuserdetail", "tenant"),
    "office365_activations_user_detail": ("report-office365activationsuserdetail", "tenant"),
    "teams_device_usage_user_detail": ("report-deviceusageuserdetail", "teams"),
    "yammer_device_usage_user_detail": ("engage-report-deviceusageuserdetail", "viva"),
    "email_app_usage_user_detail": ("report-mailappusageuserdetail", "outlook"),
    "office365_groups_activity_detail": ("m365group-report-activitydetail", "entra"),
    "sharepoint_site_usage_detail": ("report-siteusagedetail", "spo"),
}
# The one JSON file of the two file reports has the pages that only SharePoint counts.
CSV_ONLY = {"onedrive_activity_user_detail"}

# Pages of the Graph reference whose example bodies are records of a table.
REFERENCE = {
    "callrecords-callrecord-get": "graph/call_records",
    "user-get": "graph_data_connect/users",
    "user-list": "graph_data_connect/users",
    "user-delta": "graph_data_connect/users",
} | {
    f"intune-devices-userexperienceanalytics{resource}-{method}": f"intune/{table}"
    for resource, table in {
        "devicestartuphistory": "device_startup_history",
        "deviceperformance": "device_performance",
        "devicestartupprocess": "startup_processes",
        "apphealthapplicationperformance": "app_health_application_performance",
        "apphealthdeviceperformancedetails": "app_health_device_performance_details",
        "workfromanywheredevice": "work_from_anywhere_devices",
    }.items()
    for method in ("get", "list")
}
REFERENCE_FILES = ("call_records", "endpoint_analytics", "users_manager")


@dataclass(frozen=True)
class Laid:
    """One file in the raw folder: its path there, its table, and the records it holds."""

    path: str
    table: str
    records: int


def lay_out(samples_dir: Path, raw_dir: Path, organization: str) -> list[Laid]:
    """Copy every sample that belongs to an input table to where an organization would deliver it."""
    home = raw_dir / organization
    laid = []
    for table, name, records, content in (
        *_files(samples_dir),
        *_references(samples_dir),
        *_headers(samples_dir),
    ):
        target = home / table / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_text(content, encoding="utf-8")
        laid.append(Laid(target.relative_to(raw_dir).as_posix(), table, records))
    return laid


def report_headers(samples_dir: Path) -> dict[str, list[list[str]]]:
    """Header lines of usage reports, by the table they belong to; one per version of the report."""
    found: dict[str, list[list[str]]] = {}
    with (samples_dir / "graph_reference" / "usage_report_csv_headers.csv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            report = line["doc"].rpartition("-get")[2].removesuffix(".md")
            found.setdefault(report, []).append(next(csv.reader([line["header_line"]])))
    tables = (*REPORTS, "m365_app_user_detail", "skype_for_business_device_usage_user_detail")
    return {table: found[plain(table)] for table in tables}


def _files(samples_dir: Path) -> Iterator[tuple[str, str, int, Path | str]]:
    for table, files in FILES.items():
        for name, records in files.items():
            yield table, Path(name).name, records, samples_dir / name
    for table, (report, product) in REPORTS.items():
        folder = samples_dir / "graph_usage_reports"
        yield f"graph_reports/{table}", f"{report}.csv", 1, folder / f"{report}__{product}.csv"
        if table not in CSV_ONLY:
            yield f"graph_reports/{table}", f"{report}.json", 1, folder / f"{report}.json"


def _references(samples_dir: Path) -> Iterator[tuple[str, str, int, Path | str]]:
    """Example bodies as an export has them: a list as a page of values, a single object by itself."""
    for name in REFERENCE_FILES:
        lines = (samples_dir / "graph_reference" / f"{name}.ndjson").read_text(encoding="utf-8").splitlines()
        for position, line in enumerate(lines):
            example = json.loads(line)
            table = REFERENCE.get(Path(example["doc"]).stem)
            if table is None or not example["valid_json"]:
                continue
            body = example["body"]
            values = body.get("value", body)
            body = body if isinstance(values, list) else values
            yield (
                table,
                f"{name}-{position}.json",
                len(values) if isinstance(values, list) else 1,
                json.dumps(body),
            )


def _headers(samples_dir: Path) -> Iterator[tuple[str, str, int, Path | str]]:
    for table, versions in report_headers(samples_dir).items():
        for position, header in enumerate(versions):
            yield f"graph_reports/{table}", f"header-{position}.csv", 0, ",".join(header) + "\n"
