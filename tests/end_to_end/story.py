"""A small organization that delivers its files in three parts, and what is wrong with some of them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from demo.generate import generate
from demo.settings import SEED, organization
from landing.receipts import received_at
from tests.building import House, Row, published, published_in_ledger, rows

ORGANIZATION = "contoso"
PEOPLE, DAYS, END = 30, 60, date(2026, 6, 30)
FIRST, LATER, LAST = date(2026, 6, 16), date(2026, 6, 24), date(2026, 7, 4)
PROBE = "quarantine.probe@contoso.com"
LATE_EVENT_DAYS = [date(2026, 5, 4) + timedelta(days) for days in range(4)]


@dataclass(frozen=True)
class Snapshot:
    """What a house holds after a build."""

    published: dict[str, dict[str, list[tuple[Any, ...]]]]
    ledger: dict[str, list[tuple[Any, ...]]]
    ingestion: list[Row]
    new_days: int

    @property
    def score_dates(self) -> list[date]:
        return sorted({row[1] for row in self.ledger["main.published_organization_scores_daily"]})


@dataclass(frozen=True)
class Story:
    """The organization after its first build, after the same build again, and after a later one."""

    house: House
    first: Snapshot
    again: Snapshot
    later: Snapshot


def snapshot(house: House, new_days: int) -> Snapshot:
    ingestion = rows(house.private_file, "select * from quality.ingestion_daily order by all")
    return Snapshot(published(house), published_in_ledger(house), ingestion, new_days)


def small_organization(raw_dir: Path) -> None:
    generate(raw_dir, [organization(ORGANIZATION, PEOPLE)], DAYS, END.isoformat(), SEED)


def deliver(source: Path, target: Path, build_date: date) -> None:
    """Copy what has been received by the day of a build."""
    for path in source.rglob("*.*"):
        relative = path.relative_to(source)
        received = received_at(PurePosixPath(relative.as_posix()), datetime.max)
        if path.is_file() and (received.date() <= build_date or received == datetime.max):
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / relative)


def write(raw_dir: Path, path: str, text: str) -> str:
    """Write a file of the organization; gives the file id it will land under."""
    target = raw_dir / ORGANIZATION / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def audit_record(name: str, **changes: Any) -> str:
    """An audit record by the probe, with fields changed or, where None, left out."""
    record = {
        "Id": f"9f000000-0000-4000-8000-0000000000{name}",
        "CreationTime": "2026-06-03T10:00:00",
        "Operation": "FileAccessed",
        "OrganizationId": "5c0d7a2e-61a4-4e0c-9a52-3f1f4b7c9d10",
        "RecordType": 6,
        "UserType": 0,
        "Workload": "SharePoint",
        "UserId": PROBE,
        "ObjectId": "https://contoso.sharepoint.com/sites/team-0/Shared Documents/plan-1.xlsx",
        "SourceFileExtension": "xlsx",
    } | changes
    return json.dumps({field: value for field, value in record.items() if value is not None})


def plant_faults(raw_dir: Path) -> dict[tuple[str, str, str, int], str]:
    """Deliver broken records. Gives (system, table, file id, position) -> the reason each must be given."""
    audit = [
        audit_record("01"),
        audit_record("02")[:-40],
        audit_record("03", Id=None),
        audit_record("04", CreationTime=None),
        audit_record("05", CreationTime="2026-06-09T10:00:00"),
        audit_record("06"),
    ]
    meeting = {"meeting_id": "planted", "join_web_url": "https://example.com/planted", "call_id": "planted"}
    backwards = meeting | {"start_date_time": "2026-06-03T11:00:00Z", "end_date_time": "2026-06-03T10:00:00Z"}
    process = {"id": "planted", "managedDeviceId": "planted", "processName": "probe.exe", "startupImpactInMs": -5}
    report = f"Report Refresh Date,User Principal Name,Send Count,Report Period\n2026-06-03,{PROBE},-3,1\n"
    planted = {
        ("office365_audit", "records", "planted-2026-06-05.jsonl"): "\n".join(audit),
        ("teams", "meeting_activity", "planted-2026-06-05.jsonl"): json.dumps(backwards),
        ("intune", "startup_processes", "planted-2026-06-05.jsonl"): json.dumps(process),
        ("graph_reports", "email_activity_user_detail", "planted-2026-06-05.csv"): report,
    }
    files = {key[:2]: write(raw_dir, "/".join(key), text) for key, text in planted.items()}
    reasons = {
        ("office365_audit", "records", 1): "malformed record",
        ("office365_audit", "records", 2): "no id",
        ("office365_audit", "records", 3): "no time",
        ("office365_audit", "records", 4): "after the day it was received",
        ("teams", "meeting_activity", 0): "end before start",
        ("intune", "startup_processes", 0): "negative delay",
        ("graph_reports", "email_activity_user_detail", 0): "negative count",
    }
    return {(*key[:2], files[key[:2]], key[2]): reason for key, reason in reasons.items()}


def deliver_late_mail(raw_dir: Path, sender: str) -> int:
    """Mail of days whose every score date has been published. Gives the number of mails."""
    mails = [
        {
            "internetMessageId": f"<late-{day}@contoso.com>",
            "sentDateTime": f"{day}T10:00:00Z",
            "lastModifiedDateTime": f"{day}T10:00:00Z",
            "isDraft": False,
            "from": {"emailAddress": {"address": sender}},
            "toRecipients": [],
            "puser": sender,
        }
        for day in LATE_EVENT_DAYS
    ]
    write(raw_dir, "graph_data_connect/sent_items/late-2026-06-20.jsonl", "\n".join(map(json.dumps, mails)))
    return len(mails)


def exclude(raw_dir: Path, people: list[str]) -> None:
    """Deliver a longer list of excluded people."""
    write(raw_dir, "policy/excluded_people/received=2026-06-20/longer.csv", "\n".join(["user_id", *people]) + "\n")


def users(raw_dir: Path) -> list[Row]:
    """The directory as first delivered."""
    file = next((raw_dir / ORGANIZATION / "graph_data_connect" / "users").rglob("*.json"))
    return [json.loads(line) for line in file.read_text().splitlines()]


def licensed_users(raw_dir: Path) -> list[str]:
    return [user["userPrincipalName"] for user in users(raw_dir) if user["assignedPlans"]]


def copy_house(house: House, base: Path) -> House:
    """A house of its own with the same files; hard links where nothing is written in place."""
    shutil.copytree(house.raw_dir, base / "raw", copy_function=os.link)
    for name in ("warehouse", "ledger"):
        shutil.copytree(house.base / name, base / name)
    return House(base)
