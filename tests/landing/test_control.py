"""dbt learns from three files what was delivered, when, and by whom."""

import shutil
from datetime import date, datetime
from typing import Any

import duckdb

from landing import write_control
from tests.landing.conftest import House

POSTS = "communities/posts"
POST = '{"post_id": "1", "user_id": "jane@contoso.com"}\n'


def control(house: House, name: str, columns: str) -> list[tuple[Any, ...]]:
    path = house.warehouse / "landing" / "_control" / f"{name}.parquet"
    return duckdb.sql(f"select {columns} from '{path}' order by all").fetchall()


def build(house: House, day: date, as_of: date | None = None) -> None:
    write_control(house.land(day), house.warehouse, as_of, day, house.build_id)


def test_files_tell_first_and_last_delivery_and_their_counts(house: House) -> None:
    house.put(f"{POSTS}/received=2024-02-01/a.json", POST + "nothing\n")
    house.put(f"{POSTS}/received=2024-02-09/a.json", POST + "nothing\n")
    build(house, date(2024, 3, 1))
    dates = "received_at, last_received_at, published_through"
    assert control(house, "files", f"organization_id, system, table_name, {dates}") == [
        ("contoso", "communities", "posts", datetime(2024, 2, 1), datetime(2024, 2, 9), None)
    ]
    assert control(house, "files", "is_declared, record_count, problem_count") == [(True, 2, 1)]
    assert control(house, "receipts", "received_at") == [(datetime(2024, 2, 1),), (datetime(2024, 2, 9),)]


def test_files_of_an_unknown_table_are_told_but_unread(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.put("communities/likes/a.json", POST)
    build(house, date(2024, 3, 1))
    assert control(house, "files", "table_name, is_declared, record_count") == [
        ("likes", False, 0),
        ("posts", True, 1),
    ]
    assert control(house, "receipts", "table_name") == [("posts",)]


def test_organizations_carry_the_build_and_outlive_their_folder(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    build(house, date(2024, 3, 1))
    (house.raw / "contoso").rename(house.raw / "fabrikam")
    (house.raw / "empty").mkdir()
    build(house, date(2024, 3, 2), date(2024, 2, 20))
    told = (date(2024, 2, 20), date(2024, 3, 2), 2)
    assert control(house, "organizations", "organization_id, requested_as_of, build_date, build_id") == [
        ("contoso", *told), ("empty", *told), ("fabrikam", *told)
    ]  # fmt: skip
    assert control(house, "files", "organization_id, record_count") == [("contoso", 1), ("fabrikam", 1)]


def test_a_file_that_is_lost_for_good_counts_nothing(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    build(house, date(2024, 3, 1))
    shutil.rmtree(house.warehouse)
    (house.raw / "contoso" / POSTS / "a.json").rename(house.raw / "contoso" / POSTS / "a.txt")
    house.put(f"{POSTS}/b.json", POST.replace("1", "2"))
    build(house, date(2024, 3, 2))
    assert control(house, "files", "record_count") == [(0,), (1,)]


def test_control_files_have_their_columns_without_a_row(house: House) -> None:
    house.put("communities/likes/a.json", POST)
    build(house, date(2024, 3, 1))
    assert control(house, "receipts", "file_id, received_at") == []
