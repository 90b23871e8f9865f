"""The score card: what a build shows when it ends, read from the published files alone."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline.reading import rows_of
from pipeline.team_card import CARD_WIDTH, team_panel

BAR_WIDTH = 24
TREND_DAYS = 30


def print_cards(console: Console, published_dir: Path, labels: dict[str, str]) -> None:
    """Print one card for each organization with a published score, and one of its teams where team numbers are out.

    Arguments:
        console: where to print.
        published_dir: folder of `<organization>/scores.duckdb`.
        labels: category name -> what to call it, in the order of the card.
    """
    for file in sorted(published_dir.glob("*/scores.duckdb")):
        with duckdb.connect(str(file), read_only=True) as connection:
            console.print(_card(connection, labels))
            if (panel := team_panel(connection)) is not None:
                console.print(panel)


def whole(value: Decimal | None) -> str:
    """A number rounded half up to a whole one; a dash when there is none."""
    return "-" if value is None else str(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _card(connection: duckdb.DuckDBPyConnection, labels: dict[str, str]) -> Panel:
    total = rows_of(connection, "select * from score.organization_scores_daily order by score_date desc limit 1")[0]
    day = f"date '{total['score_date']}'"
    earlier = rows_of(
        connection,
        f"select points from score.organization_scores_daily where score_date = {day} - {TREND_DAYS}",
    )
    rows = rows_of(connection, f"select * from score.category_scores_daily where score_date = {day}")
    by_name = {row["category"]: row for row in rows}
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name, justify in (("", "left"), ("points", "right"), ("", "left"), ("share", "right"), ("benchmark", "right")):
        table.add_column(name, justify=justify, header_style="dim", no_wrap=True)  # type: ignore[arg-type]
    for category, label in labels.items():
        table.add_row(*_category_cells(label, by_name.get(category)))
    notes = [Text(note, style="dim") for note in _notes(labels, by_name)]
    subtitle = f"28 days to {total['score_date']}" + ("" if total["is_full_window"] else ", history is shorter")
    return Panel(
        Group(_headline(total, earlier), Text(), table, *([Text()] if notes else []), *notes),
        title=f"[bold]{total['organization_id']}[/bold]",
        subtitle=subtitle,
        width=CARD_WIDTH,
        padding=(1, 2),
    )


def _headline(total: dict[str, Any], earlier: list[dict[str, Any]]) -> Text:
    text = Text.assemble((whole(total["points"]), "bold"), f" of {total['maximum_points']} points")
    text.append(f"   {whole(total['percent'])} %", "dim")
    if earlier and earlier[0]["points"] is not None and total["points"] is not None:
        change = total["points"] - earlier[0]["points"]
        mark, style = ("▲", "green") if change >= 0 else ("▼", "red")
        text.append(f"   {mark} {whole(abs(change))} in {TREND_DAYS} days", style)
    if total["benchmark_points"] is not None:
        text.append(f"   peers {whole(total['benchmark_points'])}", "dim")
    return text


def _category_cells(label: str, row: dict[str, Any] | None) -> list[Text]:
    if row is None or not row["is_available"]:
        reason = "not delivered" if row is None else str(row["unavailable_reason"])
        return [Text(label, "dim"), Text("-"), Text(reason, "dim"), Text("-"), Text("-")]
    filled = int((row["points"] * BAR_WIDTH / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    bar = Text("█" * filled, "cyan") + Text("░" * (BAR_WIDTH - filled), "dim")
    share = "-" if row["primary_percent"] is None else f"{whole(row['primary_percent'])} %"
    return [
        Text(label),
        Text(whole(row["points"]), "bold"),
        bar,
        Text(f"{share}{'*' if row['is_clamped'] else ' '}"),
        Text(whole(row["benchmark_points"])),
    ]


def _notes(labels: dict[str, str], rows: dict[str, dict[str, Any]]) -> list[str]:
    """What a reader should know before quoting a figure."""
    notes = (
        ["* kept away from 0 and 100 %, so that nobody can be told apart"]
        if any(row["is_clamped"] for row in rows.values())
        else []
    )
    partial = [labels[name] for name, row in rows.items() if row["partial_sources"] and row["is_available"]]
    return notes + ([f"some sources are missing for: {', '.join(sorted(partial))}"] if partial else [])
