"""Vectors read from the edges of intervals are those that looking at every second finds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.properties.rendering import Warehouse, environment, sql_of

CHANNELS = ("meeting", "call", "chat", "email")  # who gets a second first
TABLES = {channel: f"int_{channel}_intervals" for channel in CHANNELS}
MODELS = ("int_collaboration_intervals", "int_collaboration_windows")
SQL = {model: sql_of(model) for model in (*MODELS, "int_working_intervals")}
ANCHOR = datetime.fromisoformat(environment()[1]["privacy_window_anchor"])
WINDOW = timedelta(days=environment()[1]["window_days"])
EDGE = datetime(2026, 4, 20)  # a window ends and the next one begins
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Vectors = dict[tuple[date, int], tuple[int, ...]]


class Interval(NamedTuple):
    """Something a person does, in steps from the edge; work is what working hours are."""

    person: int
    kind: str
    first: int
    length: int


intervals = st.builds(
    Interval,
    st.integers(1, 2),
    st.sampled_from([*CHANNELS, "work"]),
    st.integers(-30, 30),
    st.integers(-2, 40),
)


class Clock(NamedTuple):
    """Steps in seconds, and a fraction of a second by which everything is late."""

    step: int
    microseconds: int

    def at(self, number: int) -> datetime:
        return EDGE + timedelta(seconds=self.step * number, microseconds=self.microseconds)


clocks = st.builds(Clock, st.sampled_from([1, 3600, 86400]), st.sampled_from([0, 1, 999_999]))


def window_of(moment: datetime) -> date:
    return (moment - (moment - ANCHOR) % WINDOW).date()


def every_second(found: list[Interval], clock: Clock) -> Vectors:
    """The definition: each second of a person is the first channel's that is open, after hours when work is not."""
    open_kinds: dict[tuple[int, int], set[str]] = {}
    for interval in found:
        for number in range(interval.first, interval.first + interval.length):
            open_kinds.setdefault((interval.person, number), set()).add(interval.kind)
    answer: Vectors = {}
    for (person, number), kinds in open_kinds.items():
        channel = next((channel for channel in CHANNELS if channel in kinds), None)
        if channel is None:
            continue
        key = window_of(EDGE + timedelta(seconds=clock.step * number)), person
        vector = list(answer.get(key, (0, 0, 0, 0, 0)))
        vector[CHANNELS.index(channel)] += clock.step
        vector[4] += clock.step * ("work" not in kinds)
        answer[key] = tuple(vector)
    return answer


def by_models(found: list[Interval], clock: Clock) -> Vectors:
    warehouse = Warehouse()
    columns = {"organization_id": "varchar", "person_id": "bigint", "channel": "varchar",
               "started_at": "timestamp", "ended_at": "timestamp"}  # fmt: skip
    for channel, table in TABLES.items():
        rows = [
            ("one", i.person, channel, clock.at(i.first), clock.at(i.first + i.length))
            for i in found
            if i.kind == channel
        ]
        warehouse.table(table, columns, rows)
    edges = [EDGE + n * WINDOW for n in range(-2, 4)]
    exact = Clock(clock.step, 0)
    cuts = [
        (edge, i.person, max(exact.at(i.first), edge), min(exact.at(i.first + i.length), edge + WINDOW))
        for i in found
        for edge in edges
        if i.kind == "work"
    ]
    work = [("one", edge.date(), person, start, end) for edge, person, start, end in cuts if start < end]
    cut = {"organization_id": "varchar", "window_start": "date", "person_id": "bigint"}
    warehouse.table("int_working_intervals", cut | {"started_at": "timestamp", "ended_at": "timestamp"}, work)
    for model in MODELS:
        warehouse.build(model, SQL[model])
    names = ", ".join(f"{name}_seconds" for name in (*CHANNELS, "after_hours"))
    found_rows = warehouse.rows(f"select window_start, person_id, {names} from int_collaboration_windows")
    return {(row[0], row[1]): row[2:] for row in found_rows}


MAIL = Interval(1, "email", 0, 5)
EQUAL_EDGES = [MAIL, MAIL, Interval(1, "call", 5, 5), Interval(1, "work", 5, 1)]


@example(EQUAL_EDGES, Clock(1, 999_999))
@settings(max_examples=60, deadline=None)
@given(st.lists(intervals, max_size=40), clocks)
def test_vectors_equal_every_second(found: list[Interval], clock: Clock) -> None:
    vectors = by_models(found, clock)
    assert vectors == every_second(found, clock)
    assert all(sum(vector[:4]) <= WINDOW.total_seconds() for vector in vectors.values())


class Hours(NamedTuple):
    """What a mailbox calls working hours; no clock change falls between midnight and three."""

    zone: str
    start: int
    end: int
    days: frozenset[str]

    def are_at(self, moment: datetime) -> bool:
        """The definition: whether some local day's hours hold the moment."""
        local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(self.zone))
        days = [local.date() - timedelta(days=n) for n in range(3)]
        return any(self._opens(day) <= local < self._closes(day) for day in days if DAYS[day.weekday()] in self.days)

    def _opens(self, day: date) -> datetime:
        return self._clock(day, self.start)

    def _closes(self, day: date) -> datetime:
        return self._clock(day, self.end + (1440 if self.end <= self.start else 0))

    def _clock(self, day: date, minute: int) -> datetime:
        wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
        return wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


ZONES = ("UTC", "Europe/Amsterdam", "America/Los_Angeles", "Asia/Kathmandu", "Australia/Lord_Howe", "Etc/GMT-14")
minutes = st.integers(6, 47).map(lambda half_hours: 30 * half_hours)
hours = st.builds(Hours, st.sampled_from(ZONES), minutes, minutes, st.frozensets(st.sampled_from(DAYS)))
windows = st.sampled_from([EDGE - WINDOW, EDGE, datetime(2026, 10, 5)])  # with and without a change of clocks


@settings(max_examples=40, deadline=None)
@given(hours, windows)
def test_working_hours_follow_the_clock_of_their_zone(stated: Hours, window: datetime) -> None:
    warehouse = Warehouse()
    warehouse.connection.execute("set timezone = 'UTC'")
    numbers = {"start_minute": "bigint", "end_minute": "bigint"}
    columns = {"organization_id": "varchar", "window_start": "date", "person_id": "bigint", "zone_name": "varchar"}
    worked = {f"is_{day}_worked": "varchar" for day in DAYS}
    row = ("one", window.date(), 1, stated.zone, stated.start, stated.end, *(str(day in stated.days) for day in DAYS))
    warehouse.table("int_working_hours", columns | numbers | worked, [row])
    warehouse.build("int_working_intervals", SQL["int_working_intervals"])
    spans = warehouse.rows("select started_at, ended_at from int_working_intervals")
    half_hours = [window + n * timedelta(minutes=30) for n in range(int(WINDOW.total_seconds()) // 1800)]
    found = [any(start <= moment < end for start, end in spans) for moment in half_hours]
    assert found == [stated.are_at(moment) for moment in half_hours]
