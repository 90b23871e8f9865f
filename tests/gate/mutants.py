"""What a leak in a published file is, and the places and people it concerns."""

from __future__ import annotations

from typing import NamedTuple

from tests.gate.people import EVERYBODY, SOMEBODY

CATEGORY, INSIGHT, TEAM = "score.category_scores_daily", "score.insights_daily", "teams.team_metrics"
DEVICE, LOCATION = "devices.device_health_daily", "devices.network_locations_daily"
VALUE, SCHEMA, BYTES = (f"values.identifier{kind}" for kind in ("", "_in_schema", "_in_bytes"))
ONE_TO_ONE, BESIDE, BY_NAME = (
    f"values.{name}" for name in ("one_to_one_with_people", "id_beside_a_person", "device_of_a_person")
)
SMALL = "values.group_below_minimum"
FIRST_ROW = "where rowid = 0"
UPN, NAME = SOMEBODY.upn, SOMEBODY.name
REGISTER = (
    "create table score.breakdown as select organization_id, score_date, {code}, 2.5::decimal(9, 2) as points from "
)
REGISTER += f"score.organization_scores_daily cross join range({len(EVERYBODY)}) as people (n)"


class Mutant(NamedTuple):
    """A leak: what is done to which file, and what the gate has to say of it."""

    name: str
    file: str
    statement: str
    rule: str
    model: str
    column: str | None


def in_a_cell(name: str, expression: str) -> Mutant:
    statement = f"update {CATEGORY} set unavailable_reason = {expression} {FIRST_ROW}"
    return Mutant(name, "scores", statement, VALUE, CATEGORY, "unavailable_reason")


def in_a_column(name: str, expression: str, file: str = "scores", table: str = CATEGORY) -> Mutant:
    statement = f"alter table {table} add column extra {expression.split(' <- ')[0]};"
    statement += f"update {table} set extra = {expression.split(' <- ')[1]} {FIRST_ROW}"
    return Mutant(name, file, statement, VALUE, table, "extra")
