"""Rows of a pair as one organization: two copies of a team per run, one for each side.

Team t holds people 10 t to 10 t + 9: 0 is its manager, 1 the person who differs, 2 to 5 are colleagues; where the
person moves, 6 is the manager and 7 to 9 are the colleagues of the other team.
"""

from __future__ import annotations

import duckdb

from audit.pairs import TYPICAL, Hours, Pair, Setting, Side
from audit.scratch import House

WINDOWS = ("2026-07-13", "2026-08-10")
BUILD_DATE = "2026-09-30"
IDS_PER_TEAM = 10
PERSON, RESTATED_COLLEAGUE = 1, 5
TEAM, OTHER_TEAM = (0, (1, 2, 3, 4, 5)), (6, (7, 8, 9))
SECONDS_PER_WEEKLY_HOUR = 14_400
CHANNELS = ("meeting_seconds", "call_seconds", "chat_seconds", "email_seconds", "after_hours_seconds")
SYSTEM, TABLE = "graph", "call_records"


def lay_out(connection: duckdb.DuckDBPyConnection, house: House, pair: Pair, runs: int) -> None:
    """Write everything that the models are given about the organization of a pair.

    Arguments: connection, of the scratch; runs, of each side.
    """
    into = {node["name"]: node["relation_name"] for node in house.given}
    for table, row in _organization(pair).items():
        if table in into:
            connection.execute(f"insert into {into[table]} by name select {row}")
    for number, window in enumerate(WINDOWS if pair.setting is Setting.MOVED else WINDOWS[:1]):
        connection.execute(f"insert into {into['int_rosters']} by name {roster(pair, runs, number, window)}")
        given = vectors(pair, (pair.one, pair.other), runs, number, window)
        connection.execute(f"insert into {into['int_collaboration_windows']} by name {given}")
    for side, start, stop in ((pair.one, 0, runs), (pair.other, runs, 2 * runs)):
        if side.is_excluded:
            connection.execute(
                f"insert into {into['int_excluded_people']} by name select '{pair.name}' as organization_id,"
                f" team * {IDS_PER_TEAM} + {PERSON} as person_id from range({start}, {stop}) as teams(team)"
            )


def restate(connection: duckdb.DuckDBPyConnection, house: House) -> None:
    """Write another roster for windows that are released, and a second build: one colleague leaves his team."""
    into = {node["name"]: node["relation_name"] for node in house.given}
    connection.execute(f"delete from {into['int_rosters']} where organization_id <> 'restated'")
    connection.execute(
        f"update {into['int_rosters']} set manager_person_id = null, roster_status = 'root'"
        f" where person_id % {IDS_PER_TEAM} = {RESTATED_COLLEAGUE}"
    )
    connection.execute(f"update {into['stg_landing_control__organizations']} set build_id = 2")


def _organization(pair: Pair) -> dict[str, str]:
    """The one row of each table about organizations: switched on, nothing to wait for."""
    name = f"'{pair.name}' as organization_id"
    return {
        "stg_landing_control__organizations": f"{name}, date '{BUILD_DATE}' as build_date, 1 as build_id,"
        " 'on' as requested_team_release",
        "int_organizations": f"{name}, date '{WINDOWS[0]}' as first_activity_date",
        "int_tenants": f"{name}, 'tenant of {pair.name}' as tenant_id",
        "int_team_sources": f"{name}, 'meeting' as activity, '{SYSTEM}.{TABLE}' as source_table",
        "stg_landing_control__files": f"{name}, '{SYSTEM}' as system, 'one' as file_id, 1 as record_count",
        "stg_landing_control__receipts": f"{name}, '{SYSTEM}' as system, '{TABLE}' as table_name, 'one' as file_id,"
        f" timestamp '{BUILD_DATE}' as received_at",
    }


def roster(pair: Pair, runs: int, number: int, window: str) -> str:
    """Rows of int_rosters for one window."""
    places: dict[int, int | None] = {}
    for manager, people in [TEAM, OTHER_TEAM] if pair.setting is Setting.MOVED else [TEAM]:
        places |= {manager: None} | dict.fromkeys(people, manager)
    if number:
        places[PERSON] = OTHER_TEAM[0]
    listed = ", ".join(f"({person}, {'null' if to is None else to})" for person, to in places.items())
    return f"""
        select '{pair.name}' as organization_id, date '{window}' as window_start,
            team * {IDS_PER_TEAM} + person as person_id, team * {IDS_PER_TEAM} + manager as manager_person_id,
            if(manager is null, 'root', 'in_team') as roster_status, 'one' as department
        from range({2 * runs}) as teams(team) cross join (values {listed}) as places(person, manager)"""


def vectors(pair: Pair, sides: tuple[Side, Side], runs: int, number: int, window: str) -> str:
    """Rows of int_collaboration_windows for one window; whoever was silent has none."""
    if pair.setting is Setting.MOVED and number == 0:
        sides = (pair.one, pair.one)
    people = [(sides[0].hours, f"team < {runs}"), (sides[1].hours, f"team >= {runs}")]
    colleagues = f"person in {(*TEAM[1][1:], *OTHER_TEAM[1])}"
    spread = "(hash(person_id) % 30 / 10)" if pair.setting is Setting.KNOWN_COLLEAGUES else "1"
    rows = [_rows(hours, f"{where} and person = {PERSON}", "1") for hours, where in people if any(hours)]
    rows.append(_rows(TYPICAL, colleagues, spread))
    return f"""
        with people as (
            select team, person, team * {IDS_PER_TEAM} + person as person_id
            from range({2 * runs}) as teams(team) cross join range({IDS_PER_TEAM}) as people(person)
        )
        select '{pair.name}' as organization_id, date '{window}' as window_start, *
        from ({" union all ".join(rows)})"""


def _rows(hours: Hours, where: str, factor: str) -> str:
    """People with these weekly hours, each times a factor."""
    seconds = ", ".join(
        f"cast({hour * SECONDS_PER_WEEKLY_HOUR} * {factor} as bigint) as {channel}"
        for hour, channel in zip(hours, CHANNELS, strict=True)
    )
    return f"select person_id, {seconds} from people where {where}"
