"""Conditions of joins and filters: what they set equal, and what an equality tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlglot import exp

from gate.facts import NOTHING, Fact, Mark, Relation
from gate.scopes import Scope

# What a public value says that equals somebody's: whose it is. One that the query itself writes down says what he did;
# a day or a word of a reference list is one of a few.
NAMES = Mark.KEY | Mark.LEAD | Mark.GROUP | Mark.SUM | Mark.DEVICE
PAIRS = (exp.EQ, exp.GT, exp.GTE, exp.LT, exp.LTE)
TIES = Mark.KEY | Mark.LEAD | Mark.TRAIT | Mark.ACTIVITY | Mark.GROUP
WRITTEN = NAMES | Mark.TRAIT | Mark.ACTIVITY


def is_of_columns(test: exp.Expr) -> bool:
    """Whether a condition says that two columns are equal."""
    return isinstance(test, exp.EQ) and {type(test.this), type(test.expression)} == {exp.Column}


def equal(test: exp.Expr) -> Iterator[tuple[exp.Expr, exp.Expr]]:
    """What a condition sets equal, outside of its inner queries."""
    for part in test.walk(prune=lambda node: isinstance(node, exp.Query)):
        if isinstance(part, (exp.EQ, exp.NullSafeEQ)):
            yield part.this, part.expression
        elif isinstance(part, exp.In) and part.args.get("query"):
            yield part.this, part.args["query"]


def places(side: exp.Expr, scope: Scope) -> list[tuple[str, str]]:
    """Relations in sight, each with the column of it that an expression is made of."""
    if isinstance(side, (exp.Query, exp.Subquery)):
        return []
    columns = [(column.table.lower(), column.name.lower()) for column in side.find_all(exp.Column)]
    return [
        (name, column)
        for table, column in columns
        for name, relation in scope.relations.items()
        if table in {"", name} and (column in relation.columns or (table and relation.is_open))
    ]


def conditions(join: exp.Join, left: Scope, name: str, right: Relation) -> Iterator[exp.Expr]:
    """The conditions of a join; what USING and NATURAL mean is written out."""
    yield from conjuncts(join.args.get("on"))
    shared = [column.name.lower() for column in join.args.get("using") or ()]
    if (join.method or "").upper() == "NATURAL":
        shared += [column for column in right.columns if any(column in r.columns for r in left.relations.values())]
    for column in shared:
        for other, relation in left.relations.items():
            if column in relation.columns:
                yield exp.EQ(this=exp.column(column, table=other), expression=exp.column(column, table=name))


def conjuncts(test: exp.Expr | None) -> Iterator[exp.Expr]:
    """Conditions that all hold."""
    if isinstance(test, exp.And):
        yield from conjuncts(test.this)
        yield from conjuncts(test.expression)
    elif isinstance(test, exp.Paren):
        yield from conjuncts(test.this)
    elif test is not None:
        yield test


def among_everybody(tests: list[exp.Expr], read: Callable[[exp.Expr], Fact]) -> Fact:
    """What conditions say that set what one did against what any other did: whom nobody surpasses is somebody.

    Rows that belong together, by a key of anything of people's, are compared freely.
    """
    sides = [(test, read(test.this), read(test.expression)) for test in tests if isinstance(test, PAIRS)]
    if any(isinstance(test, exp.EQ) and left.marks & TIES and right.marks & TIES for test, left, right in sides):
        return NOTHING
    for test, left, right in sides:
        is_surpassed = not isinstance(test, exp.EQ) and left.marks & right.marks & Mark.ACTIVITY
        if is_surpassed and _tables(test.this) != _tables(test.expression):
            return Fact(Mark.PICKED, left.trace)
    return NOTHING


def _tables(side: exp.Expr) -> set[str]:
    return {column.table.lower() for column in side.find_all(exp.Column)}
