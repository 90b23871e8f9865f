"""What the text of one compiled query names: tables, functions, kinds of statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from gate.project import Address

FILE_NAME = re.compile(r"[./*\\\\]")


@dataclass(frozen=True)
class Reading:
    """One query, read.

    tables: what it names after FROM and JOIN, its own steps left out. files: tables that are names of files. functions:
    what it calls, each with the first text among its arguments. makers: those it calls in the place of a table. others:
    statements that are no queries.
    """

    tables: frozenset[Address] = frozenset()
    files: frozenset[str] = frozenset()
    functions: frozenset[tuple[str, str]] = frozenset()
    makers: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@dataclass
class Query:
    """Compiled SQL of one branch; parsed when first asked for."""

    sql: str
    _trees: list[exp.Expr] | None = field(default=None, repr=False)

    def trees(self) -> list[exp.Expr]:
        """Its statements; none if it cannot be parsed."""
        if self._trees is None:
            try:
                self._trees = [tree for tree in sqlglot.parse(self.sql, dialect="duckdb") if tree is not None]
            except (SqlglotError, RecursionError):
                self._trees = []
        return self._trees

    def reading(self) -> Reading:
        """What it names."""
        tables: set[Address] = set()
        files, functions, makers, others, steps = set(), set(), set(), set(), set()
        for tree in self.trees():
            if not isinstance(tree, exp.Query):
                others.add(tree.key)
            for node in walked(tree):
                if isinstance(node, exp.CTE):
                    steps.add(node.alias.lower())
                elif isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
                    if FILE_NAME.search(node.name):
                        files.add(node.name)
                    else:
                        tables.add((node.catalog.lower(), node.db.lower(), node.name.lower()))
                elif isinstance(node, (exp.Table, exp.Lateral)) and isinstance(node.this, exp.Func):
                    makers.add(_called(node.this)[0])
                elif isinstance(node, exp.Func):
                    functions.add(_called(node))
        named = {table for table in tables if table[1] or table[2] not in steps}
        return Reading(frozenset(named), frozenset(files), frozenset(functions), frozenset(makers), frozenset(others))


def _called(node: exp.Func) -> tuple[str, str]:
    name = node.name if isinstance(node, exp.Anonymous) else node.sql_name()
    first = next((part for part in node.args.values() if part), None)
    first = first[0] if isinstance(first, list) else first
    text = first.name if isinstance(first, exp.Literal) and first.is_string else ""
    return name.lower(), text


def walked(tree: exp.Expr) -> Iterator[exp.Expr]:
    """Every node of a tree, in no order that matters."""
    todo: list[exp.Expr] = [tree]
    while todo:
        node = todo.pop()
        yield node
        for value in node.args.values():
            if isinstance(value, exp.Expr):
                todo.append(value)
            elif isinstance(value, list):
                todo += [part for part in value if isinstance(part, exp.Expr)]
