"""A handful of landed rows, scored by hand: the way from Parquet to categories holds together."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from .landing import Landing
from .scores import Day, Organization

ROOT = Path(__file__).parents[2]
DAY = date(2026, 3, 31)
RECEIVED = datetime(2026, 4, 1)
TENANT = "10000000-0000-4000-8000-000000000000"
PEOPLE = {name: f"0a000000-0000-4000-8000-00000000000{n}" for n, name in enumerate(("ada", "bea", "cor"))}
PRODUCTS = ("exchange", "onedrive", "sharepoint", "yammer", "teams")
Rows = list[dict[str, Any]]


def contract_columns(system: str, table: str) -> list[str]:
    path = ROOT / "models" / "staging" / system / f"_{system}__sources.yml"
    (source,) = yaml.safe_load(path.read_text())["sources"]
    (found,) = (one for one in source["tables"] if one["name"] == table)
    return [column["name"] for column in found["columns"]]


def land(root: Path, system: str, table: str, rows: Rows) -> None:
    """Rows as one landed file, received the day after the score date."""
    columns = contract_columns(system, table)
    landed = [
        {name: row.get(name) for name in columns}
        | {"organization_id": "tiny", "file_id": table, "record_position": place}
        | {"received_at": RECEIVED, "problem": row.get("problem")}
        for place, row in enumerate(rows)
    ]
    folder = root / "landing" / system / table / "tiny"
    folder.mkdir(parents=True, exist_ok=True)
    texts = dict.fromkeys([*columns, "problem"], pl.String())
    pl.DataFrame(landed, schema_overrides=texts).write_parquet(folder / "one.parquet")


def user(name: str, **more: str) -> dict[str, str]:
    plans = [
        {"service": service, "servicePlanId": plan, "capabilityStatus": "Enabled",
         "assignedDateTime": "2020-01-01T00:00:00Z"}
        for service, plan in (
            ("exchange", "efb87545-963c-4e0d-99df-69c6916d9eb0"),
            ("SharePoint", "5dbe027f-2339-4123-9542-606e4d348a72"),
            ("TeamspaceAPI", "57ff2da0-773e-42df-b2af-ffb7a2317929"),
            ("YammerEnterprise", "7547a3fe-08ee-4ccb-b430-5077c5041653"),
        )
    ]  # fmt: skip
    return {
        "id": PEOPLE.get(name, name), "user_principal_name": f"{name}@x.com", "mail": f"{name}@x.com",
        "account_enabled": "true", "user_type": "Member", "assigned_plans": json.dumps(plans),
        "tenant_id": TENANT, **more,
    }  # fmt: skip


def record(number: int, operation: str, who: str, minute: int, **more: str) -> dict[str, str]:
    return {
        "id": f"record-{number}", "operation": operation, "user_id": f"{who}@x.com", "user_type": "0",
        "creation_time": f"2026-03-30T09:{minute:02d}:00", "workload": "SharePoint",
        "tenant_id": TENANT, **more,
    }  # fmt: skip


def file(number: int, operation: str, who: str, minute: int, **more: str) -> dict[str, str]:
    place = {"object_id": "https://x/sites/s/plan.docx", "site_url": "https://x/sites/s/"}
    return record(number, operation, who, minute, **(place | more))


def audit_rows() -> Rows:
    return [
        file(1, "FileModified", "ada", 1),
        file(2, "FileAccessed", "bea", 2),
        file(2, "FileAccessed", "bea", 2, id="RECORD-2"),  # a copy, in other case
        file(3, "FileAccessed", "cor", 3),
        file(3, "FileAccessed", "cor", 4),  # the copy disagrees: quarantined
        file(4, "FileAccessed", "app", 4, user_type="5"),
        file(5, "FileAccessed", "cor", 5, object_id="https://x/sites/s/song.mp3"),
        file(6, "FileAccessed", "eve", 5),  # excluded
        record(7, "Send", "ada", 6, recipient_list='[{"Address":"g@x.com"}]', workload="Exchange"),
        record(8, "MessageSent", "ada", 7, team_guid="group-1", workload="MicrosoftTeams"),
        record(9, "MessageSent", "bea", 8, team_guid="group-2", workload="MicrosoftTeams"),
        record(10, "FileAccessed", "cor", 9, creation_time="2026-05-01T00:00:00"),  # after its receipt
    ]


def call(identity: str, version: str, minutes: int, names: str, modalities: str) -> dict[str, str]:
    participants = [{"user": {"id": PEOPLE[one], "tenantId": TENANT}} for one in names.split()]
    participants.append({"user": {"id": identity, "tenantId": "another"}})
    return {
        "id": identity, "version": version, "type": "groupCall", "modalities": modalities,
        "start_date_time": "2026-03-30T09:00:00Z",
        "end_date_time": f"2026-03-30T{9 + minutes // 60:02d}:{minutes % 60:02d}:00Z",
        "participants": json.dumps(participants),
    }  # fmt: skip


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Day:
    root = tmp_path_factory.mktemp("warehouse")
    control = root / "landing" / "_control"
    control.mkdir(parents=True)
    names = {"organization_id": "tiny", "requested_as_of": DAY, "build_date": DAY + timedelta(9)}
    pl.DataFrame([names]).write_parquet(control / "organizations.parquet")
    receipt = {"organization_id": "tiny", "system": "", "table_name": "", "file_id": ""}
    pl.DataFrame([receipt | {"received_at": RECEIVED}]).write_parquet(control / "receipts.parquet")
    eve = user("eve", id="0a000000-0000-4000-8000-00000000000e")
    info = user("info", account_enabled="false", assigned_plans="[]")
    guest = user("joe", user_type="Guest", id="0a000000-0000-4000-8000-00000000000f")
    users = [*map(user, PEOPLE), eve, info, guest]
    land(root, "graph_data_connect", "users", users)
    land(root, "policy", "excluded_people", [{"user_id": "EVE@x.com"}])
    land(root, "office365_audit", "records", [*audit_rows(), {"problem": "malformed record"}])
    group = {"id": "group-1", "mail": "g@x.com", "group_types": '["Unified"]'}
    land(root, "graph_data_connect", "group_details", [group, {**group, "id": "group-2", "mail": "h@x.com"}])
    members = [("group-1", "ada"), ("group-1", "bea"), ("group-2", "bea")]
    land(root, "graph_data_connect", "group_members", [{"group_id": g, "id": m} for g, m in members])
    calls = [
        call("c1", "1", 1, "ada", '["audio"]'),
        call("c1", "2", 60, "ada bea", '["audio","video"]'),
        call("c2", "1", 30, "cor", '["audio"]'),
        call("c3", "1", 1, "ada bea", '["audio","video"]'),
    ]
    land(root, "graph", "call_records", calls)
    assert Landing(root, "tiny").build() == (DAY, DAY + timedelta(9))
    organization = Organization(root, "tiny")
    assert organization.score_dates == [DAY]
    return organization.on(DAY)


@pytest.mark.parametrize(
    ("category", "numerator", "denominator", "points"),
    [
        ("communication", 1, 3, 100 / 12 / 3),  # ada mailed and wrote, each on a day
        ("meetings", 1, 2, 100 * 120 / 150),  # three minutes of 150 person-minutes are without
        ("content_collaboration", 2, 3, 100 * (1 + 1 + 3 + 3) / 36 / 3),
        ("teamwork", 1, 2, 100 / 12 / 2),  # group-2 has one member
    ],
)
def test_the_tiny_organization_has_the_scores_worked_out_by_hand(
    answer: Day, category: str, numerator: int, denominator: int, points: float
) -> None:
    score = answer.categories[category]
    assert (score.numerator, score.denominator) == (numerator, denominator), score
    assert float(score.points or 0) == pytest.approx(points)


@pytest.mark.parametrize("category", ["mobility", "endpoint_analytics", "network_connectivity", "apps_health"])
def test_what_has_no_source_has_a_reason(answer: Day, category: str) -> None:
    assert answer.categories[category].points is None
    assert answer.total.maximum == 400
