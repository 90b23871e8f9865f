"""Rules of the sources on small cases: identities, copies, windows, sources, licences."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from . import communication, content, network, teamwork
from .activities import recipients
from .calendar_days import as_of_day, score_dates
from .content import FileEvent
from .copies import agreed, newest, snapshot_day
from .identities import Identities, kind
from .licences import from_active_users
from .network import Sample
from .sources import Existence, counted_source

DAY = date(2026, 3, 31)
ADA, BEA = "0a000000-0000-4000-8000-000000000001", "0a000000-0000-4000-8000-000000000002"


def back(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" SMTP:Ada@x.com ", "address"), (ADA, "object"), ("0" * 32, "concealed"),
        ("00000000-0000-0000-0000-000000000000", "concealed"), ("joe_y.com#EXT#@x.com", "guest"),
        ("urn:spo:guest#joe@y.com", "guest"), ("app@sharepoint", "service"),
        (r"NT AUTHORITY\SYSTEM", "service"), ("", None),
    ],
)  # fmt: skip
def test_an_identity_has_a_kind(value: str, expected: str | None) -> None:
    assert kind(value) == expected


def test_an_alias_of_two_people_belongs_to_neither() -> None:
    identities = Identities()
    identities.claim(ADA, ["ada@x.com", "sales@x.com", "ADA@x.com"])
    identities.claim(BEA, ["bea@x.com", "smtp:sales@x.com"])
    assert identities.person("Ada@X.com") == ADA
    assert identities.person("sales@x.com") is None
    assert identities.person("0a000000-0000-4000-8000-000000000003") is None


def test_excluded_people_count_nowhere() -> None:
    identities = Identities()
    identities.claim(ADA, ["ada@x.com"])
    identities.excluded = {ADA}
    assert identities.person("ada@x.com") is None


def test_the_newest_copy_holds_and_disagreeing_copies_do_not() -> None:
    rows = [{"id": 1, "version": 1, "end": 5}, {"id": 1, "version": 2, "end": 6}]
    assert newest(rows, lambda row: row["id"], lambda row: row["version"]) == [rows[1]]
    torn = [{"id": 1, "version": 2, "end": 6}, {"id": 1, "version": 2, "end": 7}]

    def kept(of: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return agreed(of, lambda r: r["id"], lambda r: r["end"], lambda r: r["version"])

    assert kept(rows) == [rows[1]]
    assert kept(torn) == []


@pytest.mark.parametrize(
    ("day", "holds_backwards", "expected"),
    [
        (date(2026, 1, 20), False, date(2026, 1, 10)), (date(2026, 2, 14), False, date(2026, 1, 10)),
        (date(2026, 2, 15), True, None), (date(2026, 1, 1), True, date(2026, 1, 10)),
        (date(2026, 1, 1), False, None),
    ],
)  # fmt: skip
def test_a_snapshot_holds_until_the_next_at_most_35_days(
    day: date, holds_backwards: bool, expected: date | None
) -> None:
    days = [date(2026, 1, 10), date(2026, 3, 10)]
    assert snapshot_day(days, day, holds_backwards) == expected


def test_score_dates_start_with_the_first_full_window() -> None:
    history = {back(days) for days in range(40)}
    assert score_dates(history, DAY) == [back(days) for days in range(12, -1, -1)]
    assert score_dates({back(3), DAY}, DAY) == [DAY]
    assert len(score_dates({back(400), DAY}, DAY)) == 180
    assert as_of_day(history, None, back(-1)) == back(2)
    assert as_of_day(history, back(9), DAY) == back(9)


def test_reports_fill_only_days_without_any_event() -> None:
    sent = Existence()
    sent.event("sent_items", "ada", back(1))
    sent.report("email report", "bea", back(1), True)
    sent.report("email report", "bea", back(2), True)
    assert sent.days() == {"ada": {back(1)}, "bea": {back(2)}}


def test_one_source_counts_the_first_that_covers_half_the_weekdays() -> None:
    weekdays = [back(days) for days in range(28) if back(days).weekday() < 5]
    assert counted_source({"a": set(weekdays[:10]), "b": set(weekdays)}, DAY) == "a"
    assert counted_source({"a": set(weekdays[:9]), "b": set(weekdays[:9])}, DAY) == "a"
    assert counted_source({"a": set(weekdays[:8]), "b": set(weekdays[:9])}, DAY) == "b"
    assert counted_source({"a": set(), "b": {back(60)}}, DAY) is None


def licence_row(day: date, assigned: str, name: str = "ada@x.com") -> dict[str, Any]:
    products = ("exchange", "onedrive", "sharepoint", "skype_for_business", "yammer", "teams")
    return {
        "report_refresh_date": day.isoformat(), "report_period": "7", "user_principal_name": name,
        "is_deleted": "False", "received_at": datetime(2026, 4, 1),
        **{f"has_{product}_license": str(product == "teams") for product in products},
        **{f"{product}_license_assign_date": assigned for product in products},
    }  # fmt: skip


def test_licences_hold_a_week_and_reach_back_only_from_the_first_export() -> None:
    identities = Identities()
    identities.claim(ADA, ["ada@x.com"])
    on_day = from_active_users(identities, [licence_row(back(20), back(22).isoformat())])
    assert on_day(back(13)) == {"teams": {ADA}}
    assert on_day(back(12)) == {}
    assert on_day(back(22)) == {"teams": {ADA}}
    assert on_day(back(23)) == {}


def test_a_concealed_export_says_so() -> None:
    rows = [licence_row(DAY, "", f"{number:032x}") for number in (1, 2)]
    assert from_active_users(Identities(), [*rows, licence_row(DAY, "")])(DAY) == "names concealed"


def test_only_days_of_enabled_modes_count() -> None:
    activity = {"email": {"ada": {DAY}}, "message": {"ada": {DAY}}, "community": {"ada": {DAY}}}
    enabled = {"exchange": {"ada", "bea"}, "yammer": {"bea"}, "teams": set[str]()}
    answer = communication.score(DAY, activity, enabled)
    assert (answer.numerator, answer.denominator, answer.points) == (0, 1, 0)


def touch(person: str, minute: int, role: str) -> FileEvent:
    return FileEvent(person, datetime(2026, 3, 30, 9, minute), "f", role)


@pytest.mark.parametrize(
    ("events", "together"),
    [
        ([touch("ada", 1, "create"), touch("bea", 2, "read")], {"ada", "bea"}),
        ([touch("ada", 2, "create"), touch("bea", 1, "read")], set()),
        ([touch("ada", 1, "create"), touch("bea", 1, "create")], set()),
        ([touch("ada", 1, "create"), touch("ada", 2, "read")], set()),
        ([touch("ada", 1, "read"), touch("bea", 2, "create"), touch("ada", 3, "read")],
         {"ada", "bea"}),
    ],
)  # fmt: skip
def test_collaborators_need_a_creation_and_a_later_touch(events: list[FileEvent], together: set[str]) -> None:
    assert content.collaborators_of_file(events) == together


def test_workspaces_of_one_or_of_more_than_500_do_not_count() -> None:
    engagements = [
        teamwork.Engagement(person, DAY, workspace)
        for person, workspace in [("ada", "one"), ("bea", "two"), ("cor", "501"), ("dan", None)]
    ]
    base = [{person: {DAY} for person in ("ada", "bea", "cor", "dan", "eve")}]
    access = {"teams": {"ada", "bea", "cor", "dan"}}
    sizes = {"one": 1, "two": 2, "501": 501}
    answer = teamwork.score(DAY, engagements, base, sizes, access)
    assert (answer.numerator, answer.denominator) == (2, 4)


def test_an_office_keeps_its_last_three_days_for_sixty_days() -> None:
    samples = [
        Sample(back(60), "AMS", "exchange", latency=25.0),
        Sample(back(63), "AMS", "exchange", latency=350.0),
        Sample(back(1), "LON", "exchange", latency=100.0),
        Sample(back(0), "LON", "sharepoint", download=20.0),
        Sample(back(0), "Haarlem", "exchange", latency=350.0, is_remote=True),
        Sample(back(61), "NYC", "exchange", latency=350.0),
    ]
    assert network.score(DAY, samples).points == 80
    assert network.score(DAY, [samples[-1]]).reason == "no office has a sample"


def test_recipients_are_found_in_every_shape() -> None:
    row = {
        "to_recipients": '[{"emailAddress":{"address":"A@x.com"}}]',
        "cc_recipients": '[{"EmailAddress":{"Address":"b@x.com"}}]',
        "recipient_list": '[{"Address":"c@x.com","Name":""}]',
        "recipient_ids": '["d@x.com"]',
    }
    assert recipients(row) == {"a@x.com", "b@x.com", "c@x.com", "d@x.com"}
