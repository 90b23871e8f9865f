"""Everything demo/README.md says is wrong with the files is there."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HEX_NAME = re.compile(r"^[0-9A-F]{32}$")


@pytest.fixture(scope="module")
def contoso(raw: Path) -> Path:
    return raw / "contoso"


@pytest.fixture(scope="module")
def audit(contoso: Path) -> list[dict[str, Any]]:
    folder = contoso / "office365_audit" / "records"
    found = [r for path in sorted(folder.rglob("*.json")) for r in json.loads(path.read_text())]
    for path in folder.rglob("*.gz"):
        found += json.loads(gzip.decompress(path.read_bytes()))
    return found


def lines(folder: Path) -> list[dict[str, Any]]:
    paths = sorted(folder.rglob("*.json"))
    return [json.loads(line) for p in paths for line in p.read_text().splitlines()]


def test_audit_records_are_delivered_again(audit: list[dict[str, Any]]) -> None:
    identities = Counter(r["Id"] for r in audit if "Id" in r)
    assert max(identities.values()) > 1
    assert any(i != i.lower() and i.lower() in identities for i in identities)


def test_audit_records_come_late(contoso: Path) -> None:
    late = list((contoso / "office365_audit/records").glob("received=*/audit-late.json"))
    assert late
    for path in late:
        received = path.parent.name.removeprefix("received=")
        assert all(r["CreationTime"][:10] < received for r in json.loads(path.read_text()))


def test_user_names_differ_in_case(audit: list[dict[str, Any]]) -> None:
    users = {r["UserId"] for r in audit}
    assert any(u.isupper() and u.lower() in users for u in users)


def test_a_search_export_repeats_records_of_the_api(contoso: Path, audit: list[dict[str, Any]]) -> None:
    path = next((contoso / "office365_audit/records").glob("search-*.csv"))
    with path.open(newline="") as file:
        searched = [json.loads(row["AuditData"]) for row in csv.DictReader(file)]
    shared = {r["Id"] for r in searched if "Id" in r} & {r["Id"] for r in audit if "Id" in r}
    assert len(shared) >= 50


def test_there_are_records_without_id_and_with_an_unknown_operation(audit: list[dict[str, Any]]) -> None:
    assert sum("Id" not in r for r in audit) == 1
    assert sum(r["Operation"] == "FileHologramOpened" for r in audit) >= 1


@pytest.mark.parametrize("user", ["app@sharepoint", "NT AUTHORITY\\SYSTEM", "#ext#", "urn:spo:guest"])
def test_actors_that_are_no_people_occur(audit: list[dict[str, Any]], user: str) -> None:
    assert any(user in r["UserId"] for r in audit)
    assert any(r["UserType"] == 5 for r in audit)


def test_people_send_from_aliases_and_shared_mailboxes(contoso: Path, audit: list[dict[str, Any]]) -> None:
    users = lines(contoso / "graph_data_connect/users")
    upns = {u["userPrincipalName"] for u in users}
    sent = lines(contoso / "graph_data_connect/sent_items")
    assert any(m["from"]["emailAddress"]["address"] not in upns for m in sent)
    assert any(r.get("SendAsUserSmtp") == "info@contoso.com" for r in audit)
    shared = [u for u in users if u["userPrincipalName"] == "info@contoso.com"]
    assert not any(u["accountEnabled"] or u["assignedPlans"] for u in shared)
    assert any(u["userType"] == "Guest" for u in users)


def test_sent_items_are_repeated_with_a_newer_change(contoso: Path) -> None:
    sent = lines(contoso / "graph_data_connect/sent_items")
    versions = Counter(m["internetMessageId"] for m in sent)
    assert max(versions.values()) == 2


def test_one_chat_file_is_cut_off(contoso: Path) -> None:
    files = list((contoso / "graph_data_connect/team_chat").glob("*.json"))
    assert sum(not p.read_text().endswith("}\n") for p in files) == 1


def test_encodings_differ(contoso: Path) -> None:
    starts = [p.read_bytes()[:3] for p in contoso.rglob("*") if p.is_file()]
    assert sum(s[:2] == b"\xff\xfe" for s in starts) == 1
    assert sum(s == b"\xef\xbb\xbf" for s in starts) == 1
    assert sum(s[:2] == b"\x1f\x8b" for s in starts) == 1


def test_call_records_grow_repeat_and_contradict_themselves(contoso: Path) -> None:
    calls = lines(contoso / "graph/call_records")
    versions = {(c["id"], c["version"]) for c in calls}
    assert any((i, 1) in versions and (i, 2) in versions for i, _ in versions)
    assert len(versions) < len(calls)
    assert sum(c["endDateTime"] < c["startDateTime"] for c in calls) == 1
    kinds = {k for c in calls for p in c["participants"] for k, v in p.items() if v}
    assert {"user", "application", "phone"} <= kinds
    tenants = {p["user"]["tenantId"] for c in calls for p in c["participants"] if p["user"]}
    assert len(tenants) == 2
    assert any(not s["segments"][0]["media"] for c in calls for s in c["sessions"])


def test_reports_change_hide_names_and_cover_a_week(contoso: Path) -> None:
    reports = contoso / "graph_reports"
    headers = {p.read_text().partition("\n")[0] for p in (reports / "teams_user_activity_user_detail").glob("*.csv")}
    assert len(headers) == 2
    concealed = []
    for path in (reports / "email_activity_user_detail").glob("*.csv"):
        with path.open(newline="") as file:
            names = [row["User Principal Name"] for row in csv.DictReader(file)]
        if names and all(HEX_NAME.match(n) for n in names):
            concealed.append(path)
    assert len(concealed) == 1
    assert list((reports / "email_activity_user_detail").glob("*-D7-*.csv"))


def test_the_roster_states_impossible_managers(contoso: Path) -> None:
    path = sorted((contoso / "hr/organization").rglob("*.csv"))[0]
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [(row["PersonId"], row["ManagerId"]) for row in csv.DictReader(file)]
    people = {person.strip().lower() for person, _ in rows}
    managers = {person: manager for person, manager in rows if manager}
    listed = Counter(person for person, _ in rows)
    assert sum(manager == "nobody@contoso.com" for manager in managers.values()) == 1
    assert "nobody@contoso.com" not in people
    assert sum(person == manager for person, manager in managers.items()) == 1
    assert sum(person != manager and managers.get(manager) == person for person, manager in managers.items()) == 2
    assert sum(count == 2 for count in listed.values()) == 1
    assert listed[""] == 1
    assert any(person != person.strip() and person.strip().isupper() for person in listed)


def test_devices_carry_their_owners(contoso: Path) -> None:
    devices = lines(contoso / "intune/devices")
    assert all("@" in d["userPrincipalName"] for d in devices)
    owners = {d["userPrincipalName"].partition("@")[0].partition(".")[2].upper()[:8] for d in devices}
    assert any(o in d["deviceName"] for d in devices for o in owners)


def test_technology_sources_have_gaps(contoso: Path) -> None:
    samples = "".join(p.read_text() for p in (contoso / "network/samples").glob("*.csv"))
    assert len(re.findall(r"Z,,", samples)) == 1
    inventory = "".join(p.read_text() for p in (contoso / "apps_admin/device_inventory").glob("*.csv"))
    assert "16.0.99.1" in inventory


def test_an_undeclared_table_lies_around(contoso: Path) -> None:
    assert list((contoso / "planner/tasks").glob("*.json"))
