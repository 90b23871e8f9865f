"""Each content lands once, each delivery leaves a receipt."""

import gzip
import io
import shutil
import traceback
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import duckdb
import pandas
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from landing import Contracts, LandingError, MemoryReceiptBook, jobs, land
from tests.landing.conftest import House, LandOne

POSTS = "communities/posts"
POST = '{"post_id": "1", "posted_at": "2024-02-01T10:00:00Z", "user_id": "jane@x.com", "is_question": true}\n'
NOON = datetime(2024, 3, 1, 12)


def test_a_row_is_text_and_knows_where_it_comes_from(land_one: LandOne) -> None:
    [row] = land_one(POSTS, "a.json", POST)
    assert (row["post_id"], row["is_question"], row["answer_count"]) == ("1", "true", None)
    assert (row["organization_id"], row["record_position"], row["received_at"], row["problem"]) == (
        "contoso",
        0,
        NOON,
        None,
    )
    assert len(row["file_id"]) == 32


def test_a_broken_piece_is_a_row_with_its_position_and_nothing_else(land_one: LandOne) -> None:
    rows = land_one(POSTS, "a.json", POST + '{"post_id": "2", "user_id": "jo\n' + POST)
    assert [row["problem"] for row in rows] == [None, "malformed record", None]
    assert [row["record_position"] for row in rows] == [0, 1, 2]
    origin = {"organization_id", "file_id", "record_position", "received_at", "problem"}
    assert all(value is None for name, value in rows[1].items() if name not in origin)


def test_an_empty_file_lands_without_a_row(house: House) -> None:
    house.put(f"{POSTS}/a.json", "")
    house.put(f"{POSTS}/b.csv", "")
    house.put(f"{POSTS}/c.parquet", "")
    house.put(f"{POSTS}/d.json.gz", gzip.compress(b""))
    assert [file.counts.records for file in house.land().files] == [
        0,
        0,
    ]  # two contents: nothing, and nothing compressed
    assert house.rows(POSTS) == []


def test_every_declared_table_has_an_empty_file(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.land()
    for contract in house.contracts:
        assert house.rows(f"{contract.system}/{contract.table_name}", "problem") in ([], [(None,)])


def test_the_same_content_again_adds_a_receipt_and_no_row(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.land(date(2024, 3, 1))
    house.put(f"{POSTS}/received=2024-03-05/again.json", POST)
    report = house.land(date(2024, 3, 6))
    assert report.new_files == () and len(report.receipts) == 2
    assert [receipt.received_at for receipt in report.receipts] == [NOON, datetime(2024, 3, 5)]
    assert house.rows(POSTS, "received_at") == [(NOON,)]
    assert len(house.land(date(2024, 3, 7)).receipts) == 2


def test_of_two_deliveries_in_one_build_the_earlier_dates_the_content(house: House) -> None:
    house.put(f"{POSTS}/b_2024-02-20.json", POST)
    house.put(f"{POSTS}/a.json", POST)
    house.land()
    assert house.rows(POSTS, "received_at") == [(datetime(2024, 2, 20),)]


def test_equal_contents_of_two_organizations_are_two(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    shutil.copytree(house.raw / "contoso", house.raw / "fabrikam")
    assert house.land().organizations == ("contoso", "fabrikam")
    assert house.rows(POSTS, "organization_id") == [("contoso",), ("fabrikam",)]


def test_a_second_build_reads_nothing_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.land()
    monkeypatch.setattr(jobs, "run_job", lambda job: pytest.fail("landed again"))
    assert house.land(date(2024, 3, 2)).new_files == ()


def test_what_has_landed_stays_when_the_raw_file_is_gone(house: House) -> None:
    gone = house.put(f"{POSTS}/a.json", POST)
    house.land()
    gone.unlink()
    house.put(f"{POSTS}/b.json", POST.replace('"1"', '"2"'))
    house.land(date(2024, 3, 2))
    assert house.rows(POSTS, "post_id") == [("1",), ("2",)]


def test_a_lost_warehouse_is_landed_again_with_the_first_date(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.land(date(2024, 3, 1))
    shutil.rmtree(house.warehouse)
    assert len(house.land(date(2024, 3, 9)).new_files) == 1
    assert house.rows(POSTS, "received_at") == [(NOON,)]


def test_a_damaged_landed_file_is_landed_again(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.land()
    [landed] = (house.warehouse / "landing" / POSTS / "contoso").iterdir()
    landed.write_bytes(landed.read_bytes()[:20])
    house.land(date(2024, 3, 2))
    assert house.rows(POSTS, "post_id") == [("1",)]


def test_a_changed_contract_lands_its_files_again_with_the_first_date(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.land()
    posts = house.contracts.tables["communities", "posts"]
    house.contracts = Contracts({("communities", "posts"): replace(posts, columns=posts.columns[:2])})
    assert len(house.land(date(2024, 3, 9)).new_files) == 1
    assert house.rows(POSTS) == [
        ("1", "2024-02-01T10:00:00Z", "contoso", house.land().files[0].receipt.file_id, 0, NOON, None)
    ]


def test_leftovers_of_a_killed_build_are_removed(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.land()
    leftover = house.warehouse / "landing" / POSTS / "contoso" / ".abc.tmp"
    leftover.write_bytes(b"half")
    house.land()
    assert not leftover.exists()


def test_parquet_keeps_times_and_lists(land_one: LandOne) -> None:
    frame = pandas.DataFrame(
        {
            "PostId": ["1", "2"],
            "PostedAt": pandas.to_datetime(["2024-02-01T10:00:00.123456789Z", None]),
            "Answer Count": [3, None],
            "isQuestion": [True, False],
            "userId": [["a"], None],
        }
    )
    content = io.BytesIO()
    frame.to_parquet(content)
    first, second = land_one(POSTS, "a.parquet", content.getvalue())
    assert (first["posted_at"], first["answer_count"], first["is_question"]) == (
        "2024-02-01T10:00:00.123456",
        "3.0",
        "true",
    )
    assert (first["user_id"], second["posted_at"], second["answer_count"]) == ('["a"]', None, None)


def test_a_cut_parquet_file_is_one_broken_piece(land_one: LandOne) -> None:
    content = io.BytesIO()
    pq.write_table(pa.table({"post_id": ["1"]}), content)
    assert [row["problem"] for row in land_one(POSTS, "a.parquet", content.getvalue()[:-9])] == ["malformed record"]


def test_a_file_without_a_date_is_dated_by_the_build(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    land(house.raw, house.warehouse, house.contracts, house.book, date(2024, 3, 1), 1)
    [(moment,)] = house.rows(POSTS, "received_at")
    assert moment.date() == date(2024, 3, 1)
    assert moment.tzinfo is None


def test_a_file_that_changes_while_it_is_read_stops_the_build(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put(f"{POSTS}/a.json", POST)
    monkeypatch.setattr(jobs, "file_id_of", lambda data: "other")
    with pytest.raises(LandingError, match=r"contoso/communities/posts/a.json: changed while it was read"):
        house.land()
    assert list(house.book) == []


def test_an_error_inside_names_the_file_and_no_value(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put(f"{POSTS}/a.json", POST)

    def failing(*_: Any) -> Mapping[str, Any]:
        raise ValueError("jane@x.com")

    monkeypatch.setattr(jobs, "records_of", failing)
    with pytest.raises(LandingError) as failure:
        house.land()
    assert "could not be landed (ValueError)" in str(failure.value)
    assert "jane" not in "".join(traceback.format_exception(failure.value))


def test_two_processes_land_what_one_lands(house: House, contracts: Contracts, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        house.put(f"{POSTS}/{number}.json", POST.replace('"1"', f'"{number}"') * (number + 1))
    moment = datetime(2024, 3, 1)
    seen: list[tuple[int, int]] = []
    warehouses = []
    for name, least in (("one", 10**9), ("two", 0)):
        monkeypatch.setattr(jobs, "PARALLEL_FILES", least)
        monkeypatch.setattr(jobs, "PARALLEL_BYTES", least)
        seen.clear()
        report = land(
            house.raw, house.base / name, contracts, MemoryReceiptBook(), moment.date(), 1,
            lambda done, total: seen.append((done, total)), landed_at=moment,
        )  # fmt: skip
        assert seen == [(done, 12) for done in range(1, 13)]
        assert sum(file.counts.records for file in report.files) == 78
        files = sorted((house.base / name / "landing" / POSTS).rglob("*.parquet"))
        warehouses.append({file.name: file.read_bytes() for file in files})
    assert warehouses[0] == warehouses[1]


def test_landed_files_are_for_their_owner_alone(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.land()
    assert (house.warehouse / "landing").stat().st_mode & 0o777 == 0o700


def test_rows_are_counted_over_several_row_groups(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("landing.writer.ROWS_PER_GROUP", 3)
    house.put(f"{POSTS}/a.json", POST * 7 + "nothing\n")
    assert [file.counts.records for file in house.land().files] == [8]
    [again] = house.land().files
    assert (again.counts.records, again.counts.problems, again.is_new) == (8, 1, False)
    positions = duckdb.sql(
        f"select record_position from '{house.warehouse}/landing/{POSTS}/contoso/*.parquet'"
    ).fetchall()
    assert sorted(positions) == [(number,) for number in range(8)]
