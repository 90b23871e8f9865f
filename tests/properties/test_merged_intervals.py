"""Merging intervals gives the same islands whatever the order of equal intervals."""

from __future__ import annotations

import pytest

from tests.properties.rendering import Warehouse, environment

ENTITIES, COPIES = 20_000, 12


def merged(warehouse: Warehouse) -> str:
    macros = environment()[0].globals
    return str(macros["merged_intervals"]("intervals", keys=["entity"]))  # type: ignore[operator]


@pytest.mark.parametrize("threads", [1, 4])
def test_equal_intervals_are_one_interval(threads: int) -> None:
    warehouse = Warehouse()
    warehouse.connection.execute(f"set threads = {threads}")
    warehouse.connection.execute(
        f"""create table intervals as
        select entity, date '2026-01-01' + cast(island * 40 as integer) as first_date, first_date + 27 as last_date
        from range({ENTITIES}) as entities(entity), range(2) as islands(island), range({COPIES}) as copies(copy)"""
    )
    found = warehouse.rows(f"select count(*), count(distinct (entity, first_date)) from ({merged(warehouse)})")
    assert found == [(2 * ENTITIES, 2 * ENTITIES)]


def test_intervals_that_overlap_or_touch_are_one() -> None:
    warehouse = Warehouse()
    days = [("2026-01-01", "2026-01-05"), ("2026-01-03", "2026-01-04"), ("2026-01-06", "2026-01-07")]
    days += [("2026-01-09", "2026-01-09"), ("2026-01-20", "2026-01-10")]
    columns = {"entity": "integer", "first_date": "date", "last_date": "date"}
    warehouse.table("intervals", columns, [(1, *pair) for pair in days])
    found = warehouse.rows(f"select first_date::varchar, last_date::varchar from ({merged(warehouse)}) order by 1")
    assert found == [("2026-01-01", "2026-01-07"), ("2026-01-09", "2026-01-09")]
