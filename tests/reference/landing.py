"""Landed rows of one organization, as text, and the few parsers the columns need."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

Row = dict[str, Any]
TRUE_WORDS = {"true", "yes", "1", "t", "y"}
FALSE_WORDS = {"false", "no", "0", "f", "n", ""}


class Landing:
    """The Parquet files that landing wrote for one organization."""

    def __init__(self, warehouse_dir: Path, organization: str) -> None:
        self.root = Path(warehouse_dir) / "landing"
        self.organization = organization

    def rows(self, system: str, table: str, columns: Iterable[str] | None = None) -> list[Row]:
        """Readable rows of a table; a record that could not be read is quarantined."""
        return self.frame(system, table, columns).to_dicts()

    def frame(self, system: str, table: str, columns: Iterable[str] | None = None) -> pl.DataFrame:
        files = sorted((self.root / system / table / self.organization).glob("*.parquet"))
        if not files:
            return pl.DataFrame()
        landed = pl.read_parquet(files).filter(pl.col("problem").is_null())
        if columns is None:
            return landed
        return landed.select([*columns, "file_id", "record_position", "received_at"])

    def deliveries(self, system: str, table: str) -> dict[str, list[datetime]]:
        """Per file of a table, every time that its content was received."""
        receipts = pl.read_parquet(self.root / "_control" / "receipts.parquet").filter(
            (pl.col("organization_id") == self.organization)
            & (pl.col("system") == system)
            & (pl.col("table_name") == table)
        )
        received: dict[str, list[datetime]] = {}
        for row in receipts.to_dicts():
            received.setdefault(row["file_id"], []).append(row["received_at"])
        return received

    def build(self) -> tuple[date | None, date]:
        """The as-of day asked for, if any, and the day of the build."""
        rows = pl.read_parquet(self.root / "_control" / "organizations.parquet").filter(
            pl.col("organization_id") == self.organization
        )
        (row,) = rows.to_dicts()
        return row["requested_as_of"], row["build_date"]


@cache
def timestamp(text: str | None) -> datetime | None:
    """A UTC time to the microsecond; text without a zone is UTC; None when it is no time."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


@cache
def day_of(text: str | None) -> date | None:
    """A date, ISO or MM/DD/YYYY, or the UTC date of a time."""
    if moment := timestamp(text):
        return moment.date()
    try:
        return datetime.strptime((text or "").strip(), "%m/%d/%Y").date()
    except ValueError:
        return None


def number(text: str | None) -> float | None:
    try:
        return float(text) if text not in (None, "") else None
    except ValueError:
        return None


def count(text: str | None) -> int:
    """A count; nothing and nonsense are 0."""
    return int(number(text) or 0)


def flag(text: str | None) -> bool:
    return (text or "").strip().lower() in TRUE_WORDS


def stated(text: str | None) -> bool:
    """Whether a cell says something other than no: versions, `Yes`, `True`."""
    return (text or "").strip().lower() not in FALSE_WORDS


def nested(text: str | None) -> Any:
    """The value of a JSON column; text that is no JSON is itself."""
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


def listed(text: str | None) -> list[Any]:
    """The items of a JSON array; one value is a list of one."""
    value = nested(text)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
