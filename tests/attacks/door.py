"""The release door's own SQL, the real functions and the ledger's real keys, in memory, on rows of one's choosing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

import duckdb

from pipeline.ledger_tables import RELEASE_TABLES
from tests.building import House, Row
from tests.conftest import ROOT
from tests.properties.rendering import sql_of
from udfs.bindings.duckdb_plugin import register

FOLDERS = ("intermediate/teams", "doors/teams/plan", "doors/teams/ledger", "doors/teams/readable")
WORDS = "guarantees_in_force"  # what is promised, in words: no figure of a team
REF = re.compile(r"ref\(\"(\w+)\"\)")


@cache
def steps() -> dict[str, str]:
    """SQL by model, from the roster and everybody's vectors to what is shown, each after those it reads."""
    paths = {path.stem: path for folder in FOLDERS for path in (ROOT / "models" / folder).glob("*.sql")}
    reads = {name: set(REF.findall(path.read_text())) for name, path in paths.items() if name != WORDS}
    order = TopologicalSorter({name: read & reads.keys() for name, read in reads.items()}).static_order()
    return {name: sql_of(name) for name in order}


@cache
def inputs() -> frozenset[str]:
    """What those models are given."""
    texts = [path.read_text() for name in steps() for path in (ROOT / "models").rglob(f"{name}.sql")]
    read = {name for text in texts for name in REF.findall(text)}
    return frozenset(name for name in read - steps().keys() if not name.startswith("stg_ledger__"))


class Door:
    """A ledger and a release door; tables are given to it by name, then it is run, as often as one likes."""

    def __init__(self) -> None:
        """Open a door whose ledger is empty."""
        self.connection = duckdb.connect()
        self.connection.execute("set TimeZone = 'UTC'")
        register(self.connection)
        for name, columns in RELEASE_TABLES.items():
            self.connection.execute(f"create table {name} ({columns})")
            self.connection.execute(f"create view stg_ledger__{name} as from {name}")

    def give(self, table: str, query: str) -> None:
        """Put the rows of a query in place of a table."""
        self.connection.execute(f"create or replace table {table} as {query}")

    def run(self, models: Iterable[str] = ()) -> Door:
        """Run the models, all of them where none are named; tables of the ledger are only ever added to."""
        named = set(models) or steps().keys()
        for name in (name for name in steps() if name in named):
            if name in RELEASE_TABLES:
                self.connection.execute(f"insert into {name} by name ({steps()[name]})")
            else:
                self.give(name, steps()[name])
        return self

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query."""
        return self.connection.execute(query).fetchall()

    def mappings(self, query: str) -> list[Row]:
        """Rows of a query, by column."""
        found = self.connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, values, strict=True)) for values in found.fetchall()]

    def row(self, query: str) -> tuple[Any, ...]:
        """The one row of a query."""
        (found,) = self.rows(query)
        return found


def door_of(house: House, with_ledger: bool = True) -> Door:
    """The door of a built house: its private tables and, unless everything is to be released anew, its ledger."""
    door = Door()
    door.connection.execute(f"attach '{house.private_file}' as built (read_only)")
    door.connection.execute(f"attach '{house.ledger_file}' as kept (read_only)")
    found = dict(door.rows("select table_name, schema_name from duckdb_tables() where database_name = 'built'"))
    for name in inputs():
        door.give(name, f"from built.{found[name]}.{name}")
    for name in RELEASE_TABLES if with_ledger else ():
        door.connection.execute(f"insert into {name} by name from kept.main.{name}")
    return door
