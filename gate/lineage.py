"""The facts of every model that something public can reach, in the order dbt builds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from sqlglot import exp

from gate.facts import DONE, NOTHING, Fact, Mark, Relation, Trace
from gate.origins import Origins
from gate.project import Address, Node, Project, address
from gate.queries import Queries
from gate.scopes import Unreadable

LANDED = re.compile(r"/landing/_?(\w+)/(\w+)(?:/|\.parquet)")


@dataclass
class Lineage:
    """What is known of each relation, filled in as models are read.

    parsed: statements of each model, by unique id, then by branch.
    """

    project: Project
    parsed: Mapping[str, Mapping[str, list[exp.Expr]]]
    known: dict[str, Relation] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)

    @cached_property
    def addresses(self) -> dict[Address, list[str]]:
        """Ids of models, seeds and sources by what SQL calls them; a table of the ledger is a model and a source."""
        found: dict[Address, list[str]] = {}
        for name, node in self.project.nodes.items():
            if node["resource_type"] != "test":
                found.setdefault(address(node), []).append(name)
        return found

    def read(self, node: Node, correct: Any = None) -> Relation:
        """Facts of one model, from those of the models it reads.

        A model that reads itself is read twice, since what it keeps may come back.
        """
        name = node["unique_id"]
        branches = self.parsed.get(name, {})
        self.known[name] = _declared(node)
        relation = Relation()
        for _ in range(2 if any(self._reads_itself(node, trees) for trees in branches.values()) else 1):
            relation = self._merged(node, branches)
            self.known[name] = relation
        return relation

    def _merged(self, node: Node, branches: Mapping[str, list[exp.Expr]]) -> Relation:
        merged: Relation | None = None
        for trees in branches.values():
            found = self._query(node, trees)
            if merged is None:
                merged = found
            else:
                columns = {
                    n: merged.columns.get(n, NOTHING) | found.columns.get(n, NOTHING)
                    for n in {**merged.columns, **found.columns}
                }
                merged = Relation(columns, merged.rows | found.rows, merged.chosen | found.chosen)
        return self._stepped(node, merged if merged is not None else _declared(node))

    def _query(self, node: Node, trees: list[exp.Expr]) -> Relation:
        policy = self.project.policy
        if len(trees) != 1 or not isinstance(trees[0], exp.Query):
            self.broken[node["unique_id"]] = "it is not one query"
            return _declared(node)
        queries = Queries(
            lambda table: self._table(node, table),
            frozenset(policy["noise"]["functions"]) - frozenset(policy["random_names"]),
            frozenset(policy["random_names"]),
            frozenset(policy["nobody"]),
        )
        try:
            return queries.read(trees[0])
        except Unreadable as problem:
            self.broken[node["unique_id"]] = str(problem)
            return _declared(node)

    def _reads_itself(self, node: Node, trees: list[exp.Expr]) -> bool:
        own = address(node)
        return any(_called(table) == own for tree in trees for table in tree.find_all(exp.Table))

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
        taken = self.project.policy["taken_at_word"]
        if node["name"] in self.project.policy["directories"]:
            relation = Relation(
                {name: fact.without(DONE) for name, fact in relation.columns.items()},
                relation.rows.without(DONE),
                relation.chosen.without(DONE),
            )
        columns = {}
        for name, fact in relation.columns.items():
            if f"{node['name']}.{name}" in taken:
                columns[name] = NOTHING
            elif fact.marks:
                marks = (
                    fact.marks & ~Mark.FINE
                    if node["original_file_path"].startswith("models/intermediate")
                    else fact.marks
                )
                if f"{node['name']}.{name}" in self.project.policy["names_teams"]:
                    marks |= Mark.GROUP
                columns[name] = Fact(marks, Trace(f"{node['name']}.{name}", fact.trace))
            else:
                columns[name] = NOTHING
        if f"{node['name']}.rows" in taken:
            return replace(relation, columns=columns, chosen=NOTHING, rows=relation.rows.without(Mark.ACTIVITY))
        return replace(relation, columns=columns)


def _called(table: exp.Table) -> Address:
    return (table.catalog.lower(), table.db.lower(), table.name.lower())


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
