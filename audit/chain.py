"""The compiled SQL between people and released rows, run again in tables of its own, as it stands or with a fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import duckdb

from audit.pairs import WORST, Pair
from audit.population import WINDOWS, roster, vectors
from audit.readings import Sides, read
from audit.scratch import RELEASED, AuditError, House

Edit = Callable[[str], str]
FOLDER = "models/intermediate/teams"
ROSTERS, COLLABORATION = "int_rosters", "int_collaboration_windows"


def unchanged(sql: str) -> str:
    """The edit that changes nothing."""
    return sql


def replaced(old: str, new: str) -> Edit:
    """An edit that puts one text in place of another, wherever it stands. Raises AuditError where it does not."""

    def edit(sql: str) -> str:
        if old not in sql:
            raise AuditError(f"the fault can no longer be planted: the SQL has no {old!r}")
        return sql.replace(old, new)

    return edit


def wrapped(around: str) -> Edit:
    """An edit that reads the query in another one, where it is called {sql}."""

    def edit(sql: str) -> str:
        return around.replace("{sql}", f"({sql})")

    return edit


@dataclass(frozen=True)
class Draw:
    """One pass through the SQL.

    Arguments: edits, of models by name; window, the day its rows are said to be of; is_same_person, whether nobody
    differs here; is_written, whether its rows go into the ledger, where others of that window are.
    """

    edits: Mapping[str, Edit] = field(default_factory=dict)
    window: str = WINDOWS[0]
    is_same_person: bool = False
    is_written: bool = False


@dataclass(frozen=True)
class Chain:
    """The SQL that ran in a build of the pairs.

    Arguments: connection and house, of the scratch; compiled, SQL by model.
    """

    connection: duckdb.DuckDBPyConnection
    house: House
    compiled: Mapping[str, str]
    versions: dict[str, str] = field(default_factory=dict)
    """Temporary tables as they stand: name -> their SQL, and that of what they read."""

    def outputs(self, pair: Pair, runs: int, draws: tuple[Draw, ...]) -> Sides:
        """What a reader sees of all draws together.

        Arguments: pair, whose sides are put into the worst pair's organization, which is charged and has names for
        its teams; runs, of each side, at most those of the build.
        """
        for number, draw in enumerate(draws):
            self._make(self._given(replace(pair, name=WORST.name), runs, draw))
            steps = {name: self._renamed(self.compiled[name]) for name in self._steps}
            self._make({name: draw.edits.get(name, unchanged)(sql) for name, sql in steps.items()})
            if draw.is_written:
                released = self.house.named(RELEASED)["relation_name"]
                self.connection.execute(f"insert into {released} by name from audited_{RELEASED}")
            self._keep(number, draw)
        shown = " union all ".join(f"from shown_{number}" for number in range(len(draws)))
        return read(self.connection, shown, runs)

    @property
    def _steps(self) -> list[str]:
        """The models from contributions to the draw, each after those it reads."""
        steps = [node for node in self.house.run if node["original_file_path"].startswith(FOLDER)]
        ordered: list[str] = []
        while len(ordered) < len(steps):
            for node in steps:
                waits = {other["name"] for other in steps if other["unique_id"] in node["depends_on"]["nodes"]}
                if node["name"] not in ordered and waits <= set(ordered):
                    ordered.append(node["name"])
        return [*ordered, RELEASED]

    def _renamed(self, sql: str) -> str:
        """The SQL with temporary tables in place of the scratch's, and nothing in place of what is released."""
        for name in (ROSTERS, COLLABORATION, *self._steps[:-1]):
            sql = sql.replace(self.house.named(name)["relation_name"], f"audited_{name}")
        kept = self.house.named(RELEASED)["relation_name"]
        return sql.replace(kept, f"(from {kept} where false)")

    def _given(self, pair: Pair, runs: int, draw: Draw) -> dict[str, str]:
        """SQL of the tables that the models are given."""
        sides = (pair.one, pair.one) if draw.is_same_person else (pair.one, pair.other)
        given = {
            ROSTERS: roster(pair, runs, 0, WINDOWS[0]),
            COLLABORATION: vectors(pair, sides, runs, 0, WINDOWS[0]),
        }
        return {name: draw.edits.get(name, unchanged)(sql) for name, sql in given.items()}

    def _make(self, tables: Mapping[str, str]) -> None:
        """Temporary tables, in order. All but the draw stay as they are while their SQL and what they read do."""
        for name, sql in tables.items():
            version = sql + "".join(self.versions[other] for other in self.versions if f"audited_{other}" in sql)
            if name == RELEASED or self.versions.get(name) != version:
                self.connection.execute(f"create or replace temp table audited_{name} as {sql}")
                self.versions[name] = version

    def _keep(self, number: int, draw: Draw) -> None:
        """The rows of a draw with their managers, as a reader would have them."""
        self.connection.execute(
            f"create or replace temp table shown_{number} as"
            f" select manager_person_id, date '{draw.window}' as window_start, metric, released_ticks, head_count,"
            f" {number} as build_id from audited_{RELEASED}"
            " inner join ledger.main.team_surrogates using (organization_id, team_id)"
        )
