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

BAR_WIDTH = 24
TREND_DAYS = 30


def print_cards(console: Console, published_dir: Path, labels: dict[str, str]) -> None:
    """Print one card for each organization with a published score.

    Arguments:
        console: where to print.
        published_dir: folder of `<organization>/scores.duckdb`.
        labels: category name -> what to call it, in the order of the card.
    """
    for file in sorted(published_dir.glob("*/scores.duckdb")):
        with duckdb.connect(str(file), read_only=True) as connection:
            console.print(_card(connection, labels))


def whole(value: Decimal | None) -> str:
    """A number rounded half up to a whole one; a dash when there is none."""
    return "-" if value is None else str(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _card(connection: duckdb.DuckDBPyConnection, labels: dict[str, str]) -> Panel:
    total = _rows(connection, "select * from score.organization_scores_daily order by score_date desc limit 1")[0]
    before = _rows(
        connection,
        "select points, score_date from score.organization_scores_daily where score_date <= "
        f"date '{total['score_date']}' - {TREND_DAYS} order by score_date desc limit 1",
    )
    categories = _rows(
        connection, f"select * from score.category_scores_daily where score_date = date '{total['score_date']}'"
    )
    by_name = {row["category"]: row for row in categories}
    head = Text.assemble(
        (whole(total["points"]), "bold"),
        (f" of {total['maximum_points']} points", ""),
        (f"   {whole(total['percent'])} %", "dim"),
        (_trend(total, before), "green"),
        (f"   benchmark {whole(total['benchmark_points'])}" if total["benchmark_points"] is not None else "", "dim"),
    )
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    for name, justify in (("", "left"), ("points", "right"), ("", "left"), ("share", "right"), ("benchmark", "right"), ("", "left")):
        table.add_column(name, justify=justify, header_style="dim", no_wrap=True)  # type: ignore[arg-type]
    for category, label in labels.items():
        table.add_row(*_category_cells(label, by_name.get(category)))
    subtitle = f"{total['score_date']}, last 28 days" + ("" if total["is_full_window"] else " (history is shorter)")
    return Panel(Group(head, Text(), table), title=str(total["organization_id"]), subtitle=subtitle, width=92)


def _category_cells(label: str, row: dict[str, Any] | None) -> list[Text]:
    if row is None or not row["is_available"]:
        reason = "not delivered" if row is None else str(row["unavailable_reason"])
        return [Text(label), Text("-"), Text(reason, style="dim"), Text("-"), Text("-"), Text("")]
    filled = int((row["points"] * BAR_WIDTH / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    bar = Text("█" * filled, style="cyan") + Text("░" * (BAR_WIDTH - filled), style="dim")
    notes = [row["partial_sources"] or "", "rounded to protect few" if row["is_clamped"] else ""]
    share = "-" if row["primary_percent"] is None else whole(row["primary_percent"]) + " %"
    benchmark = whole(row["benchmark_points"])
    return [Text(label), Text(whole(row["points"])), bar, Text(share), Text(benchmark), Text("; ".join(n for n in notes if n), style="dim")]


def _trend(total: dict[str, Any], before: list[dict[str, Any]]) -> str:
    if not before or before[0]["points"] is None or total["points"] is None:
        return ""
    change = total["points"] - before[0]["points"]
    return f"   {'▲' if change >= 0 else '▼'} {whole(abs(change))} in {TREND_DAYS} days"


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
