"""A scratch warehouse and ledger, in which the project's own SQL runs on rows made up for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner

from pipeline.ledger import Ledger
from pipeline.settings import PROJECT_DIR
from udfs.bindings.duckdb_plugin import register

CONTRIBUTIONS, SUMS, RELEASED = "int_team_contributions", "int_team_sums", "released_team_sums"
METRICS = "team_metric_definitions"
LOOKED_BEHIND = ("models/doors/teams", "models/staging/ledger", "models/intermediate/teams")
GIVEN = ("int_rosters", "int_collaboration_windows", "int_team_sources")
"""What an audit makes up instead of running it, although it stands in one of those folders."""

Node = dict[str, Any]


class AuditError(Exception):
    """The project's SQL did not run as an audit needs it. Names a model, never a value."""


@dataclass(frozen=True)
class House:
    """What dbt knows of the project: which models an audit runs, and which tables they are given."""

    manifest: Any

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Everything with an id, as the manifest says it."""
        nodes: dict[str, Node] = self.manifest.to_dict()["nodes"]
        return nodes

    def named(self, name: str) -> Node:
        """The model or seed of that name."""
        return next(node for node in self.nodes.values() if node["name"] == name and node.get("relation_name"))

    @cached_property
    def run(self) -> list[Node]:
        """Contributions, sums, the draw, and whatever of the door and the ledger the draw depends on."""
        found: dict[str, Node] = {}
        unread = [self.named(name)["unique_id"] for name in (CONTRIBUTIONS, SUMS, RELEASED)]
        while unread:
            node = self.nodes[unread.pop()]
            found[node["unique_id"]] = node
            unread += [name for name in self._parents(node) if self._is_looked_behind(name) and name not in found]
        return list(found.values())

    @cached_property
    def given(self) -> list[Node]:
        """Models and seeds that those read and that are not run."""
        run = {node["unique_id"] for node in self.run}
        return [self.nodes[name] for name in sorted({name for node in self.run for name in self._parents(node)} - run)]

    def _parents(self, node: Node) -> list[str]:
        return [name for name in node["depends_on"]["nodes"] if name in self.nodes]

    def _is_looked_behind(self, name: str) -> bool:
        node = self.nodes[name]
        return str(node["original_file_path"]).startswith(LOOKED_BEHIND) and node["name"] not in GIVEN


@dataclass(frozen=True)
class Scratch:
    """Folders of one audit.

    Arguments: warehouse_dir, ledger_dir, empty folders of its own; target_dir, where dbt keeps its parse.
    """

    warehouse_dir: Path
    ledger_dir: Path
    target_dir: Path

    def prepare(self) -> House:
        """Make the ledger's tables, seeds, and an empty table for each model that is given instead of run."""
        self.warehouse_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        with Ledger(self.ledger_dir):
            pass
        house = House(self._dbt(None, "parse"))
        seeds = (node["name"] for node in house.given if node["resource_type"] == "seed")
        self._dbt(house, "seed", "--select", *seeds)
        with self.connected() as connection:
            for node in house.given:
                if node["resource_type"] == "model":
                    connection.execute(f"create schema if not exists {node['database']}.{node['schema']}")
                    connection.execute(f"create or replace table {node['relation_name']} ({_declared(node)})")
        return house

    def build(self, house: House) -> dict[str, str]:
        """Run the models through dbt, as a build does. Returns the SQL of each.

        Raises AuditError if one fails.
        """
        results = self._dbt(house, "run", "--select", *(node["name"] for node in house.run)).results
        return {result.node.name: result.node.compiled_code for result in results}

    @contextmanager
    def connected(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection that knows what a build's connection knows."""
        with duckdb.connect(str(self.warehouse_dir / "private.duckdb")) as connection:
            connection.execute("set TimeZone = 'UTC'")
            connection.execute(f"attach '{self.ledger_dir / 'ledger.duckdb'}' as ledger")
            register(connection)
            yield connection

    def _dbt(self, house: House | None, command: str, *options: str) -> Any:
        """The result of one command of dbt, which parses the project only where no house is given."""
        places = {"project-dir": PROJECT_DIR, "profiles-dir": PROJECT_DIR, "target-path": self.target_dir}
        places["log-path"] = self.warehouse_dir / "logs"
        arguments = [command, *(part for name, path in places.items() for part in (f"--{name}", str(path)))]
        with _folders(WAREHOUSE_DIR=self.warehouse_dir, LEDGER_DIR=self.ledger_dir):
            arguments += ["--log-level", "none", "--log-level-file", "info", *options]
            outcome = dbtRunner(house and house.manifest).invoke(arguments)
            DuckDBConnectionManager.close_all_connections()
        if not outcome.success:
            failed = [result.node.name for result in getattr(outcome.result, "results", []) if result.status == "error"]
            raise AuditError(f"dbt {command} failed: {', '.join(failed) or outcome.exception}")
        return outcome.result


@contextmanager
def _folders(**folders: Path) -> Iterator[None]:
    """The environment that the profile reads, for as long as the block runs."""
    before = {name: os.environ.get(name) for name in folders}
    os.environ.update({name: str(path) for name, path in folders.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _declared(node: Node) -> str:
    """The columns of a model as it is described."""
    return ", ".join(f"{name} {column['data_type']}" for name, column in node["columns"].items())
