"""Small contracts and a way to land small files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from landing import Contracts, LandingReport, MemoryReceiptBook, land, load_contracts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def contracts() -> Contracts:
    return load_contracts(ROOT / "models" / "staging")


@dataclass
class House:
    """A raw folder, a warehouse and a receipt book of one test."""

    base: Path
    contracts: Contracts
    book: MemoryReceiptBook = field(default_factory=MemoryReceiptBook)
    build_id: int = 0

    @property
    def raw(self) -> Path:
        return self.base / "raw"

    @property
    def warehouse(self) -> Path:
        return self.base / "warehouse"

    def put(self, path: str, content: str | bytes) -> Path:
        """Deliver a file of the organization contoso; `path` starts at the system."""
        target = self.raw / "contoso" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def land(self, day: date = date(2024, 3, 1)) -> LandingReport:
        """Build on a day, at noon."""
        self.build_id += 1
        noon = datetime(day.year, day.month, day.day, 12)
        return land(self.raw, self.warehouse, self.contracts, self.book, day, self.build_id, landed_at=noon)

    def rows(self, table: str, columns: str = "*") -> list[tuple[Any, ...]]:
        """Landed rows of a table, in order."""
        files = self.warehouse / "landing" / table / "**" / "*.parquet"
        return duckdb.sql(
            f"select {columns} from read_parquet('{files}', union_by_name=true, hive_partitioning=false)"
            " order by organization_id, received_at, file_id, record_position"
        ).fetchall()


@pytest.fixture
def house(tmp_path: Path, contracts: Contracts) -> House:
    return House(tmp_path, contracts)


LandOne = Callable[[str, str, str | bytes], list[Mapping[str, Any]]]


@pytest.fixture
def land_one(house: House) -> LandOne:
    """Land one file of one table and return its rows as mappings."""

    def landed(table: str, name: str, content: str | bytes) -> list[Mapping[str, Any]]:
        house.put(f"{table}/{name}", content)
        house.land()
        files = house.warehouse / "landing" / table / "contoso" / "*.parquet"
        result = duckdb.sql(f"select * from '{files}' order by record_position")
        names = result.columns
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    return landed
