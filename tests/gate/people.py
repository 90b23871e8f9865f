"""An invented warehouse of forty people: what landed of them, their keys, and files that show nobody."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

ORGANIZATION = "contoso"
DOMAIN = "contoso.example"
PEOPLE = 40
FIRST = "Amelie Bertram Celeste Dominik Elodie Florian Gudrun Henrik".split()
LAST = "Achterberg Birkenfeld Castellane Dragomir Eriksdotter".split()
DAYS = "(values (date '2026-03-01'), (date '2026-03-02'), (date '2026-03-03')) as days (score_date)"


@dataclass(frozen=True)
class Person:
    """Somebody, by all names."""

    number: int

    @property
    def first(self) -> str:
        return FIRST[self.number % len(FIRST)]

    @property
    def last(self) -> str:
        return LAST[self.number // len(FIRST)]

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def upn(self) -> str:
        return f"{self.first}.{self.last}@{DOMAIN}".lower()

    @property
    def alias(self) -> str:
        return f"{self.first[0]}{self.last[:9]}{self.number}".lower()

    @property
    def id(self) -> str:
        digits = hashlib.md5(self.upn.encode(), usedforsecurity=False).hexdigest()
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"

    @property
    def hr_id(self) -> str:
        return f"HR-{70_000 + self.number}"

    @property
    def short_id(self) -> str:
        return str(8_000 + 7 * self.number)

    @property
    def device_name(self) -> str:
        return f"LT-{self.last.upper()}-{self.number:02}"

    @property
    def device_id(self) -> str:
        return f"d0000000-0000-4000-8000-{self.number:012}"

    @property
    def key(self) -> int:
        text = f"{ORGANIZATION}|object|{self.id}"
        return int(hashlib.sha256(text.encode()).hexdigest()[:16], 16) >> 1


EVERYBODY = [Person(number) for number in range(PEOPLE)]
SOMEBODY = EVERYBODY[17]


def rows(*values: tuple[object, ...]) -> str:
    """Rows as SQL spells them."""
    return "values " + ", ".join("(" + ", ".join(map(spelt, row)) + ")" for row in values)


def spelt(value: object) -> str:
    return (
        "null" if value is None else str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
    )


def landed() -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """Table -> its columns and rows, where anybody is named."""
    users = [
        (p.id, p.upn, p.upn, f'["SMTP:{p.upn}","smtp:{p.alias}@{DOMAIN}"]', "Research", "Reading") for p in EVERYBODY
    ]
    users += [("00000000-0000-0000-0000-000000000000", f"info@{DOMAIN}", None, None, "Research", "Reading")]
    return {
        "graph_data_connect/users": ("id, user_principal_name, mail, proxy_addresses, department, city", users),
        "graph_data_connect/group_details": ("mail, proxy_addresses", [(f"research-team@{DOMAIN}", None)]),
        "graph_data_connect/sent_items": (
            "to_recipients",
            [('[{"emailAddress":{"address":"guest.of.honour@partner.example"}}]',)],
        ),
        "graph/call_records": ("participants", [(f'[{{"user":{{"id":"{p.id}"}}}}]',) for p in EVERYBODY]),
        "hr/organization": (
            "person_id, manager_id, organization",
            [(p.hr_id, p.short_id, "Research") for p in EVERYBODY],
        ),
        "apps_admin/device_inventory": (
            "aad_device_id, device_name",
            [(p.device_id, p.device_name) for p in EVERYBODY],
        ),
        "network/locations": (
            "organization_id, location_id, city, is_remote, remote_people_count",
            [
                (ORGANIZATION, "RDG-01", "Reading", "false", None),
                (ORGANIZATION, "REM-BRIGHTON", "Brighton", "true", "9"),
                (ORGANIZATION, "REM-LEWES", "Lewes", "true", "3"),
            ],
        ),
    }


def land(warehouse: Path) -> None:
    """Landed files with everybody's names, and a few that are nobody's."""
    for table, (columns, values) in landed().items():
        folder = warehouse / "landing" / table / ORGANIZATION
        folder.mkdir(parents=True)
        whole = {name.strip() for name in columns.split(",")} | contract_columns(table)
        missing = "".join(
            f", null::varchar as {name}" for name in sorted(whole - {n.strip() for n in columns.split(",")})
        )
        with duckdb.connect() as connection:
            connection.execute(
                f"copy (select columns(*)::varchar{missing} from ({rows(*values)}) as landed ({columns}))"
                f" to '{folder / 'landed.parquet'}' (format parquet)"
            )


def contract_columns(table: str) -> set[str]:
    """Columns a contract declares for a table: a landed file has them all."""
    from landing import load_contracts

    contract = load_contracts(Path(__file__).resolve().parents[2] / "models" / "staging").find(*table.split("/"))
    assert contract is not None
    return {column.name for column in contract.columns}


def keep_private(warehouse: Path) -> None:
    """The private file with everybody's keys."""
    with duckdb.connect(str(warehouse / "private.duckdb")) as connection:
        connection.execute("create schema intermediate")
        keys = rows(*((ORGANIZATION, p.key, p.key, "person") for p in EVERYBODY))
        connection.execute(
            "create table intermediate.int_identities as"
            f" from ({keys}) as known (organization_id, identity_id, person_id, identity_class)"
        )


SCORES = f"""
    create schema score; create schema teams; create schema quality;
    create table score.category_scores_daily as
    select '{ORGANIZATION}' as organization_id, score_date, category, area, 62.5::decimal(18, 12) as points,
        21::bigint as primary_numerator, 40::bigint as primary_denominator, null::varchar as unavailable_reason
    from {DAYS}
    cross join (values ('communication', 'people'), ('meetings', 'people'), ('apps_health', 'technology'))
        as categories (category, area);
    create table score.insights_daily as
    select '{ORGANIZATION}' as organization_id, score_date, 'communication' as category, insight, 'all' as segment,
        numerator::bigint as numerator, 40::bigint as denominator, 'union' as source_used
    from {DAYS}
    cross join (values ('breakdown_by_mode', 20), ('people_using_mentions', 5)) as insights (insight, numerator);
    create table score.organization_scores_daily as
    select '{ORGANIZATION}' as organization_id, score_date, 562.25::decimal(18, 12) as points,
        312.5::decimal(18, 12) as people_points, '1' as definition_version
    from {DAYS};
    create table teams.team_metrics as
    select '{ORGANIZATION}' as organization_id, window_start, format('t{{:04x}}', 40503 * team) as team_id, metric,
        (3 + team)::bigint as head_count,
        case when team > 1 then (team * 1.25)::decimal(18, 6) end as released_value, 'typical' as reading
    from range(24) as teams (team)
    cross join (values (date '2026-01-26'), (date '2026-02-23')) as windows (window_start)
    cross join (values ('meeting_hours'), ('chat_hours')) as metrics (metric);
    create table quality.source_health as
    select '{ORGANIZATION}' as organization_id, 'graph_reports' as system, table_name, 'delivered' as status,
        1000::bigint as rows_received
    from (select unnest(['email_activity_user_detail', 'teams_user_activity_user_detail', 'm365_app_user_detail',
        'yammer_activity_user_detail', 'onedrive_activity_user_detail', 'sharepoint_activity_user_detail',
        'office365_active_user_detail', 'office365_activations_user_detail', 'teams_device_usage_user_detail',
        'yammer_device_usage_user_detail', 'email_app_usage_user_detail', 'office365_groups_activity_detail',
        'sharepoint_site_usage_detail', 'microsoft365_copilot_usage_user_detail', 'users', 'managers', 'records',
        'skype_for_business_device_usage_user_detail', 'group_members', 'group_details', 'sent_items', 'team_chat'
    ]) as table_name);
"""
DEVICES = f"""
    create schema devices;
    create table devices.device_health_daily as
    select '{ORGANIZATION}' as organization_id, format('d0000000-0000-4000-8000-{{:012d}}', device) as device_id,
        score_date, 'Dell' as manufacturer, 'Latitude ' || (device % 4) as model,
        (20000 + 131 * device)::bigint as boot_milliseconds, (device % 3)::bigint as crash_count,
        (device * 2.5)::decimal(18, 12) as boot_points
    from range({PEOPLE}) as devices (device) cross join {DAYS};
    create table devices.network_locations_daily as
    select '{ORGANIZATION}' as organization_id, location_id, city, is_remote, score_date,
        31::bigint as teams_sample_count
    from {DAYS}
    cross join (values ('RDG-01', 'Reading', false), ('REM-BRIGHTON', 'Brighton', true))
        as locations (location_id, city, is_remote);
"""


def publish(warehouse: Path) -> None:
    """Published files that show nobody."""
    folder = warehouse / "published" / ORGANIZATION
    folder.mkdir(parents=True)
    for name, statements in (("scores", SCORES), ("device_health", DEVICES)):
        with duckdb.connect(str(folder / f"{name}.duckdb")) as connection:
            connection.execute(statements)


def invent(warehouse: Path) -> Path:
    """The whole warehouse."""
    land(warehouse)
    keep_private(warehouse)
    publish(warehouse)
    return warehouse
