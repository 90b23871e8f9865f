"""What lands: the columns of every input table, read from the dbt sources.

A source table whose meta says `activity` (true or false) is an input. Its columns say where their
values come from (`native`), and for nested values which parts may land (`keep`, `only`). What no
contract names never lands.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from landing.errors import LandingError

PEERS_FOLDER = "_peers"
PEERS_SYSTEM = "peers"
# Raise it when the same raw file and contract would land differently: every file is then read again.
FORMAT = 1

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Column:
    """One landed column, always text.

    native: names or dotted paths tried in order; the first that holds a value wins.
    keep: paths inside a nested value that may land, in the spelling they land in; empty for scalars and
    plain lists.
    only: (name, values): elements of a nested list land only where the field `name` has one of these values.
    """

    name: str
    native: tuple[str, ...]
    keep: tuple[str, ...] = ()
    only: tuple[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class TableContract:
    """One input table.

    unwrap: column that holds the whole record as JSON (an export's `AuditData`).
    each: list inside a record that makes one row per element.
    is_activity: whether a row is something that happened, and so dates the organization's history.
    """

    system: str
    table_name: str
    columns: tuple[Column, ...]
    unwrap: str | None = None
    each: str | None = None
    is_activity: bool = False

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever landed files of this table have to be written again."""
        stated = repr((FORMAT, self.columns, self.unwrap, self.each))
        return hashlib.sha256(stated.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Contracts:
    """Every input table, by system and table."""

    tables: Mapping[tuple[str, str], TableContract]

    def __iter__(self) -> Iterator[TableContract]:
        return iter(self.tables.values())

    def find(self, system: str, table_name: str) -> TableContract | None:
        """The contract of a table, None when nothing declares it."""
        return self.tables.get((system, table_name))


def load_contracts(models_dir: Path) -> Contracts:
    """Read every `_*__sources.yml` under `models_dir`.

    Raises LandingError when a file has no readable source, or no input table is declared at all.
    """
    tables: dict[tuple[str, str], TableContract] = {}
    for path in sorted(models_dir.rglob("_*__sources.yml")):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        for source in (document or {}).get("sources", ()):
            for table in _input_tables(source, path):
                tables[(table.system, table.table_name)] = table
    if not tables:
        raise LandingError(f"{models_dir}: no source declares an input table (config.meta.activity)")
    return Contracts(tables)


def _input_tables(source: Mapping[str, Any], path: Path) -> Iterator[TableContract]:
    for table in source.get("tables", ()):
        meta = _meta(table)
        if "activity" not in meta:
            continue
        columns = tuple(_column(column) for column in table.get("columns", ()))
        if not columns:
            raise LandingError(f"{path}: {source['name']}.{table['name']} must have columns")
        yield TableContract(
            system=source["name"],
            table_name=table["name"],
            columns=columns,
            unwrap=meta.get("unwrap"),
            each=meta.get("each"),
            is_activity=bool(meta["activity"]),
        )


def _column(column: Mapping[str, Any]) -> Column:
    meta = _meta(column)
    only = meta.get("only")
    return Column(
        name=column["name"],
        native=tuple(meta.get("native") or (column["name"],)),
        keep=tuple(meta.get("keep") or ()),
        only=next(((name, tuple(values)) for name, values in only.items()), None) if only else None,
    )


def _meta(node: Mapping[str, Any]) -> Mapping[str, Any]:
    return (node.get("config") or {}).get("meta") or {}
