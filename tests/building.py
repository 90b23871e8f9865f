"""Builds for tests: the real pipeline, several warehouses, one parse of the project.

dbt parses from cold whenever the path of a database changes. So every build of a session goes through the same two
links, which are pointed at another warehouse and another ledger each time.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console

from pipeline.build import BuildReport, build
from pipeline.settings import BuildSettings

Row = dict[str, Any]


@dataclass(frozen=True)
class House:
    """The folders of one test's organization or organizations, and what the last build printed."""

    base: Path

    @property
    def raw_dir(self) -> Path:
        return self.base / "raw"

    @property
    def warehouse_dir(self) -> Path:
        return self.base / "warehouse"

    @property
    def ledger_dir(self) -> Path:
        return self.base / "ledger"

    @property
    def private_file(self) -> Path:
        return self.warehouse_dir / "private.duckdb"

    @property
    def ledger_file(self) -> Path:
        return self.ledger_dir / "ledger.duckdb"

    @property
    def organizations(self) -> tuple[str, ...]:
        return tuple(sorted(path.name for path in self.raw_dir.iterdir() if path.name[0] not in "._"))

    @property
    def published_files(self) -> list[Path]:
        return sorted((self.warehouse_dir / "published").glob("*/*.duckdb"))

    def scores_file(self, organization: str) -> Path:
        return self.warehouse_dir / "published" / organization / "scores.duckdb"

    @property
    def card(self) -> str:
        """What the last build printed."""
        return (self.base / "card.txt").read_text()


@dataclass(frozen=True)
class Builder:
    """Runs builds of one session, one after the other."""

    links: Path
    parse_dir: Path

    def build(self, house: House, build_date: date, **options: Any) -> BuildReport:
        """Build a house; what is printed is kept, also when the build fails. Options: those of BuildSettings."""
        printed = io.StringIO()
        try:
            return build(self.settings(house, build_date, **options), Console(file=printed, width=100))
        finally:
            (house.base / "card.txt").write_text(printed.getvalue())

    def settings(self, house: House, build_date: date, **options: Any) -> BuildSettings:
        """Settings of a build through the links, which are pointed at this house."""
        for name in ("warehouse", "ledger"):
            link = self.links / name
            (house.base / name).mkdir(exist_ok=True, parents=True)
            link.unlink(missing_ok=True)
            link.symlink_to(house.base / name)
        return BuildSettings(
            raw_dir=house.raw_dir,
            warehouse_dir=self.links / "warehouse",
            ledger_dir=self.links / "ledger",
            build_date=build_date,
            parse_dir=self.parse_dir,
            **options,
        )


def rows(database: Path, query: str, parameters: list[Any] | None = None) -> list[Row]:
    """Rows of a query on one file, as mappings."""
    with duckdb.connect(str(database), read_only=True) as connection:
        answer = connection.execute(query, parameters or [])
        names = [column[0] for column in answer.description]
        return [dict(zip(names, values, strict=True)) for values in answer.fetchall()]


def tables(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of a file with its rows, in an order that depends on the rows alone."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where not internal order by all"
        ).fetchall()
        return {name: connection.execute(f"select * from {name} order by all").fetchall() for (name,) in names}


def published(house: House) -> dict[str, dict[str, list[tuple[Any, ...]]]]:
    """Every published file with its tables."""
    folder = house.warehouse_dir / "published"
    return {str(path.relative_to(folder)): tables(path) for path in house.published_files}


def published_in_ledger(house: House) -> dict[str, list[tuple[Any, ...]]]:
    """The ledger's record of what has been published."""
    return {name: found for name, found in tables(house.ledger_file).items() if ".published_" in name}
