"""An organization made up for the door: who is whose report, and how everybody spent his windows."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.attacks.door import Door
from tests.conftest import ROOT

FIRST = date(2026, 7, 13)
WINDOW = timedelta(days=28)
BUILT_ON = date(2026, 12, 30)
SEEDS = ROOT / "seeds" / "reference"
COORDINATES = ("meeting", "call", "chat", "email", "after_hours")
ONE_ORGANIZATION = {
    "stg_landing_control__organizations": f"date '{BUILT_ON}' as build_date, 1 as build_id,"
    " 'on' as requested_team_release, cast(null as date) as requested_as_of",
    "int_organizations": f"date '{FIRST}' as first_activity_date",
    "int_tenants": "'its tenant' as tenant_id",
    "int_team_sources": "'meeting' as activity, 'graph.call_records' as source_table",
    "stg_landing_control__files": "'graph' as system, 'calls' as file_id, 1 as record_count",
    "stg_landing_control__receipts": "'graph' as system, 'call_records' as table_name, 'calls' as file_id,"
    f" timestamp '{BUILT_ON}' as received_at",
}
NOBODY = "select 'office' as organization_id, cast(0 as bigint) as person_id where false"
NO_SETTING = (
    "select 'office' as organization_id, false as has_opted_out, null::varchar as team_release,"
    " null::varchar as team_release_policy, null::varchar as required_tables where false"
)


def opened(roster: str, seconds: str) -> Door:
    """A door to an organization that is switched on.

    Arguments: roster, a query for window_start, person_id, manager_person_id (NULL for a root) and department;
    seconds, one for window_start, person_id and the seconds of each channel and after hours.
    """
    door = Door()
    for table, columns in ONE_ORGANIZATION.items():
        door.give(table, f"select 'office' as organization_id, {columns}")
    for seed, types in column_types(SEEDS / "_teams__seeds.yml").items():
        door.give(seed, f"from read_csv('{SEEDS / seed}.csv', types = {types})")
    door.give("int_organization_settings", NO_SETTING)
    door.give("int_excluded_people", NOBODY)
    status = "if(manager_person_id is null, 'root', 'in_team') as roster_status"
    door.give("int_rosters", f"select 'office' as organization_id, *, {status} from ({roster})")
    door.give("int_collaboration_windows", f"select 'office' as organization_id, * from ({seconds})")
    return door


def column_types(described: Path) -> dict[str, dict[str, str]]:
    """What the seeds the door reads are described to be made of."""
    seeds = {seed["name"]: seed["config"]["column_types"] for seed in yaml.safe_load(described.read_text())["seeds"]}
    return {name: seeds[name] for name in ("team_metric_definitions", "release_policies", "collaboration_items")}


def seed(name: str) -> list[dict[str, str]]:
    """The rows of a seed."""
    with (SEEDS / f"{name}.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


def windows(count: int) -> str:
    """A query for the first days of so many windows."""
    return f"select date '{FIRST}' + cast(28 * n as integer) as window_start, n as number from range({count}) as w(n)"


def literal_roster(managers: dict[int, int | None], count: int = 1) -> str:
    """A roster of a few people, the same in every window; the department is the manager's number."""
    lines = ", ".join(f"({one}, {'null' if above is None else above})" for one, above in managers.items())
    people = f"select p::bigint as person_id, m::bigint as manager_person_id from (values {lines}) as people(p, m)"
    return (
        "select window_start, person_id, manager_person_id, 'department ' || person_id as department"
        f" from ({windows(count)}), ({people})"
    )


def literal_seconds(vectors: dict[int, Any], window_start: date = FIRST) -> str:
    """What a few people did in one window; whoever is left out was silent."""
    names = ", ".join(f"{name}_seconds" for name in COORDINATES)
    lines = ", ".join(
        f"({person}::bigint, {', '.join(f'{n}::bigint' for n in vector)})" for person, vector in vectors.items()
    )
    if not lines:
        zeros = ", ".join(f"0::bigint as {name}_seconds" for name in COORDINATES)
        return f"select date '{window_start}' as window_start, 0::bigint as person_id, {zeros} where false"
    return f"select date '{window_start}' as window_start, * from (values {lines}) as people(person_id, {names})"
