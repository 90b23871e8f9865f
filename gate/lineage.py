"""The facts of every model that something public can reach, in the order dbt builds them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlglot import exp

from gate.facts import DONE, HOW, NOTHING, Fact, Mark, Relation, Trace
from gate.memory import Memory, Remembered, digest
from gate.origins import MARKS, Origins
from gate.project import Address, Node, Project, address, layer, privacy_of
from gate.queries import Queries
from gate.reading import Query, Reading
from gate.scopes import Unreadable

LANDED = re.compile(r"/landing/_?(\w+)/(\w+)(?:/|\.parquet)")


@dataclass
class Lineage:
    """What is known of each relation, filled in as models are read.

    queries: compiled SQL of each model, by unique id, then by branch.
    """

    project: Project
    queries: Mapping[str, Mapping[str, Query]]
    known: dict[str, Relation] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def addresses(self) -> dict[Address, list[str]]:
        """Ids of models, seeds and sources by what SQL calls them; a table of the ledger is a model and a source."""
        found: dict[Address, list[str]] = {}
        for name, node in self.project.nodes.items():
            if node["resource_type"] != "test":
                found.setdefault(address(node), []).append(name)
        return found

    def read(self, node: Node) -> Relation:
        """Facts of one model, from those of the models it reads; remembered if nothing has changed since."""
        name = node["unique_id"]
        key = self.digest(name)
        found = self.memory.get(key)
        if found is None:
            found = self._read(node)
            self.memory.put(key, found)
        self.known[name], broken, self.readings[name] = found
        if broken is not None:
            self.broken[name] = broken
        return self.known[name]

    def digest(self, name: str) -> str:
        """Everything the facts of a node follow from."""
        if name not in self.digests:
            node = self.project.nodes[name]
            reads = [read for read in (node.get("depends_on") or {}).get("nodes", ()) if read in self.project.nodes]
            columns = json.dumps([node.get("columns") or {}, node.get("config") or {}], sort_keys=True, default=str)
            header = ",".join(self.relation(name).columns) if node["resource_type"] in {"seed", "source"} else ""
            sql = [f"{branch}:{query.sql}" for branch, query in sorted(self.queries.get(name, {}).items())]
            self.digests[name] = digest(name, columns, header, *sql, *(self.digest(read) for read in sorted(reads)))
        return self.digests[name]

    def _read(self, node: Node) -> Remembered:
        """A model that reads itself is read twice, since what it keeps may come back."""
        name = node["unique_id"]
        branches = list(self.queries.get(name, {}).values())
        readings = tuple(query.reading() for query in branches)
        own = _declared(node)
        self.known[name] = relation = replace(own, columns=dict.fromkeys(own.columns, Fact(Mark.EARLIER)))
        itself = any(address(node) in reading.tables for reading in readings)
        try:
            for _ in range(2 if itself else 1):
                relation = self._stepped(node, _merged([self._query(node, query.trees()) for query in branches]))
                self.known[name] = relation
        except (Unreadable, RecursionError) as problem:
            said = "its steps lie too deep in each other" if isinstance(problem, RecursionError) else str(problem)
            return _declared(node), said, readings
        return relation, None, readings

    def _query(self, node: Node, trees: list[exp.Expr]) -> Relation:
        policy = self.project.policy
        if len(trees) != 1 or not isinstance(trees[0], exp.Query):
            raise Unreadable("it is not one query that can be parsed")
        queries = Queries(
            lambda table: self._table(node, table),
            frozenset(policy["noise"]["functions"]) - frozenset(policy["random_names"]),
            frozenset(policy["random_names"]),
            frozenset(policy["nobody"]),
        )
        return queries.read(trees[0])

    def _table(self, reader: Node, table: exp.Table) -> Relation:
        if not isinstance(table.this, exp.Identifier):
            return self._landed(reader, table)
        names = self.addresses.get(_called(table), [])
        declared = {reader["unique_id"], *(reader.get("depends_on") or {}).get("nodes", ())}
        if not names:
            raise Unreadable(
                f"it reads {'.'.join(part for part in _called(table) if part)}, which is no relation of the project"
            )
        return self.relation(next((name for name in names if name in declared), names[0]))

    def relation(self, name: str) -> Relation:
        """What is known of a model, seed or source."""
        if name not in self.known:
            node = self.project.nodes[name]
            kind = node["resource_type"]
            origins = Origins(self.project)
            make = {"source": origins.source, "seed": origins.seed}.get(kind, _declared)
            self.known[name] = make(node)
        return self.known[name]

    def _landed(self, reader: Node, table: exp.Table) -> Relation:
        literal = table.find(exp.Literal)
        found = LANDED.search(literal.name if literal is not None else "")
        if found is None:
            raise Unreadable("it opens a file whose place is not written in the query")
        for read in self.project.reads(reader):
            named = read["resource_type"] == "source" and read["name"] == found[2]
            if named and found[1] in {read["source_name"], "control"}:
                return self.relation(read["unique_id"])
        raise Unreadable("it opens a file that is no declared source")

    def _stepped(self, node: Node, relation: Relation) -> Relation:
        """With the model as the last step of every way, and what the policy takes at its word."""
        taken = set(self.project.policy["taken_at_word"])
        directory = self.project.policy["directories"].get(node["name"])
        if directory is not None:
            taken |= {f"{node['name']}.{column}" for column in directory}
            relation = replace(relation, rows=relation.rows.without(DONE), chosen=relation.chosen.without(DONE))
        if layer(node) == "intermediate":  # latest rows and last days are asked for in all of them
            relation = replace(relation, chosen=relation.chosen.without(Mark.EXTREME))
        described = (node.get("columns") or {}) if layer(node) in {"doors", "marts"} else {}
        of_teams = {name.lower() for name, column in described.items() if privacy_of(column) == "team"}
        columns = {}
        for name, known in relation.columns.items():
            fact = known.without(Mark.EARLIER)
            given = self.project.policy["model_marks"].get(f"{node['name']}.{name}", ())
            fact = fact.without(Mark.KEY).plus(sum(MARKS[word] for word in given)) if given else fact
            fact = fact.without(DONE | HOW) if f"{node['name']}.{name}" in taken else fact
            if name in of_teams:
                fact = fact.plus(Mark.TEAM)
            if fact.marks:
                marks = (
                    fact.marks & ~Mark.FINE
                    if node["original_file_path"].startswith("models/intermediate")
                    else fact.marks
                )
                columns[name] = Fact(marks, Trace(f"{node['name']}.{name}", fact.trace))
            else:
                columns[name] = NOTHING
        if f"{node['name']}.rows" in taken:
            return replace(
                relation,
                columns=columns,
                chosen=relation.chosen.without(DONE | HOW),
                rows=relation.rows.without(Mark.ACTIVITY),
            )
        return replace(relation, columns=columns)


def _called(table: exp.Table) -> Address:
    return (table.catalog.lower(), table.db.lower(), table.name.lower())


def _merged(branches: list[Relation]) -> Relation:
    """What any branch says."""
    if not branches:
        raise Unreadable("dbt has not compiled it")
    merged = branches[0]
    for found in branches[1:]:
        names = {**merged.columns, **found.columns}
        columns = {name: merged.columns.get(name, NOTHING) | found.columns.get(name, NOTHING) for name in names}
        merged = Relation(columns, merged.rows | found.rows, merged.chosen | found.chosen)
    return merged


def _declared(node: Node) -> Relation:
    """A relation whose query is not read: the columns it declares, all unmarked."""
    return Relation({name.lower(): NOTHING for name in node.get("columns") or {}}, is_open=False)


def in_order(project: Project, wanted: Iterable[str]) -> list[Node]:
    """Models these reach, each after those it reads."""
    order: dict[str, Node] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        node = project.nodes.get(name)
        if node is None or name in order or name in path or node["resource_type"] not in {"model", "snapshot"}:
            return
        for read in (node.get("depends_on") or {}).get("nodes", ()):
            visit(read, (*path, name))
        order[name] = node

    for name in wanted:
        visit(name, ())
    return list(order.values())
