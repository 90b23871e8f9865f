"""The gate on a whole warehouse: published files, whatever else lies among them, pages, kept failures and the card."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from gate.warehouse import check_build, check_warehouse, known_to
from tests.gate.people import ORGANIZATION, SOMEBODY, invent


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("gate.warehouse.OF_A_CHECKOUT", ())  # somebody else's logs are not what is tested here
    return invent(tmp_path / "house")


def staged(warehouse: Path) -> list[tuple[Path, Path]]:
    files = sorted((warehouse / "published" / ORGANIZATION).glob("*.duckdb"))
    return [(path.rename(path.with_name(f".{path.name}.new")), path) for path in files]


def test_a_warehouse_that_shows_nobody_passes(warehouse: Path) -> None:
    assert check_warehouse(warehouse, "│ contoso  568 of 800 points │") == []
    assert check_build(warehouse, staged(warehouse), warehouse / ".dbt" / "target", known_to(warehouse)) == []
    assert list((warehouse / ".tmp").iterdir()) == []


def test_a_staged_file_is_named_by_its_final_place(warehouse: Path) -> None:
    files = staged(warehouse)
    with duckdb.connect(str(files[1][0])) as connection:
        connection.execute(f"update score.insights_daily set source_used = '{SOMEBODY.upn}' where rowid = 1")
    (found,) = check_build(warehouse, files, warehouse / ".dbt" / "target", known_to(warehouse))
    assert (found.rule, found.model, found.column) == ("values.identifier", "score.insights_daily", "source_used")
    assert "In contoso/scores.duckdb it holds 1 address as it is" in str(found)


@pytest.mark.parametrize(
    "place", [".dbt/logs/dbt.log", ".dbt/target/run_results.json", "quality/data_docs/index.html", "published/note.txt"]
)
def test_a_name_beside_the_published_files_is_found(warehouse: Path, place: str) -> None:
    (warehouse / place).parent.mkdir(parents=True, exist_ok=True)
    (warehouse / place).write_text(f'{{"nodes": {{}}, "said": "{SOMEBODY.name}"}}')
    (found,) = check_warehouse(warehouse)
    assert found.rule == "side_doors.identifier" and place.endswith(found.model)


def test_a_name_on_the_card_is_found(warehouse: Path) -> None:
    assert [found.model for found in check_warehouse(warehouse, f"best: {SOMEBODY.upn}")] == ["the card"]


@pytest.mark.parametrize("file", ["marts.duckdb", f"published/{ORGANIZATION}/scores.duckdb"])
def test_rows_that_failing_tests_kept_are_found(warehouse: Path, file: str) -> None:
    with duckdb.connect(str(warehouse / file)) as connection:
        connection.execute("create schema dbt_test__audit; create table dbt_test__audit.unique_people as select 1 as a")
    assert [found.model for found in check_warehouse(warehouse)] == ["dbt_test__audit.unique_people"]
