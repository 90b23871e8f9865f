"""From and join: which rows meet, and what their meeting says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlglot import exp

from gate.facts import NOTHING, PERSON, Fact, Mark, Relation, as_condition, joined, row_of
from gate.joins import NAMES, WRITTEN, among_everybody, conditions, equal, is_of_columns, places
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
        columns = {f"col{number}": said for number in range(width)}
        return aliased(Relation(columns, is_written=True), node.args.get("alias"))

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
            return Relation(is_open=True, is_written=True)
        names = names or [node.alias.lower() or "unnest"]
        row = Fact(row_of([said]), said.trace)
        return Relation(dict.fromkeys(names, said), row, as_condition(said), is_written=True)

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
        tests = list(conditions(join, scope, name, wide.relations[name]))
        said = self._tests(tests, wide)
        said = said | among_everybody(tests, lambda side: self.queries.expressions.read(side, wide))
        looked_up = self._is_looked_up(tests, scope, wide.relations[name], name)
        wide = self.equated(tests, wide, kept=[*scope.relations] if side in {"LEFT", "FULL"} else [])
        right = wide.relations[name]
        if looked_up:
            wide = replace(wide, rows=scope.rows | right.rows.without(Mark.KEY))
        if kind in {"SEMI", "ANTI"}:
            chosen = scope.chosen | as_condition(right.chosen) | as_condition(right.rows) | said
            relations = {other: wide.relations[other] for other in scope.relations}
            return replace(scope, relations=relations, chosen=chosen)
        if side in {"LEFT", "FULL"}:
            missing = _missing(right)
            columns = {column: fact | _kept(missing, fact) for column, fact in right.columns.items()}
            relations = {**wide.relations, name: replace(right, columns=columns)}
            chosen = scope.chosen if side == "LEFT" else wide.chosen
            return replace(wide, relations=relations, chosen=chosen | said.only(Mark.PICKED))
        return replace(wide, chosen=wide.chosen | said)

    def equated(self, tests: list[exp.Expr], scope: Scope, kept: Collection[str] = ()) -> Scope:
        """A public value equal to somebody's says the same as his, and so does everything beside it in its row.

        kept: relations all of whose rows stay, whatever they equal.
        """
        read = self.queries.expressions.read
        pairs = [pair for test in tests for pair in equal(test)]
        pairs += [(right, left) for left, right in pairs]
        sides = [(left, read(left, scope), read(right, scope)) for left, right in pairs]
        public = {column for side, own, other in sides if not own.marks | other.marks for column in places(side, scope)}
        relations = dict(scope.relations)
        for side, own, other in sides:
            for name, column in places(side, scope) if not own.marks else ():
                said = other.only(WRITTEN if relations[name].is_written else NAMES)
                before = dict(relations[name].columns)
                before.setdefault(column, NOTHING)  # in its place, since unions match columns by place
                beside = {column} if name in kept else {*before} - {c for n, c in public if n == name}
                columns = {c: fact | said if c in beside else fact for c, fact in before.items()}
                relations[name] = replace(relations[name], columns=columns)
        return replace(scope, relations=relations)

    def _is_looked_up(self, tests: list[exp.Expr], left: Scope, right: Relation, name: str) -> bool:
        """Whether the join finds, for every row on the left, the one person it already names."""
        if right.rows.marks & Mark.ACTIVITY:
            return False
        own = Scope({name: right})
        for test in tests:
            if is_of_columns(test):
                sides = {side.table.lower(): side for side in (test.this, test.expression)}
                other = next((side for table, side in sides.items() if table != name), None)
                if name not in sides or other is None:
                    continue
                found = self.queries.expressions.read(sides[name], own).marks & (Mark.KEY | Mark.GROUP)
                keys = self.queries.expressions.read(other, left).marks & (Mark.KEY | Mark.LEAD)
                if found == Mark.KEY and keys:
                    return True
        return False

    def _tests(self, tests: list[exp.Expr], scope: Scope) -> Fact:
        """What the join's conditions say beside that keys are equal."""
        said = [(test, self.queries.expressions.condition(test, scope)) for test in tests]
        return joined(fact.only(Mark.PICKED | Mark.PART) if is_of_columns(test) else fact for test, fact in said)


def _missing(right: Relation) -> Fact:
    """What it says that a row on the right is missing: a person, or a group, did something or did not."""
    said = as_condition(right.chosen) | as_condition(right.rows)
    of_groups = right.rows.marks & Mark.GROUP and not right.rows.marks & Mark.KEY
    return said.without(Mark.KIND).plus(Mark.SUM) if of_groups and said.marks & Mark.KIND else said


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
    """That a row is missing shows in its columns: by all of it in those that tell nothing of people otherwise."""
    told = fact.marks & (PERSON | Mark.SUM)
    return missing.only(Mark.PICKED | Mark.PART | (Mark.NONE if told else Mark.KIND | Mark.SUM))


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
