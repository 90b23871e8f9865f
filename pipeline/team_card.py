"""One team of the newest released window, with bars, and the privacy it has cost: from the published file alone."""

from __future__ import annotations

from typing import Any

import duckdb
from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline.reading import rows_of
from pipeline.team_metrics import team_metrics

BAR_WIDTH = 30
CARD_WIDTH = 84  # of every card of a build
# The largest team of the newest window: a choice by the roster, never by what anybody did.
NEWEST = """
    select * from teams.team_metrics where status <> 'below_minimum'
    qualify dense_rank() over (order by window_start desc, head_count desc, team_id) = 1"""
SPENT = "select * from privacy.budget_ledger where status = 'released' order by window_start desc limit 1"
COUNTS = "select count(distinct team_id) from teams.team_metrics where window_start = ?"


def team_panel(connection: duckdb.DuckDBPyConnection) -> Panel | None:
    """A panel of one team; None where no team numbers have been released."""
    rows = {row["metric"]: row for row in rows_of(connection, NEWEST)}
    if not rows:
        return None
    first = next(iter(rows.values()))
    team_count = connection.execute(COUNTS, [first["window_start"]]).fetchall()[0][0]
    scale = max(float(row["estimate_high_90"]) for row in rows.values())
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name, justify in (("weekly hours", "left"), ("", "right"), ("90 % interval", "left"), ("", "left")):
        table.add_column(name, justify=justify, header_style="dim", no_wrap=True)  # type: ignore[arg-type]
    for metric, label in _labels().items():
        row = rows[metric]
        table.add_row(label, Text(f"{row['estimate']:.1f}", "bold"), _interval(row, scale), Text(row["reading"], "dim"))
    return Panel(
        Group(table, Text(), Text(_privacy(rows_of(connection, SPENT)[0], first), "dim")),
        title=f"[bold]{first['organization_id']}[/bold] team {first['team_id'][:6]}, the largest of {team_count}",
        subtitle=f"{first['head_count']} people, 28 days to {first['window_end']}",
        width=CARD_WIDTH,
        padding=(1, 2),
    )


def _labels() -> dict[str, str]:
    """Metric -> what the card calls it: the sum of the channels first, each channel indented below it."""
    drawn = {metric.name: f"  {metric.label}" if metric.is_channel else metric.label for metric in team_metrics()}
    return {"collaboration_hours": "Collaboration", **drawn}


def _interval(row: dict[str, Any], scale: float) -> Text:
    """The interval as a bar on an axis from 0 to the scale, the estimate as a dot, the ends in numbers."""
    low, middle, high = (
        min(BAR_WIDTH - 1, round(float(row[name]) / scale * (BAR_WIDTH - 1)))
        for name in ("estimate_low_90", "estimate", "estimate_high_90")
    )
    marks = ["━" if low <= place <= high else " " for place in range(BAR_WIDTH)]
    marks[middle] = "●"
    ends = f"  {row['estimate_low_90']:.1f} to {row['estimate_high_90']:.1f}"
    return Text("".join(marks), "cyan") + Text(ends, "dim")


def _privacy(spent: dict[str, Any], row: dict[str, Any]) -> str:
    """What the window costs, what the last year has, and what a whole year would."""
    return (
        f"Privacy spent: epsilon {row['epsilon_window'].normalize():f} for this window, "
        f"{spent['epsilon_year'].normalize():f} of at most {spent['epsilon_cap'].normalize():f} over 13 windows."
        " One month of one person is protected, a habit kept all year is not."
    )
