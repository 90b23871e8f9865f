"""From and join: which rows meet, and what their meeting says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlglot import exp

from gate.facts import NOTHING, PERSON, Fact, Mark, Relation, as_condition, joined, row_of
from gate.scopes import Scope, Unreadable
from gate.stars import of_columns

if TYPE_CHECKING:
    from gate.queries import Queries


@dataclass(frozen=True)
class Sources:
    """Reads what stands after FROM and JOIN."""

    queries: Queries

    def in_sight(self, node: exp.Select, scope: Scope) -> Scope:
        """The scope of a query's own names, with the rows its joins leave."""
        from_ = node.args.get("from_")
        if from_ is not None:
            scope = self._added(from_.this, scope)
        for lateral in node.args.get("laterals") or ():
            scope = self._added(lateral, scope)
        for join in node.args.get("joins") or ():
            scope = self._joined(join, scope)
        return scope

    def relation(self, node: exp.Expr, scope: Scope) -> Relation:
        """One table, step, function or inner query."""
        for pivot in node.args.get("pivots") or ():
            bare = node.copy()
            bare.set("pivots", None)
            bare.set("alias", None)
            return self._unpivoted(pivot, self.relation(bare, scope))
        if isinstance(node, exp.Table):
            return self._sampled(node, self._table(node, scope))
        if isinstance(node, exp.Values):
            return self.values(node, scope)
        if isinstance(node, exp.Unnest):
            return self._made(node, node.expressions, scope)
        if isinstance(node, exp.Lateral):
            inner = node.this
            if isinstance(inner, (exp.Subquery, exp.Query)):
                return aliased(self.queries.read(inner, scope), node.args.get("alias"))
            return self._made(node, [inner], scope)
        if isinstance(node, (exp.Subquery, exp.Query)):
            return self._sampled(node, self.queries.read(node, scope))
        raise Unreadable(f"the gate does not know {node.key.upper()} as a table")

    def values(self, node: exp.Expr, scope: Scope) -> Relation:
        """Rows written in the query."""
        said = joined(
            self.queries.expressions.read(part, scope) for row in node.expressions for part in row.expressions
        )
        width = max((len(row.expressions) for row in node.expressions), default=0)
        return aliased(Relation({f"col{number}": said for number in range(width)}), node.args.get("alias"))

    def _table(self, node: exp.Table, scope: Scope) -> Relation:
        if not isinstance(node.this, exp.Identifier) and not _reads_files(node):
            return self._made(node, [node.this], scope)
        step = scope.relation(node.name) if not node.db and isinstance(node.this, exp.Identifier) else None
        return aliased(step if step is not None else self.queries.table(node), node.args.get("alias"))

    def _made(self, node: exp.Expr, makers: list[exp.Expr], scope: Scope) -> Relation:
        """Rows made of a value: as many as a list has items, so the list decides which."""
        said = joined(self.queries.expressions.read(maker, scope) for maker in makers)
        alias = node.args.get("alias")
        names = [column.name.lower() for column in alias.args.get("columns") or ()] if alias is not None else []
        if not names and not said.marks:
            return Relation(is_open=True)
        names = names or [node.alias.lower() or "unnest"]
        row = Fact(row_of([said]), said.trace)
        return Relation(dict.fromkeys(names, said), row, as_condition(said))

    def _unpivoted(self, pivot: exp.Expr, relation: Relation) -> Relation:
        """Columns as rows: each value keeps what its column said."""
        fields = pivot.args.get("fields") or []
        if not pivot.args.get("unpivot") or not all(isinstance(part, exp.In) for part in fields):
            raise Unreadable("it pivots")
        turned = {name for part in fields for item in part.expressions for name in _turned(item, relation)}
        said = joined(fact for name, fact in relation.columns.items() if name in turned)
        columns = {name: fact for name, fact in relation.columns.items() if name not in turned}
        columns |= {part.this.name.lower(): as_condition(said) for part in fields}
        columns |= {value.name.lower(): said for item in pivot.expressions for value in _of_tuple(item)}
        return replace(relation, columns=columns)

    def _sampled(self, node: exp.Expr, relation: Relation) -> Relation:
        if node.args.get("sample") is None or not relation.rows.marks & Mark.KEY:
            return relation
        return replace(relation, chosen=Fact(relation.chosen.marks | Mark.PICKED, relation.rows.trace))

    def _added(self, node: exp.Expr, scope: Scope) -> Scope:
        relation = self.relation(node, scope)
        name = (node.alias_or_name or f"_{len(scope.relations)}").lower()
        return replace(
            scope,
            relations={**scope.relations, name: relation},
            rows=scope.rows | relation.rows,
            chosen=scope.chosen | relation.chosen,
        )

    def _joined(self, join: exp.Join, scope: Scope) -> Scope:
        side, kind = (join.side or "").upper(), (join.kind or "").upper()
        wide = self._added(join.this, scope)
        name = list(wide.relations)[-1]
        right = wide.relations[name]
        tests = self._tests(join, wide, right)
        if self._is_looked_up(join, scope, right, name):
            wide = replace(wide, rows=scope.rows | right.rows.without(Mark.KEY))
        if kind in {"SEMI", "ANTI"}:
            listed = _listed(join, wide, right, self) if kind == "SEMI" else NOTHING
            chosen = scope.chosen | as_condition(right.chosen) | as_condition(right.rows) | tests | listed
            return replace(scope, chosen=chosen)
        if side in {"LEFT", "FULL"}:
            missing = as_condition(right.chosen) | as_condition(right.rows)
            columns = {column: fact | _kept(missing, fact) for column, fact in right.columns.items()}
            relations = {**wide.relations, name: replace(right, columns=columns)}
            chosen = scope.chosen if side == "LEFT" else wide.chosen
            return replace(wide, relations=relations, chosen=chosen | Fact(tests.marks & Mark.PICKED, tests.trace))
        return replace(wide, chosen=wide.chosen | tests | _listed(join, wide, right, self))

    def _is_looked_up(self, join: exp.Join, left: Scope, right: Relation, name: str) -> bool:
        """Whether the join finds, for every row on the left, the one person it already names."""
        if right.rows.marks & Mark.ACTIVITY:
            return False
        own = Scope({name: right})
        for test in _conjuncts(join.args.get("on")):
            if isinstance(test, exp.EQ) and {type(test.this), type(test.expression)} == {exp.Column}:
                sides = {side.table.lower(): side for side in (test.this, test.expression)}
                other = next((side for table, side in sides.items() if table != name), None)
                if name not in sides or other is None:
                    continue
                found = self.queries.expressions.read(sides[name], own).marks & (Mark.KEY | Mark.GROUP)
                if found == Mark.KEY and self.queries.expressions.read(other, left).marks & Mark.KEY:
                    return True
        return False

    def _tests(self, join: exp.Join, scope: Scope, right: Relation) -> Fact:
        """What the join's condition says beside that keys are equal."""
        return joined(
            self.queries.expressions.condition(test, scope)
            for test in _conjuncts(join.args.get("on"))
            if not (
                isinstance(test, exp.EQ)
                and isinstance(test.this, exp.Column)
                and isinstance(test.expression, exp.Column)
            )
            or (self.queries.expressions.condition(test, scope).marks & Mark.PICKED)
        )


def _turned(item: exp.Expr, relation: Relation) -> Iterator[str]:
    """Names of the columns that an item of UNPIVOT turns into rows."""
    item = item.this if isinstance(item, exp.PivotAlias) else item
    if isinstance(item, (exp.Star, exp.Columns)):
        whole = item if isinstance(item, exp.Columns) else exp.Columns(this=item)
        yield from (name for name, _ in of_columns(whole, Scope({"": relation})))
        return
    for column in _of_tuple(item):
        if column.name.lower() not in relation.columns:
            raise Unreadable("it turns columns into rows that its table has not")
        yield column.name.lower()


def _of_tuple(item: exp.Expr) -> list[exp.Expr]:
    return item.expressions if isinstance(item, exp.Tuple) else [item]


def _kept(missing: Fact, fact: Fact) -> Fact:
    """That a row is missing shows in its columns, where they say something of people at all."""
    return Fact(missing.marks & (Mark.PICKED | Mark.PART), missing.trace) if fact.marks & PERSON else NOTHING


def _listed(join: exp.Join, scope: Scope, right: Relation, sources: Sources) -> Fact:
    """A join of people with a public list picks those on the list."""
    read = sources.queries.expressions.read
    for test in _conjuncts(join.args.get("on")):
        if isinstance(test, exp.EQ) and {type(test.this), type(test.expression)} == {exp.Column}:
            sides = [read(test.this, scope), read(test.expression, scope)]
            keys = [side for side in sides if side.marks & Mark.KEY]
            if len(keys) == 1 and not joined(side for side in sides if side is not keys[0]).marks & (
                PERSON | Mark.GROUP
            ):
                return Fact(Mark.PICKED, keys[0].trace)
    return NOTHING


def _conjuncts(test: exp.Expr | None) -> Iterator[exp.Expr]:
    if isinstance(test, exp.And):
        yield from _conjuncts(test.this)
        yield from _conjuncts(test.expression)
    elif isinstance(test, exp.Paren):
        yield from _conjuncts(test.this)
    elif test is not None:
        yield test


def _reads_files(node: exp.Table) -> bool:
    return isinstance(node.this, (exp.ReadParquet, exp.ReadCSV)) or (
        isinstance(node.this, exp.Anonymous) and node.this.name.lower().startswith(("read_", "parquet_"))
    )


def aliased(relation: Relation, alias: exp.Expr | None) -> Relation:
    """With the columns' names an alias gives, `as t(a, b)`."""
    names = [column.name.lower() for column in alias.args.get("columns") or ()] if alias is not None else []
    if not names:
        return relation
    rest = list(relation.columns)[len(names) :]
    return replace(relation, columns=dict(zip([*names, *rest], relation.columns.values(), strict=False)))


def sources_of(queries: Queries) -> Sources:
    """The reader of FROM that belongs to a reader of queries."""
    return Sources(queries)
