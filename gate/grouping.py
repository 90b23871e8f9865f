"""Group by and distinct: what a row stands for afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from sqlglot import exp

from gate.aggregates import bare, is_aggregate
from gate.expressions import Expressions
from gate.facts import Fact, Mark, Relation, joined, left_over, row_of
from gate.scopes import Group, Scope, Unreadable

T = TypeVar("T")
SETS = (exp.Tuple, exp.Paren, exp.GroupingSets, exp.Cube, exp.Rollup)


def of_rows(scope: Scope) -> Relation:
    """The rows a query reads, after its filters."""
    return Relation(rows=scope.rows, chosen=scope.chosen)


def grouped(node: exp.Select, items: list[exp.Expr], scope: Scope, expressions: Expressions) -> Group | None:
    """The groups of a query, or nothing if every row stays its own.

    items: the select list, stars written out. What the query asks of the query around it keeps its rows apart as well.
    """
    clause = node.args.get("group")
    if clause is None:
        return Group(_row(scope.heard, scope.rows)) if any(_is_whole(item) for item in items) else None
    keys = list(_keys(items, clause))
    facts = [expressions.read(key, scope) for key in keys]
    after = {key: _after(fact) for key, fact in zip(keys, facts, strict=True)}
    return Group(_row([*facts, *scope.heard], scope.rows), after)


def _row(keys: list[Fact], before: Fact) -> Fact:
    marks = row_of(keys)
    activity = before.marks & Mark.ACTIVITY if marks & Mark.KEY else Mark.NONE
    return Fact(marks & ~Mark.ACTIVITY | activity, joined(keys).trace)


def _after(key: Fact) -> Fact:
    """A day or a kind that many people share is nobody's once rows are kept apart by it."""
    return key if row_of([key]) & Mark.KEY else key.without(Mark.DAY | Mark.KIND)


def _is_whole(item: exp.Expr) -> bool:
    """Whether an expression adds up all rows: an aggregate outside of windows and inner queries."""
    if isinstance(item, (exp.Column, exp.Literal)):
        return False
    if isinstance(item, (exp.Window, exp.Subquery, exp.Query)):
        return isinstance(item, exp.Window) and any(
            _is_whole(part) for part in bare(item.this).args.values() if isinstance(part, exp.Expr)
        )
    if is_aggregate(item):
        return True
    parts = (part for value in item.args.values() for part in (value if isinstance(value, list) else [value]))
    return any(_is_whole(part) for part in parts if isinstance(part, exp.Expr))


def _keys(items: list[exp.Expr], clause: exp.Group) -> Iterator[exp.Expr]:
    sets = (item for kind in ("cube", "rollup", "grouping_sets") for item in clause.args.get(kind) or ())
    listed = [part for key in (*clause.expressions, *sets) for part in _flat(key)]
    if clause.args.get("all") or any(isinstance(key, exp.Column) and key.name.upper() == "ALL" for key in listed):
        yield from (_plain(item) for item in items if not _is_whole(item))
        return
    aliases = {item.alias.lower(): item.this for item in items if isinstance(item, exp.Alias)}
    for key in listed:
        if isinstance(key, exp.Literal) and not key.is_string:
            yield _plain(numbered(items, key))
            continue
        yield key
        if isinstance(key, exp.Column) and not key.table and key.name.lower() in aliases:
            yield aliases[key.name.lower()]


def _flat(key: exp.Expr) -> Iterator[exp.Expr]:
    """The keys inside of brackets, sets, cubes and roll-ups."""
    if not isinstance(key, SETS):
        yield key
        return
    for part in [key.this] if isinstance(key, exp.Paren) else key.expressions:
        yield from _flat(part)


def numbered(items: list[T], number: exp.Expr) -> T:
    """The item a number in GROUP BY or ORDER BY means.

    Raises:
        Unreadable: there is none.
    """
    if not number.name.isdigit() or not 0 < int(number.name) <= len(items):
        raise Unreadable(f"it sorts or groups by column {number.name}, which it has not")
    return items[int(number.name) - 1]


def _plain(item: exp.Expr) -> exp.Expr:
    return item.this if isinstance(item, exp.Alias) else item


def distinct(relation: Relation) -> Relation:
    """Rows that look alike become one: kept apart by everything they show."""
    rows = _row(list(relation.columns.values()), relation.rows)
    if not rows.marks & (Mark.KEY | Mark.DEVICE | Mark.GROUP):
        return replace(relation, rows=rows, chosen=left_over(relation.chosen))
    return replace(relation, rows=rows)
