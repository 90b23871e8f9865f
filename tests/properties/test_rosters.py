"""Whatever HR states, everybody is in one team or in none, and the queries agree with a walk up person by person."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.rendering import Warehouse, sql_of

PEOPLE = range(1, 7)
ALIAS = 10  # identity 10 + n is an alias of person n
NOBODY = 99
MODELS = ["int_roster_snapshots", "int_roster_ancestors", "int_rosters", "int_teams"]
SQL = {model: sql_of(model) for model in MODELS}
WINDOW = {"organization_id": "varchar", "window_start": "date"}
WHERE = ("contoso", "2026-03-23")

Line = tuple[int, int | None]
names = st.one_of(
    st.none(), st.just(NOBODY), st.sampled_from(PEOPLE), st.sampled_from([ALIAS + person for person in PEOPLE])
)
lines = st.lists(st.tuples(st.sampled_from(PEOPLE), names), min_size=1, max_size=9)


def person_of(name: int) -> int:
    return name - ALIAS if name - ALIAS in PEOPLE else name


def stated_managers(stated: list[Line]) -> dict[int, set[int | None]]:
    return {
        person: {None if name is None else person_of(name) for whose, name in stated if whose == person}
        for person, _ in stated
    }


def statuses(stated: list[Line]) -> dict[int, str]:
    """The definition, one person at a time."""
    managers = stated_managers(stated)
    single = {person: next(iter(found)) for person, found in managers.items() if len(found) == 1}

    def stands_above_himself(person: int) -> bool:
        above = single.get(person)
        for _ in managers:
            if above is None or above == person or above == single.get(above):
                return above == person
            above = single.get(above)
        return False

    def status(person: int) -> str:
        if person not in single:
            return "two_managers"
        if single[person] in (None, person):
            return "root"
        if single[person] not in managers:
            return "unknown_manager"
        return "manager_cycle" if stands_above_himself(person) else "in_team"

    return {person: status(person) for person in managers}


def built(stated: list[Line]) -> Warehouse:
    warehouse = Warehouse()
    columns = WINDOW | {"person_id": "bigint", "manager_identity_id": "bigint", "department": "varchar"}
    warehouse.table("int_hr_lines", columns, [(*WHERE, person, name, None) for person, name in stated])
    warehouse.table("int_directory_lines", columns, [])
    warehouse.table(
        "int_identities",
        {"organization_id": "varchar", "identity_id": "bigint", "person_id": "bigint"},
        [(WHERE[0], prefix + person, person) for person in PEOPLE for prefix in (0, ALIAS)],
    )
    for model, sql in SQL.items():
        warehouse.build(model, sql)
    return warehouse


@settings(max_examples=60, deadline=None)
@given(lines)
def test_every_person_has_the_one_status_that_a_walk_up_gives_him(stated: list[Line]) -> None:
    found = built(stated).rows("select person_id, roster_status from int_rosters")
    assert sorted(found) == sorted(statuses(stated).items())


@settings(max_examples=30, deadline=None)
@given(lines)
def test_teams_hold_everybody_in_one_and_no_manager_is_in_his_own(stated: list[Line]) -> None:
    warehouse = built(stated)
    in_team = [person for person, status in statuses(stated).items() if status == "in_team"]
    heads = warehouse.rows("select coalesce(sum(head_count), 0) from int_teams")
    assert heads == [(len(in_team),)]
    assert not warehouse.rows("select 1 from int_rosters where manager_person_id = person_id")
    off_the_roster = "manager_person_id not in (select person_id from int_rosters)"
    assert not warehouse.rows(f"select 1 from int_teams where {off_the_roster}")
