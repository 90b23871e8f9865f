"""Meetings: practice, weighted by person-minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from .answers import CategoryScore, Person, in_window, percent, unavailable
from .copies import agreed, was_received_before
from .landing import Landing, Row, listed, number, timestamp
from .sources import counted_source

CATEGORY = "meetings"
ONE_MINUTE_MS, ONE_DAY_MS = 60_000, 86_400_000
VISUAL = {"video", "videobasedscreensharing", "screensharing"}


@dataclass(frozen=True)
class Meeting:
    """One call record: who was there, how long, and whether anybody showed anything."""

    started_at: datetime
    duration_ms: int
    participant_count: int
    attendees: frozenset[Person]
    has_practice: bool

    @property
    def day(self) -> date:
        return self.started_at.date()


def qualifies(meeting: Meeting) -> bool:
    """Longer than a minute, two participants from anywhere, and one of ours with Teams."""
    return meeting.duration_ms > ONE_MINUTE_MS and meeting.participant_count >= 2 and bool(meeting.attendees)


def score(
    day: date,
    meetings: Iterable[Meeting],
    enabled: Mapping[str, set[Person]],
    scoring_mode: str = "consistency",
) -> CategoryScore:
    """Points by person-minutes; the primary share counts meetings."""
    people = enabled.get("teams", set())
    if not people:
        return unavailable(CATEGORY, "nobody is licensed")
    held = [one for one in meetings if in_window(one.day, day) and qualifies(one)]
    if not held:
        return unavailable(CATEGORY, "no meeting")
    weights = [(len(one.attendees) * one.duration_ms, one.has_practice) for one in held]
    followed = sum(one.has_practice for one in held)
    points = percent(sum(w for w, good in weights if good), sum(w for w, _ in weights))
    if scoring_mode == "primary_share":
        points = percent(followed, len(held))
    return CategoryScore(CATEGORY, followed, len(held), points)


def milliseconds(start: datetime, end: datetime) -> int:
    return (end - start) // timedelta(milliseconds=1)


def modalities(row: Row) -> set[str]:
    return {str(one).lower() for one in listed(row["modalities"])}


def identity_sets(row: Row) -> list[dict[str, Any]]:
    """Everybody present: from the sessions when there, else from the participants."""
    sessions = [one for one in listed(row["sessions"]) if isinstance(one, dict)]
    ends = [session.get(end) or {} for session in sessions for end in ("caller", "callee")]
    present = [named(end["identity"]) for end in ends if named(end.get("identity") or {})]
    if present:
        return present
    participants = [one for one in listed(row["participants"]) if isinstance(one, dict)]
    newer = [one.get("identity") or {} for one in listed(row["participants_v2"])]
    return [named(one) for one in (participants or newer) if named(one)]


def named(identity: dict[str, Any]) -> dict[str, Any]:
    """The parts of an identity set that name somebody."""
    return {kind: value for kind, value in identity.items() if value}


def distinct(identities: Iterable[dict[str, Any]]) -> int:
    """How many different people there are, ours or not; applications are nobody."""
    everybody = {
        (kind, str(value_id(value)))
        for one in identities
        for kind, value in one.items()
        if "application" not in kind.lower()
    }
    return len(everybody)


def value_id(value: Any) -> Any:
    return (value.get("id") or value) if isinstance(value, dict) else value


def own_attendees(
    identities: Iterable[dict[str, Any]],
    person_of: Callable[[str | None], Person | None],
    own_tenants: set[str],
) -> frozenset[Person]:
    """Users that resolve to people and do not state another tenant."""
    users = [one["user"] for one in identities if isinstance(one.get("user"), dict)]
    ours = [user for user in users if not user.get("tenantId") or str(user["tenantId"]).lower() in own_tenants]
    return frozenset(person for user in ours if (person := person_of(user.get("id"))))


def has_failed(row: Row) -> bool:
    """Sessions are there, and none of them has media."""
    sessions = [one for one in listed(row["sessions"]) if isinstance(one, dict)]
    segments = [segment for one in sessions for segment in one.get("segments") or []]
    return bool(segments) and not any(segment.get("media") for segment in segments)


def is_sound(row: Row) -> bool:
    """Has an id, a start, an end after it, at most a day long, received afterwards."""
    start, end = timestamp(row["start_date_time"]), timestamp(row["end_date_time"])
    if not row["id"] or start is None or end is None or was_received_before(row, start.date()):
        return False
    return 0 <= milliseconds(start, end) <= ONE_DAY_MS


def payload(row: Row) -> tuple[Any, ...]:
    names = ("type", "modalities", "start_date_time", "end_date_time", "join_web_url",
             "organizer_user_id", "participants", "participants_v2", "sessions")  # fmt: skip
    return tuple(row[name] for name in names)


def call_rows(landing: Landing) -> list[Row]:
    """The highest version of each call; equal versions that disagree are quarantined."""
    rows = [row for row in landing.rows("graph", "call_records") if row["id"]]
    kept = agreed(rows, lambda row: row["id"].lower(), payload, order=lambda row: number(row["version"]) or 0)
    return [row for row in kept if is_sound(row)]


def meeting_of(row: Row, person_of: Callable[[str | None], Person | None], own_tenants: set[str]) -> Meeting | None:
    """A call record as a meeting; None for broadcasts, unknown kinds and failed calls."""
    start, end = timestamp(row["start_date_time"]), timestamp(row["end_date_time"])
    is_call = (row["type"] or "").lower() in ("groupcall", "peertopeer")
    if start is None or end is None or not is_call or has_failed(row):
        return None
    present = identity_sets(row)
    return Meeting(
        start,
        milliseconds(start, end),
        distinct(present),
        own_attendees(present, person_of, own_tenants),
        bool(modalities(row) & VISUAL),
    )


class Calls:
    """Call records of an organization, and the days that each meeting source covers."""

    def __init__(
        self,
        landing: Landing,
        person_of: Callable[[str | None], Person | None],
        own_tenants: set[str],
        audit: list[Row],
    ) -> None:
        rows = call_rows(landing)
        found = [meeting_of(row, person_of, own_tenants) for row in rows]
        self.meetings = [meeting for meeting in found if meeting]
        bulk = landing.rows("graph_data_connect", "teams_call_records")
        self.covered = {
            "call_records": days(rows, "start_date_time"),
            "teams_call_records": days(bulk, "start_time"),
            "audit": days([row for row in audit if is_meeting_record(row)], "creation_time"),
        }

    def source_on(self, day: date) -> str | None:
        """The one source that counts the window's meetings."""
        return counted_source(self.covered, day)


def is_meeting_record(row: Row) -> bool:
    return str(row["operation"]).lower().startswith("meeting")


def days(rows: list[Row], column: str) -> set[date]:
    moments = [(row, timestamp(row[column])) for row in rows]
    return {moment.date() for row, moment in moments if moment and not was_received_before(row, moment.date())}
