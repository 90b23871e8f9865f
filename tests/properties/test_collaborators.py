"""Collaborators found in linear work are those that joining every pair of touches finds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import permutations
from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.properties.rendering import Warehouse, sql_of

MODELS = (
    "int_file_access_spans",
    "int_file_touches",
    "int_file_neighbours",
    "int_file_collaborations",
    "int_people_files_windows",
)
SQL = {model: sql_of(model) for model in MODELS}
START = date(2026, 1, 1)
WINDOW, DAYS = 28, 64
HOURS = 36  # between two moments
SCORE_DAYS = [START + timedelta(days=n) for n in range(WINDOW - 1, DAYS)]


class Touch(NamedTuple):
    """A person reads or changes a file, at one of few moments, so that equal times happen."""

    person: int
    file: int
    moment: int
    is_create: bool

    @property
    def at(self) -> datetime:
        return datetime.combine(START, datetime.min.time()) + timedelta(hours=HOURS * self.moment)

    @property
    def day(self) -> date:
        return self.at.date()


touches = st.builds(
    Touch,
    st.integers(1, 4),
    st.integers(1, 2),
    st.integers(0, 24 * DAYS // HOURS - 1),
    st.sampled_from([False, False, True]),
)
licences = st.dictionaries(st.integers(1, 4), st.tuples(st.integers(0, DAYS), st.integers(0, DAYS)), max_size=1)


def licensed_days(spans: dict[int, tuple[int, int]]) -> dict[int, set[date]]:
    """Everybody is licensed all the time, but those named only between two days."""
    days = dict.fromkeys(range(1, 5), (0, DAYS - 1)) | spans
    return {
        person: {START + timedelta(days=n) for n in range(first, last + 1)} for person, (first, last) in days.items()
    }


def every_pair(events: list[Touch], licensed: dict[int, set[date]]) -> dict[tuple[int, date], int]:
    """The definition: per score date, all pairs of touches in the window by people with access."""
    found: dict[tuple[int, date], int] = {}
    for day in SCORE_DAYS:
        window = {day - timedelta(days=n) for n in range(WINDOW)}
        counted = [e for e in events if e.day in window and licensed[e.person] & window]
        together = {
            (person, a.file)
            for a, b in permutations(counted, 2)
            if a.file == b.file and a.person != b.person and a.is_create and a.at < b.at
            for person in (a.person, b.person)
        }
        for person, _ in together:
            found[person, day] = found.get((person, day), 0) + 1
    return found


def by_models(events: list[Touch], licensed: dict[int, set[date]]) -> dict[tuple[int, date], int]:
    warehouse = Warehouse()
    warehouse.table(
        "int_file_events",
        {"organization_id": "varchar", "person_id": "bigint", "file_key": "bigint", "event_at": "timestamp",
         "event_date": "date", "is_read": "boolean", "is_create": "boolean", "is_office": "boolean"},
        [("one", e.person, e.file, e.at, e.day, not e.is_create, e.is_create, True) for e in events],
    )  # fmt: skip
    warehouse.table(
        "int_licence_days",
        {"organization_id": "varchar", "person_id": "bigint", "calendar_date": "date",
         "is_onedrive_enabled": "boolean", "is_sharepoint_enabled": "boolean"},
        [("one", person, day, True, False) for person, days in licensed.items() for day in days],
    )  # fmt: skip
    warehouse.table(
        "int_organizations",
        {"organization_id": "varchar", "first_score_date": "date"},
        [("one", SCORE_DAYS[0])],
    )
    warehouse.table(
        "int_organization_days",
        {"organization_id": "varchar", "calendar_date": "date", "is_score_date": "boolean"},
        [("one", START + timedelta(days=n), n >= WINDOW - 1) for n in range(DAYS)],
    )
    for model, sql in SQL.items():
        warehouse.build(model, sql)
    rows = warehouse.rows("select person_id, score_date, files_collaborated from int_people_files_windows")
    return {(person, day): files for person, day, files in rows if files}


CHANGED_AT_THE_SAME_TIME = [Touch(1, 1, 5, True), Touch(2, 1, 5, True), Touch(2, 1, 7, False)]


@example(CHANGED_AT_THE_SAME_TIME, {})
@settings(max_examples=150, deadline=None)
@given(st.lists(touches, min_size=6, max_size=40), licences)
def test_linear_collaborators_equal_every_pair(events: list[Touch], spans: dict[int, tuple[int, int]]) -> None:
    licensed = licensed_days(spans)
    assert by_models(events, licensed) == every_pair(events, licensed)
