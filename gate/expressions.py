"""What an expression says about people: a walk of its syntax tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlglot import exp

from gate.aggregates import aggregated, bare, is_aggregate, windowed
from gate.comparisons import compared
from gate.facts import (
    NOTHING,
    PERSON,
    Fact,
    Mark,
    Relation,
    as_anybody,
    as_condition,
    as_day,
    joined,
    narrowed,
    picked,
    sized,
)
from gate.moments import told_by
from gate.scopes import Scope, Unreadable
from gate.stars import of_columns

ORDERS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.NullSafeEQ, exp.NullSafeNEQ, exp.Between)
MATCHES = (exp.Like, exp.ILike, exp.RegexpLike, exp.RegexpFullMatch, exp.StartsWith, exp.EndsWith, exp.Contains)
CONNECTORS = (exp.And, exp.Or, exp.Xor)
DAY_UNITS = {"DAY", "WEEK", "MONTH", "QUARTER", "YEAR"}


@dataclass(frozen=True)
class Expressions:
    """Reads expressions.

    subquery: reads a query inside an expression. noise: functions that draw noise, which takes sums off. names:
    functions that give a random name in place of a key. nobody: words in comparisons that name no person. readers:
    filled in as needed.
    """

    subquery: Callable[[exp.Expr, Scope], Relation]
    noise: frozenset[str]
    names: frozenset[str]
    nobody: frozenset[str]
    readers: dict[type[exp.Expr], Callable[..., Fact] | None] = field(default_factory=dict)

    def read(self, node: exp.Expr, scope: Scope) -> Fact:
        """Everything an expression says."""
        if scope.group is not None and node in scope.group.of:
            return scope.group.of[node]
        return told_by(node, self._plainly(node, scope))

    def _plainly(self, node: exp.Expr, scope: Scope) -> Fact:
        reader = self._reader(type(node))
        if reader is not None:
            return reader(node, scope)
        if is_aggregate(node):
            return self._aggregate(node, scope)
        return joined(self.read(child, scope) for child in children(node))

    def _reader(self, kind: type[exp.Expr]) -> Callable[..., Fact] | None:
        if kind not in self.readers:
            found = (reader for kinds, reader in self._readers() if issubclass(kind, kinds))
            self.readers[kind] = next(found, None)
        return self.readers[kind]

    def _readers(self) -> tuple[tuple[tuple[type[exp.Expr], ...], Callable[..., Fact]], ...]:
        return (
            ((exp.Literal, exp.Null, exp.Boolean, exp.DataType, exp.Var), lambda *_: NOTHING),
            ((exp.Star,), self._star),
            ((exp.Columns,), lambda node, scope: joined(self.read(c, scope) for _, c in of_columns(node, scope))),
            ((exp.Column,), self._column),
            ((exp.Identifier,), lambda node, scope: scope.names.get(node.name.lower()) or scope.column(node.name)),
            ((exp.Case, exp.If), self._case),
            ((*ORDERS, *MATCHES), lambda node, scope: self._compared(list(children(node)), scope)),
            ((exp.Nullif,), self._nullif),
            ((exp.Length, exp.ArraySize), lambda node, scope: sized(self.read(node.this, scope))),
            ((exp.In,), self._in),
            (
                (*CONNECTORS, exp.Not, exp.Paren),
                lambda node, scope: joined(self.read(c, scope) for c in children(node)),
            ),
            ((exp.Is,), self._is),
            ((exp.Exists,), self._exists),
            ((exp.Cast, exp.TryCast), self._cast),
            ((exp.DateTrunc, exp.TimestampTrunc, exp.TsOrDsToDate), self._day),
            ((exp.Window,), self._window),
            ((exp.PropertyEQ, exp.Kwarg), lambda node, scope: self.read(node.expression, scope).without(Mark.TEAM)),
            ((exp.Filter,), lambda node, scope: self._aggregate(node.this, scope, node.expression.this)),
            ((exp.WithinGroup,), self._within),
            ((exp.Lambda,), self._lambda),
            ((exp.Comprehension,), self._comprehension),
            ((exp.Subquery, exp.Query), self._scalar),
            ((exp.Anonymous,), self._anonymous),
        )

    def condition(self, node: exp.Expr | None, scope: Scope) -> Fact:
        """What a filter says about the rows that pass it: a test of a key that nobody knows picks somebody."""
        if node is None:
            return NOTHING
        value = self.read(node, scope)
        return as_condition(value).plus(narrowed(value))

    def _star(self, node: exp.Star, scope: Scope) -> Fact:
        """All columns at once, or those whose name looks like something; rows to be counted are read elsewhere."""
        raise Unreadable("it picks columns by what their names look like")

    def _column(self, node: exp.Column, scope: Scope) -> Fact:
        if isinstance(node.this, exp.Star):
            return scope.relations[node.table.lower()].whole() if node.table.lower() in scope.relations else NOTHING
        first = node.args.get("catalog") or node.args.get("db")
        if first is not None and first.name.lower() not in scope.relations:
            return scope.column(first.name)  # a field of a field
        if first is not None:
            return scope.column(node.table, first.name)
        return scope.column(node.name, node.table)

    def _case(self, node: exp.Expr, scope: Scope) -> Fact:
        branches = node.args.get("ifs") or [node]
        facts = []
        if isinstance(node, exp.Case):
            facts += [self.condition(node.this, scope)] if node.this else []
            facts += [self.read(node.args["default"], scope)] if node.args.get("default") else []
        for branch in branches:
            test = self.condition(branch.this, scope)
            if isinstance(node, exp.Case) and node.this is not None:
                test = self._compared([node.this, branch.this], scope)
            facts += [test, self.read(branch.args["true"], scope)]
            if branch.args.get("false") is not None:
                facts.append(self.read(branch.args["false"], scope))
        return joined(facts)

    def _compared(self, sides: list[exp.Expr], scope: Scope) -> Fact:
        """A comparison keeps a condition; of a key with anything but keys it picks somebody, with an extreme too."""
        return compared([(side, self.read(side, scope)) for side in sides], self.nobody)

    def _nullif(self, node: exp.Nullif, scope: Scope) -> Fact:
        return self.read(node.this, scope) | self._compared(list(children(node)), scope)

    def _is(self, node: exp.Is, scope: Scope) -> Fact:
        if isinstance(node.expression, exp.Null):
            return as_condition(self.read(node.this, scope))
        return self.condition(node.this, scope)

    def _in(self, node: exp.In, scope: Scope) -> Fact:
        query = node.args.get("query") or node.args.get("unnest") or node.args.get("field")
        if not isinstance(query, (exp.Query, exp.Subquery)):
            return self._compared(list(children(node)), scope)
        inner = self.subquery(query, scope)
        value, listed = self.read(node.this, scope), inner.whole()
        if not (value.marks | listed.marks) & (PERSON | Mark.GROUP):
            return picked(inner.chosen)  # whether there is any row at all: of many people
        return compared([(node.this, value), (query, listed)], self.nobody) | as_condition(inner.chosen)

    def _exists(self, node: exp.Exists, scope: Scope) -> Fact:
        inner = self.subquery(node.this, scope)
        if not scope.rows.marks & (Mark.KEY | Mark.ACTIVITY | Mark.GROUP):
            return as_anybody(inner.chosen)
        return as_condition(inner.chosen) | as_condition(inner.rows)

    def _cast(self, node: exp.Cast, scope: Scope) -> Fact:
        value = self.read(node.this, scope)
        return as_day(value) if node.to.is_type("date") else value

    def _day(self, node: exp.Expr, scope: Scope) -> Fact:
        value = self.read(node.this, scope)
        unit = node.args.get("unit")
        return as_day(value) if unit is None or unit.name.upper() in DAY_UNITS else value

    def _window(self, node: exp.Window, scope: Scope) -> Fact:
        over = _over(node, scope)
        parts = [self.read(part, scope) for part in over["partition_by"] or ()]
        order = self.read(over["order"], scope) if over["order"] else NOTHING
        function, test = node.this, None
        if isinstance(function, exp.Filter):
            function, test = function.this, function.expression.this
        function = bare(function)
        inner = self._arguments(function, scope) | self.condition(test, scope)
        return windowed(function, inner, parts, order, scope, over["order"] is not None or _is_framed(over["spec"]))

    def _arguments(self, node: exp.Expr, scope: Scope) -> Fact:
        """What a function is given; `count(*)` is given rows and no column."""
        return joined(self.read(child, scope) for child in children(node) if not isinstance(child, exp.Star))

    def _aggregate(self, node: exp.Expr, scope: Scope, test: exp.Expr | None = None) -> Fact:
        plain = replace(scope, group=None)
        arguments = self._arguments(node, plain)
        return aggregated(node, arguments, self.condition(test, plain), scope)

    def _within(self, node: exp.WithinGroup, scope: Scope) -> Fact:
        ordered = self.read(node.expression, replace(scope, group=None))
        return aggregated(node.this, ordered, NOTHING, scope)

    def _lambda(self, node: exp.Lambda, scope: Scope) -> Fact:
        beside = [child for child in children(node.parent or node) if child is not node]
        items = joined(self.read(child, scope) for child in beside if not isinstance(child, exp.Lambda))
        return self.read(node.this, scope.naming({parameter.name.lower(): items for parameter in node.expressions}))

    def _comprehension(self, node: exp.Comprehension, scope: Scope) -> Fact:
        items = self.read(node.args["iterator"], scope)
        inner = scope.naming({node.expression.name.lower(): items})
        return items | self.read(node.this, inner) | self.condition(node.args.get("condition"), inner)

    def _scalar(self, node: exp.Expr, scope: Scope) -> Fact:
        inner = self.subquery(node, scope)
        return inner.whole() | picked(inner.chosen)

    def _anonymous(self, node: exp.Anonymous, scope: Scope) -> Fact:
        name = node.name.lower()
        if is_aggregate(node):
            return self._aggregate(node, scope)
        if name == "columns":
            raise Unreadable("it picks columns of one table by their names")
        value = self._arguments(node, scope)
        if name in self.noise:
            return value.without(Mark.SUM | Mark.GROUP)
        if name in self.names:
            return Fact(Mark.GROUP, value.trace)
        return NOTHING if name == "error" else value


def children(node: exp.Expr) -> Iterator[exp.Expr]:
    """The expressions a node is made of; a list's parameter stands for the list's items."""
    for value in node.args.values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, exp.Expr):
                yield child


def _over(node: exp.Window, scope: Scope) -> dict[str, Any]:
    """What a window is over: what it says itself, and what the window says that it names."""
    named = node.args.get("alias") or node.args.get("over")
    base = scope.windows.get(named.name.lower()) if isinstance(named, exp.Identifier) else None
    parts = ("partition_by", "order", "spec")
    return {part: node.args.get(part) or (base.args.get(part) if base is not None else None) for part in parts}


def _is_framed(spec: exp.Expr | None) -> bool:
    """Whether each row has rows of its own to look at."""
    whole = {"start": "UNBOUNDED", "start_side": "preceding", "end": "UNBOUNDED", "end_side": "following"}
    return spec is not None and (
        spec.args.get("exclude") is not None or any(str(spec.args.get(k)) != v for k, v in whole.items())
    )
