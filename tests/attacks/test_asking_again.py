"""Asking again, elsewhere, later or with corrected data gives the same number; asking for more is refused."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import jinja2
import pytest

from tests.attacks import office
from tests.attacks.door import Door
from tests.building import House, rows
from tests.conftest import ROOT
from tests.properties.rendering import Warehouse, environment

Opened = Callable[..., Door]
SHOWN = "select * from group_metrics_released order by all"
LEDGER = (
    "adopted_policies",
    "charged_tenants",
    "release_charges",
    "team_surrogates",
    "released_team_sums",
    "released_estimates",
)
LATER = {
    "late records": ("int_collaboration_windows", "select * replace (2 * meeting_seconds as meeting_seconds) from {}"),
    "records erased": ("int_collaboration_windows", "from {} where person_id % 2 = 0"),
    "somebody opts out": ("int_excluded_people", "select distinct organization_id, person_id from int_rosters limit 1"),
    "somebody is hired": ("int_rosters", "from {} union all select * replace (person_id + 1 as person_id) from {}"),
    "teams are swapped": (
        "int_rosters",
        "select * replace (max(manager_person_id) over (partition by organization_id, window_start)"
        " as manager_person_id) from {} where manager_person_id is not null"
        " union all from {} where manager_person_id is null",
    ),
}


def kept(door: Door) -> dict[str, list[tuple[Any, ...]]]:
    return {table: door.rows(f"from {table} order by all") for table in LEDGER}


@pytest.mark.parametrize("change", LATER)
def test_what_comes_after_the_release_changes_no_number_and_adds_none(opened: Opened, change: str) -> None:
    door = opened()
    before = kept(door)
    table, query = LATER[change]
    door.give("changed", query.format(table, table))
    door.give(table, "from changed")
    first = door.run().rows(SHOWN)
    assert kept(door) == before
    assert before["released_team_sums"] and first
    assert first == opened().run().rows(SHOWN)


def test_published_figures_follow_from_what_was_drawn_bit_for_bit(opened: Opened, file: Path) -> None:
    """No window, mean or estimate is computed from people a second time: the ledger alone gives every digit again."""
    again = opened().run()
    for table, key in {"team_metrics": "team_id", "rollup_metrics": "rollup_id"}.items():
        published = rows(file, f"from teams.{table} order by all")
        names = ", ".join(f"group_id as {key}" if name == key else name for name in published[0])
        level = "level = 'team'" if key == "team_id" else "level <> 'team'"
        assert again.mappings(f"select {names} from group_metrics_released where {level} order by all") == published


def test_a_reader_a_delegate_and_an_export_get_one_number(file: Path, tmp_path: Path) -> None:
    query = "select team_id, metric, window_start, released_value, estimate from teams.team_metrics order by all"
    answers = [rows(file, query) for _ in range(3)]
    with duckdb.connect(str(file), read_only=True) as reader:
        reader.execute(f"copy ({query}) to '{tmp_path / 'export.parquet'}'")
        reader.execute("set threads = 1")
        answers.append(reader.sql(query).to_arrow_table().to_pylist())
    with duckdb.connect() as elsewhere:
        exported = elsewhere.sql(f"from '{tmp_path / 'export.parquet'}'").to_arrow_table().to_pylist()
    assert answers[0]
    assert all(answer == answers[0] for answer in [*answers, exported])


def test_nothing_published_computes_when_it_is_read(released: House) -> None:
    """Tables alone: a view or a macro over the draw would be a fresh draw for every reader."""
    asked = "select '{0}' as kind, {0}_name as name from duckdb_{0}s() where not internal"
    functions = "select 'function' as kind, function_name as name from duckdb_functions() where not internal"
    assert len(released.published_files) == 4
    for path in released.published_files:
        assert rows(path, asked.format("table"))
        assert rows(path, asked.format("view")) == []
        assert rows(path, functions) == []


def test_windows_are_whole_blocks_that_never_overlap(opened: Opened, file: Path) -> None:
    windows = opened().rows("select window_start, window_end from release_charges order by all")
    anchor = office.date.fromisoformat(environment()[1]["privacy_window_anchor"])
    assert len(windows) == 2
    assert all((end - start).days == 27 and (start - anchor).days % 28 == 0 for start, end in windows)
    assert all(before[1] < after[0] for before, after in pairwise(windows))
    for table in ("team_metrics", "rollup_metrics"):
        shown = rows(file, f"select distinct window_start, window_end from teams.{table} order by all")
        assert [(row["window_start"], row["window_end"]) for row in shown] == windows


def test_what_is_charged_is_what_the_released_cells_cost_together(opened: Opened, file: Path) -> None:
    """Teams hold everybody once, so a window costs its vector; windows add up, in the ledger and in public."""
    door = opened()
    in_teams = door.rows(
        "select window_start, count(*), count(distinct person_id) from int_rosters"
        " semi join release_charges using (organization_id, window_start) where roster_status = 'in_team'"
        " group by all order by all"
    )
    released = door.rows(
        "select window_start, sum(head_count), sum(head_count) from released_team_sums where metric = 'call_hours'"
        " group by all order by all"
    )
    assert in_teams == released != []
    cells = door.rows("select count(*), count(distinct (team_id, metric, window_start)) from released_team_sums")
    assert cells[0][0] == cells[0][1]
    cost = "sensitivity_ticks / noise_scale_ticks"
    charged, needed = door.row(f"select sum(epsilon), sum({cost}) from release_charges")
    (published,) = rows(
        file, "select sum(epsilon_charged) as charged, max(epsilon_year) as year from privacy.budget_ledger"
    )
    assert charged == published["charged"] == published["year"] == 2 * len(released)
    assert needed <= charged


def test_a_cap_lets_out_what_it_affords_and_no_more(opened: Opened) -> None:
    door = opened(with_ledger=False)
    door.give("lowered", "select * replace (3.5::decimal(18, 12) as epsilon_cap) from release_policies")
    door.give("release_policies", "from lowered")
    for _ in range(3):
        door.run()
        assert door.rows("select epsilon from release_charges") == [(Decimal(2),)]
        assert door.row("select count(distinct window_start) from released_team_sums") == (1,)
        assert door.rows("select status, sum(epsilon_charged) from budget_released group by all order by all") == [
            ("exhausted", Decimal(0)),
            ("released", Decimal(2)),
        ]


def test_two_connections_cannot_both_charge_or_draw_a_window(opened: Opened) -> None:
    door = opened()
    for table in ("release_charges", "released_team_sums"):
        door.give("same", f"from {table}")
        door.connection.execute(f"delete from {table}")
        one, other = door.connection.cursor(), door.connection.cursor()
        for connection in (one, other):
            connection.execute("begin")
        one.execute(f"insert into {table} by name from same")
        with pytest.raises(duckdb.Error):
            other.execute(f"insert into {table} by name from same")
            one.execute("commit")
            other.execute("commit")


def test_records_that_come_after_their_window_was_charged_are_counted_and_feed_scores_alone() -> None:
    """The last charged window ends on the 14th: of a file received later, what lies on or before that day is late."""
    warehouse = Warehouse()
    text = {"organization_id": "varchar", "file_id": "varchar"}
    staged = text | {"event_date": "date", "received_at": "timestamp", "record_status": "varchar"}
    moments = [("2026-06-14", "used"), ("2026-06-15", "used"), ("2026-06-01", "duplicate"), ("2026-05-01", "used")]
    lines = [("one", file, day, "2026-07-05", status) for file in ("early", "after") for day, status in moments]
    warehouse.table("calls", staged, lines)
    warehouse.table("devices", staged, lines)
    warehouse.table(
        "stg_landing_control__files",
        text | {"released_through": "date"},
        [("one", "early", None), ("one", "after", "2026-06-14")],
    )
    warehouse.table("team_source_preferences", {"source_table": "varchar"}, [("graph.call_records",)])
    warehouse.build(
        "ingestion_daily",
        rendered("ingestion_daily", [("graph", "call_records", "calls"), ("intune", "devices", "devices")]),
    )
    late = warehouse.rows(
        "select system, event_date::varchar, rows_late_for_release from ingestion_daily"
        " where rows_late_for_release > 0 order by all"
    )
    assert late == [("graph", "2026-05-01", 1), ("graph", "2026-06-14", 1)]


def rendered(model: str, tables: list[tuple[str, str, str]]) -> str:
    """A model over some staged tables, as SQL."""
    jinja: jinja2.Environment = environment()[0]
    path = next((ROOT / "models").rglob(f"{model}.sql"))
    return jinja.from_string(path.read_text()).render(staged_tables=lambda: tables, this=model)
