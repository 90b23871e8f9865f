"""Groups too small to be shown: cells of people, teams, remote cities, whole organizations."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gate.known import Known
from gate.project import read_yaml
from gate.published_file import OpenedFile, Table
from gate.violations import Violation

COUNTS_PEOPLE = re.compile(
    r"(?:.*_)?(?:people|persons|users|members|employees|participants|attendees|individuals|headcount|group_size|team_size"
    r"|(?:people|person|user|member|employee|participant|attendee|individual)_(?:n|count|total|number))"
)
SHARES = (("numerator", "denominator"), ("primary_numerator", "primary_denominator"))
FIGURE = re.compile(r"released_value|value|estimate|estimate_(?:low|high)_90|mean|average|percent|points|.*_hours")
MEND = "Show nothing of fewer than the minimum: leave the figure out, or give it with a larger group."


@dataclass(frozen=True)
class Minimums:
    """The smallest groups that may be shown.

    group: people of an organization. cell: people in a published count, and in what is left of its base. team: people
    of a team. public_insights: category and insight of figures that are about no people.
    """

    group: int = 10
    cell: int = 5
    team: int = 5
    public_insights: frozenset[tuple[str, str]] = frozenset()


def minimums_of(project_dir: Path) -> Minimums:
    """The minimums as the project's variables and seeds state them."""
    variables = read_yaml(project_dir / "dbt_project.yml")["vars"]
    reference = project_dir / "seeds" / "reference"
    with (reference / "insight_definitions.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    public = frozenset((row["category"], row["insight"]) for row in rows if row["disclosure"] == "public")
    with (reference / "release_policies.csv").open(encoding="utf-8", newline="") as lines:
        team = min(int(row["minimum_team_size"]) for row in csv.DictReader(lines))
    return Minimums(variables["minimum_group_size"], variables["minimum_cell"], team, public)


def check_minimums(opened: OpenedFile, table: Table, known: Known, minimums: Minimums) -> Iterator[Violation]:
    """Rows of one table that show fewer people than they may."""
    for column, what, condition in _conditions(opened, table, known, minimums):
        if count := opened.value(f"select count(*) from {table.quoted} where {condition}"):
            reason = f"In {opened.file.title} {count} row{'s show' if count > 1 else ' shows'} {what}."
            yield Violation("values.group_below_minimum", table.name, column, reason, MEND)


def _conditions(opened: OpenedFile, table: Table, known: Known, minimums: Minimums) -> Iterator[tuple[str, str, str]]:
    """Column at fault, what is wrong, and the rows at fault in SQL."""
    cell = minimums.cell
    for numerator, denominator in SHARES:
        if table.has(numerator, denominator):
            apart = f"{numerator} < {cell} or {numerator} > {denominator} - {cell}"
            about = _about_people(table, minimums)
            yield numerator, f"fewer than {cell} people, or all but fewer than {cell}", f"({apart}) and {about}"
    for column in table.columns:
        if column.is_number and COUNTS_PEOPLE.fullmatch(column.plain):
            yield column.name, f"fewer than {cell} people", f"{column.quoted} > 0 and {column.quoted} < {cell}"
    shown = [column.quoted for column in table.columns if FIGURE.fullmatch(column.plain) and column.is_number]
    if table.has("head_count") and shown:
        figures = " or ".join(f"{column} is not null" for column in shown)
        what = f"a figure of a group of fewer than {minimums.team} people"
        yield "head_count", what, f"head_count < {minimums.team} and ({figures})"
    if known.people.get(opened.file.organization, minimums.group) < minimums.group:
        yield from _of_a_small_organization(table, minimums)
    few = [location for organization, location in known.few_remote if organization == opened.file.organization]
    if table.has("location_id", "is_remote") and few:
        listed = ", ".join("'" + location.replace("'", "''") + "'" for location in sorted(few))
        what = "a remote city without enough stated people"
        yield "location_id", what, f"is_remote and location_id in ({listed})"


def _of_a_small_organization(table: Table, minimums: Minimums) -> Iterator[tuple[str, str, str]]:
    """An organization of few people shows no figure about them at all."""
    what = f"people of an organization of fewer than {minimums.group}"
    if table.has("people_points"):
        yield "people_points", what, "people_points is not null"
    for figure in ("points", "percent"):
        if table.has("category", figure):
            yield figure, what, f"{figure} is not null and {_about_people(table, minimums)}"


def _about_people(table: Table, minimums: Minimums) -> str:
    """SQL for the rows that are about people, as far as the table says."""
    if table.has("area"):
        return "coalesce(area, '') <> 'technology'"
    if table.has("category", "insight") and minimums.public_insights:
        public = ", ".join(f"('{category}', '{insight}')" for category, insight in sorted(minimums.public_insights))
        return f"(category, insight) not in ({public})"
    return "true"
