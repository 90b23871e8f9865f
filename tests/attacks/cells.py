"""Published cells about teams, and which released sums each of them is made of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.attacks.door import Door
from tests.attacks.office import seed
from tests.building import House, Row, rows

SECONDS_PER_WEEKLY_HOUR = 4 * 3600
DEFINED = {row["metric"]: row for row in seed("team_metric_definitions")}
CHANNELS = [metric for metric, row in DEFINED.items() if row["channel_priority"]]
TICK = Decimal(720) / SECONDS_PER_WEEKLY_HOUR
NEARLY = Decimal("0.001")  # six published decimals times the people of the demo and the ticks of an hour
PUBLISHED = """
    select *, rollup_id as group_id from teams.rollup_metrics union all by name
    select *, 'team' as level, team_id as group_id from teams.team_metrics"""
SHOWN = "from group_metrics_released"
DRAWN = "select * from released_team_sums"

Teams = frozenset[str]


def centre(metric: str) -> Decimal:
    """The public centre in weekly hours."""
    parts = CHANNELS if metric == "collaboration_hours" else [metric]
    return sum((Decimal(DEFINED[part]["centre_seconds"]) for part in parts), Decimal(0)) / SECONDS_PER_WEEKLY_HOUR


@dataclass(frozen=True)
class Cell:
    """A published figure of one group, window and metric. `ticks`: what the figure says the sum is; None for none."""

    window_start: date
    level: str
    group: str
    metric: str
    head_count: int
    status: str
    ticks: Decimal | None

    @staticmethod
    def of(row: Row) -> Cell:
        """A row of the two tables of team numbers."""
        metric, heads, value = row["metric"], row["head_count"], row["released_value"]
        ticks = None if value is None else (value - centre(metric)) * heads / TICK
        return Cell(row["window_start"], row["level"], row["group_id"], metric, heads, row["status"], ticks)

    @property
    def whole_ticks(self) -> int:
        """The sum in ticks that the figure says."""
        assert self.ticks is not None
        return round(self.ticks)


@dataclass(frozen=True)
class Cells:
    """What a reader has beside what is in the ledger.

    Arguments: shown, the published cells; sums, released ticks by window, team and metric; heads, head-counts by window
    and team; groups, the teams of a group by window, level and name.
    """

    shown: list[Cell]
    sums: dict[tuple[date, str, str], int]
    heads: dict[tuple[date, str], int]
    groups: dict[tuple[date, str, str], Teams]

    @staticmethod
    def published(house: House, organization: str) -> Cells:
        """The cells of an organization of a built house."""
        drawn = rows(house.ledger_file, f"{DRAWN} where organization_id = ?", [organization])
        return Cells.of(organization, rows(house.scores_file(organization), PUBLISHED), drawn)

    @staticmethod
    def behind(door: Door, organization: str) -> Cells:
        """The cells that a door shows of its one organization."""
        return Cells.of(organization, door.mappings(SHOWN), door.mappings(DRAWN))

    @staticmethod
    def of(organization: str, shown: list[Row], drawn: list[Row]) -> Cells:
        """Cells beside the ledger's rows, from which groups are put together a second time."""
        return Cells(
            [Cell.of(row) for row in shown],
            {(row["window_start"], row["team_id"], row["metric"]): row["released_ticks"] for row in drawn},
            {(row["window_start"], row["team_id"]): row["head_count"] for row in drawn},
            grouped(organization, {(row["window_start"], row["team_id"]): row for row in drawn}),
        )

    def sum_of(self, window_start: date, teams: Teams, metric: str) -> int:
        """The released sums of some teams added up, in ticks."""
        parts = CHANNELS if metric == "collaboration_hours" else [metric]
        return sum(self.sums[window_start, team, part] for team in teams for part in parts)


def grouped(organization: str, teams: dict[tuple[date, str], Row]) -> dict[tuple[date, str, str], Teams]:
    """Teams by window, level and group: a walk up from every team."""
    found: dict[tuple[date, str, str], set[str]] = defaultdict(set)
    for (window_start, team), row in teams.items():
        found[window_start, "team", team].add(team)
        found[window_start, "organization", organization].add(team)
        if row["department"] is not None:
            found[window_start, "department", row["department"]].add(team)
        manager: str | None = team
        while manager is not None and team not in found[window_start, "tree", manager]:
            found[window_start, "tree", manager].add(team)
            above = teams.get((window_start, manager))
            manager = above["manager_team_id"] if above else None
    return {key: frozenset(members) for key, members in found.items()}
