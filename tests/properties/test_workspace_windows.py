"""Days of work in shared workspaces, counted by intervals, are those that looking at every window finds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.rendering import Warehouse, sql_of

SQL = sql_of("int_people_workspace_windows")
START = date(2026, 1, 1)
WINDOW, DAYS = 28, 64
SCORE_DAYS = [START + timedelta(days=n) for n in range(WINDOW - 1, DAYS)]


class Engagement(NamedTuple):
    """A person mails or posts in a workspace; 0 is one that no source names."""

    person: int
    workspace: int
    activity: str
    day_number: int


class Size(NamedTuple):
    """A span of days on which a workspace has a size."""

    workspace: int
    first: int
    length: int
    is_shared: bool


engagements = st.builds(
    Engagement,
    st.integers(1, 3),
    st.integers(0, 3),
    st.sampled_from(["workspace_mailed", "workspace_messaged"]),
    st.integers(0, DAYS - 1),
)
sizes = st.builds(Size, st.integers(1, 3), st.integers(0, DAYS), st.integers(0, 30), st.booleans())


def day(number: int) -> date:
    return START + timedelta(days=number)


def every_window(found: list[Engagement], known: list[Size]) -> dict[tuple[int, date], tuple[int, int]]:
    """The definition: days of the window with work in a workspace that is shared on the score date."""
    answer: dict[tuple[int, date], tuple[int, int]] = {}
    for number in range(WINDOW - 1, DAYS):
        shared = {0} | {s.workspace for s in known if s.is_shared and s.first <= number <= s.first + s.length}
        counted = [e for e in found if number - WINDOW < e.day_number <= number and e.workspace in shared]
        for person in {e.person for e in counted}:
            mine = [e for e in counted if e.person == person]
            mailed = {e.day_number for e in mine if e.activity == "workspace_mailed"}
            answer[person, day(number)] = (len({e.day_number for e in mine}), len(mailed))
    return answer


def by_model(found: list[Engagement], known: list[Size]) -> dict[tuple[int, date], tuple[int, int]]:
    warehouse = Warehouse()
    warehouse.table(
        "int_workspace_engagements",
        {"organization_id": "varchar", "person_id": "bigint", "workspace_id": "bigint", "activity": "varchar",
         "activity_date": "date"},
        [("one", e.person, e.workspace or None, e.activity, day(e.day_number)) for e in found],
    )  # fmt: skip
    warehouse.table(
        "int_workspace_sizes",
        {"organization_id": "varchar", "workspace_id": "bigint", "is_shared": "boolean", "valid_from": "date",
         "valid_to": "date"},
        [("one", s.workspace, s.is_shared, day(s.first), day(s.first + s.length)) for s in known],
    )  # fmt: skip
    warehouse.table(
        "int_organization_days",
        {"organization_id": "varchar", "calendar_date": "date", "is_score_date": "boolean"},
        [("one", day(n), n >= WINDOW - 1) for n in range(DAYS)],
    )
    warehouse.build("windows", SQL)
    rows = warehouse.rows("select person_id, score_date, workspace_engaged_days, workspace_mailed_days from windows")
    return {(person, score_date): (engaged, mailed) for person, score_date, engaged, mailed in rows}


@settings(max_examples=60, deadline=None)
@given(st.lists(engagements, max_size=40), st.lists(sizes, max_size=8))
def test_interval_counts_equal_every_window(found: list[Engagement], known: list[Size]) -> None:
    assert by_model(found, known) == every_window(found, known)
