"""What a query's rows and columns say about people: from its tables up, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sqlglot import exp

from gate.expressions import Expressions
from gate.facts import NOTHING, PERSON, Fact, Mark, Relation, as_anybody, as_condition, joined, left_over, row_of
from gate.grouping import distinct, grouped, numbered, of_rows
from gate.joins import among_everybody, conjuncts
from gate.relations import aliased, sources_of
from gate.scopes import Group, Scope, Unreadable
from gate.stars import items as listed

ROUNDS = 50  # of a recursive step; it settles after as many as marks have columns to travel
LIMITED = Mark.KEY | Mark.ACTIVITY


@dataclass(frozen=True)
class Queries:
    """Reads queries.

    table: the relation behind a name that is no step of the query. noise, names, nobody: as in Expressions.
    """

    table: Callable[[exp.Table], Relation]
    noise: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    expressions: Expressions = field(init=False)

    def __post_init__(self) -> None:
        read = Expressions(self.read, self.noise, self.names, self.nobody)
        object.__setattr__(self, "expressions", read)

    def read(self, node: exp.Expr, outer: Scope | None = None) -> Relation:
        """Rows and columns of a query.

        Raises:
            Unreadable: something in it cannot be traced.
        """
        scope = self._steps(node, Scope(outer=outer))
        if isinstance(node, exp.Subquery):
            inner = aliased(self.read(node.this, scope), node.args.get("alias"))
            return self._finished(
                node, inner, replace(scope, relations={"": inner}, rows=inner.rows, chosen=inner.chosen)
            )
        if isinstance(node, exp.SetOperation):
            return self._union(node, scope)
        if isinstance(node, exp.Select):
            return self._select(node, scope)
        if isinstance(node, exp.Values):
            return sources_of(self).values(node, scope)
        if isinstance(node, exp.Table):
            return sources_of(self).relation(node, scope)
        raise Unreadable(f"the gate does not know {node.key.upper()} as a query")

    def _steps(self, node: exp.Expr, scope: Scope) -> Scope:
        """Common table expressions, each in sight of those before it."""
        with_ = node.args.get("with_")
        if with_ is None:
            return scope
        for cte in with_.expressions:
            name = cte.alias.lower()
            if with_.recursive and any(table.name.lower() == name for table in cte.this.find_all(exp.Table)):
                step = self._recursive(cte, scope)
            else:
                step = aliased(self.read(cte.this, scope), cte.args.get("alias"))
            scope = replace(scope, steps={**scope.steps, name: step})
        return scope

    def _recursive(self, cte: exp.CTE, scope: Scope) -> Relation:
        if not isinstance(cte.this, exp.SetOperation):
            raise Unreadable(f"step {cte.alias} reads itself without a union")
        step = aliased(self.read(cte.this.left, scope), cte.args.get("alias"))
        for _ in range(ROUNDS):
            inner = replace(scope, steps={**scope.steps, cte.alias.lower(): step})
            before, step = step, aliased(self.read(cte.this, inner), cte.args.get("alias"))
            if _marks(step) == _marks(before):
                return step
        raise Unreadable(f"step {cte.alias} reads itself, and what it says never settles")

    def _union(self, node: exp.SetOperation, scope: Scope) -> Relation:
        left, right = self.read(node.left, scope), self.read(node.right, scope)
        if len(left.columns) != len(right.columns) and not node.args.get("by_name"):
            raise Unreadable("two sides of a union have different columns")
        sides = (
            right.columns if node.args.get("by_name") else dict(zip(left.columns, right.columns.values(), strict=False))
        )
        names = dict.fromkeys([*left.columns, *sides])
        columns = {name: left.columns.get(name, NOTHING) | sides.get(name, NOTHING) for name in names}
        if isinstance(node, (exp.Except, exp.Intersect)):
            chosen = left.chosen | as_condition(right.chosen) | as_condition(right.rows)
            if right.whole().marks & (Mark.EXTREME | Mark.RANK) and right.whole().marks & PERSON:
                chosen = chosen.plus(Mark.PICKED)
            if not left.rows.marks & LIMITED:
                chosen = chosen | as_anybody(right.whole().only(~Mark.DAY))
            shown = left.columns if isinstance(node, exp.Except) else columns
            return distinct(Relation(shown, left.rows, chosen))
        written = left.is_written and right.is_written
        both = Relation(columns, left.rows | right.rows, left.chosen | right.chosen, is_written=written)
        result = distinct(both) if node.args.get("distinct") else both
        return self._finished(
            node, result, replace(scope, relations={"": result}, rows=result.rows, chosen=result.chosen)
        )

    def _select(self, node: exp.Select, scope: Scope) -> Relation:
        scope = sources_of(self).in_sight(node, scope)
        windows = {window.name.lower(): window for window in node.args.get("windows") or ()}
        scope = replace(scope, windows={**windows})
        scope = self._aliases(node, scope) if self._names_itself(node) else scope
        where = node.args.get("where")
        if where is not None:
            scope = replace(scope, chosen=scope.chosen | self.expressions.condition(where.this, scope))
            rival = among_everybody(list(conjuncts(where.this)), lambda side: self.expressions.read(side, scope))
            scope = sources_of(self).equated([where.this], replace(scope, chosen=scope.chosen | rival))
        before, items = of_rows(scope), listed(node, scope)
        group = grouped(node, items, scope, self.expressions)
        if group is not None:
            scope = replace(scope, group=group)
        columns = _distinctly(self._columns(items, scope))
        rows, chosen = (before.rows, before.chosen) if group is None else (group.rows, _chosen_groups(group, before))
        inside = scope.naming(columns)
        for clause in ("having", "qualify"):
            if node.args.get(clause) is not None:
                chosen = chosen | self.expressions.condition(node.args[clause].this, inside)
        result = Relation(columns, rows, chosen, is_written=all(r.is_written for r in scope.relations.values()))
        on = node.args.get("distinct")
        if on is not None:
            result = self._distinct(result, on.args.get("on"), inside)
        return self._finished(node, result, inside)

    def _finished(self, node: exp.Expr, relation: Relation, scope: Scope) -> Relation:
        """Order, limit and sample decide which rows are seen, and where."""
        chosen = relation.chosen
        order = node.args.get("order")
        if order is not None:
            keys = [self._ordered(item.this, relation, scope) for item in order.expressions]
            chosen = chosen | as_condition(joined(keys))
        limited = any(node.args.get(part) is not None for part in ("limit", "offset", "sample"))
        if limited and relation.rows.marks & LIMITED:
            chosen = Fact(chosen.marks | Mark.PICKED, (chosen | relation.rows).trace)
        return replace(relation, chosen=chosen)

    def _distinct(self, relation: Relation, on: exp.Expr | None, scope: Scope) -> Relation:
        """One row of each kind; of those that only look alike in some columns, the first."""
        if on is None:
            return distinct(relation)
        keys = row_of(self.expressions.read(key, scope) for key in on.expressions)
        is_somebodys = relation.rows.marks & LIMITED and not keys & Mark.KEY
        return replace(relation, chosen=relation.chosen.plus(Mark.PICKED)) if is_somebodys else relation

    def _ordered(self, key: exp.Expr, relation: Relation, scope: Scope) -> Fact:
        if isinstance(key, exp.Literal) and not key.is_string:
            return numbered(list(relation.columns.values()), key)
        if isinstance(key, exp.Column) and not key.table and key.name.lower() in relation.columns:
            return relation.columns[key.name.lower()]
        if isinstance(key, exp.Column) and key.name.upper() == "ALL":
            return NOTHING
        return self.expressions.read(key, scope)

    def _names_itself(self, node: exp.Select) -> bool:
        return any(isinstance(item, exp.Alias) for item in node.expressions)

    def _aliases(self, node: exp.Select, scope: Scope) -> Scope:
        """A column may be named by a later column of the same query, or by its filters."""
        for item in node.expressions:
            if isinstance(item, exp.Alias) and not _aggregates(item):
                try:
                    scope = scope.naming({item.alias.lower(): self.expressions.read(item.this, scope)})
                except Unreadable:
                    continue
        return scope

    def _columns(self, items: list[exp.Expr], scope: Scope) -> Iterator[tuple[str, Fact]]:
        for number, item in enumerate(items):
            name = _named(item) or f"column_{number}"
            fact = self.expressions.read(item.this if isinstance(item, exp.Alias) else item, scope)
            yield name, fact
            if isinstance(item, exp.Alias) and name not in scope.names:
                scope = scope.naming({name: fact})


def _marks(relation: Relation) -> list[int]:
    return [fact.marks for fact in (*relation.columns.values(), relation.rows, relation.chosen)]


def _named(item: exp.Expr) -> str:
    return (
        item.alias if isinstance(item, exp.Alias) else item.name if isinstance(item, (exp.Column, exp.Dot)) else ""
    ).lower()


def _distinctly(columns: Iterator[tuple[str, Fact]]) -> dict[str, Fact]:
    """Columns by name; one whose name is taken keeps its place under another."""
    result: dict[str, Fact] = {}
    for name, fact in columns:
        result[name if name not in result else f"{name}_{len(result)}"] = fact
    return result


def _aggregates(item: exp.Expr) -> bool:
    return item.find(exp.AggFunc, exp.Window) is not None


def _chosen_groups(group: Group, before: Relation) -> Fact:
    """Which groups there are: of the organization's people together, nobody's business unless one was picked."""
    apart = group.rows.marks & (Mark.KEY | Mark.DEVICE | Mark.GROUP)
    return before.chosen if apart else left_over(before.chosen)
