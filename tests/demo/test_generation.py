"""The generator keeps its promises: same bytes, bounded volume, a calendar, little time."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path
from statistics import mean, median

import pytest

from demo.generate import generate, organizations_of
from demo.settings import MAXIMUM_ROWS_PER_PERSON_WEEKDAY, RATES, organization

SECONDS = 6.0
FILES = 1_500


def digests(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()
    }


def json_lines(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for path in sorted(folder.rglob("*.json"))
        for line in path.read_text().splitlines()
        if line.endswith("}")
    ]


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    tiny = [organization("contoso", 20), organization("fabrikam", 12)]
    generate(tmp_path / "first", tiny, 30, "2026-06-30", 7)
    generate(tmp_path / "second", tiny, 30, "2026-06-30", 7)
    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def test_an_organization_does_not_depend_on_its_neighbours(tmp_path: Path) -> None:
    contoso, fabrikam = organization("contoso", 12), organization("fabrikam", 12)
    generate(tmp_path / "both", [contoso, fabrikam], 20, "2026-06-30", 7)
    generate(tmp_path / "one", [fabrikam], 20, "2026-06-30", 7)
    assert digests(tmp_path / "both" / "fabrikam") == digests(tmp_path / "one" / "fabrikam")


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    tiny = [organization("fabrikam", 12)]
    generate(tmp_path / "first", tiny, 20, "2026-06-30", 7)
    generate(tmp_path / "second", tiny, 20, "2026-06-30", 8)
    assert digests(tmp_path / "first") != digests(tmp_path / "second")


def test_event_rows_stay_within_the_budget(raw: Path) -> None:
    events = (
        "office365_audit/records",
        "graph_data_connect/sent_items",
        "graph_data_connect/team_chat",
        "graph_data_connect/channel_messages",
        "graph_data_connect/calendar_view",
        "graph/call_records",
        "communities/posts",
        "mail_events/messages",
        "teams/meeting_activity",
        "intune/device_startup_history",
    )
    rows = sum(path.read_bytes().count(b"\n") for table in events for path in (raw / "contoso" / table).rglob("*.*"))
    person_weekdays = 45 * 50
    assert rows / person_weekdays < MAXIMUM_ROWS_PER_PERSON_WEEKDAY


def test_the_planned_rates_leave_room_in_the_budget() -> None:
    assert sum(RATES.values()) < MAXIMUM_ROWS_PER_PERSON_WEEKDAY


def test_weekends_and_public_holidays_are_quiet(raw: Path) -> None:
    mails = json_lines(raw / "contoso" / "graph_data_connect" / "sent_items")
    days = Counter(date.fromisoformat(str(mail["sentDateTime"])[:10]) for mail in mails)
    usual = sum(n for d, n in days.items() if d.weekday() < 5) / 50
    weekend = sum(n for d, n in days.items() if d.weekday() >= 5) / 20
    assert weekend < 0.15 * usual
    assert days[date(2026, 5, 25)] < 0.3 * usual  # a holiday in all three countries


def test_every_file_is_received_after_what_it_tells(raw: Path) -> None:
    for path in (raw / "contoso" / "graph_data_connect" / "sent_items").glob("*.json"):
        received = path.stem[-10:]
        moments = [json.loads(line)["lastModifiedDateTime"][:10] for line in path.read_text().splitlines()]
        assert max(moments) < received


def test_a_mail_has_one_message_id_in_all_sources(raw: Path) -> None:
    sent = {m["internetMessageId"] for m in json_lines(raw / "contoso/graph_data_connect/sent_items")}
    gateway = [
        json.loads(line)["message_id"]
        for path in (raw / "contoso/mail_events/messages").glob("*.jsonl")
        for line in path.read_text().splitlines()
    ]
    assert gateway
    assert set(gateway) <= sent


def test_meetings_start_when_the_calendar_says(raw: Path) -> None:
    calls = {c["joinWebUrl"]: str(c["startDateTime"])[:19] for c in json_lines(raw / "contoso/graph/call_records")}
    events = json_lines(raw / "contoso/graph_data_connect/calendar_view")
    online = [e for e in events if e["isOnlineMeeting"]]
    starts = {e["onlineMeeting"]["joinUrl"]: e["start"]["dateTime"][:19] for e in online}  # type: ignore[index]
    shared = calls.keys() & starts.keys()
    assert len(shared) > 100
    assert all(calls[url] == starts[url] for url in shared)


def test_a_week_in_the_calendar_is_plausible_and_uneven(raw: Path) -> None:
    hours: dict[str, float] = defaultdict(float)
    for entry in json_lines(raw / "contoso/graph_data_connect/calendar_view"):
        if entry["showAs"] == "busy":
            start, end = (datetime.fromisoformat(entry[k]["dateTime"][:19]) for k in ("start", "end"))  # type: ignore[index]
            hours[str(entry["puser"])] += (end - start).total_seconds() / 3600 / 10
    assert len(hours) == 45
    assert 5 < mean(hours.values()) < 14
    assert max(hours.values()) > 3 * median(hours.values())


def test_meetings_in_a_room_have_the_same_time_in_every_copy_and_no_link(raw: Path) -> None:
    times = defaultdict(set)
    for entry in json_lines(raw / "contoso/graph_data_connect/calendar_view"):
        if not entry["isOnlineMeeting"]:
            assert entry["onlineMeeting"] is None
            times[entry["iCalUId"]].add(json.dumps([entry["start"], entry["end"], entry["organizer"]]))
    assert len(times) > 500
    assert all(len(found) == 1 for found in times.values())


def test_fabrikam_has_no_intune_and_no_data_connect_mail(raw: Path) -> None:
    assert not (raw / "fabrikam" / "intune").exists()
    assert not (raw / "fabrikam" / "graph_data_connect" / "sent_items").exists()
    assert (raw / "contoso" / "intune").exists()


def test_a_small_demo_is_quick_and_in_few_files(tmp_path: Path) -> None:
    started = time.process_time()
    summary = generate(tmp_path / "raw", [organization("contoso", 60)], 56, "2026-06-30", 7)
    assert time.process_time() - started < SECONDS
    assert summary.file_count < FILES


def test_foreign_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(FileExistsError, match="not made by this generator"):
        generate(tmp_path, [organization("fabrikam", 5)], 10, "2026-06-30", 7)
    assert (tmp_path / "mine.txt").read_text() == "keep"


def test_a_scaled_organization_leaves_the_others_as_designed() -> None:
    chosen = organizations_of("contoso,fabrikam", 8_000, "large")
    assert [(o.name, o.people) for o in chosen] == [("contoso", 300), ("fabrikam", 80), ("large", 8_000)]
