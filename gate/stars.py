"""Stars and COLUMNS(...) of a select list, written out as the columns they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlglot import exp

from gate.facts import Relation
from gate.scopes import Scope, Unreadable

Shown = tuple[str, exp.Expr]  # a column's name and what it holds


def items(node: exp.Select, scope: Scope) -> list[exp.Expr]:
    """The select list as DuckDB numbers it: a star is as many items as it shows."""
    found: list[exp.Expr] = []
    for item in node.expressions:
        star = _star_of(item)
        several = next(item.find_all(exp.Columns), None) if star is None else None
        if star is not None:
            found += (_named(*shown) for shown in _shown(item, node, scope))
        elif several is not None and not several.args.get("unpack"):
            found += (_with_column(item, *shown) for shown in of_columns(several, scope))
        else:
            found.append(item)
    return found


def of_columns(node: exp.Columns, scope: Scope) -> list[Shown]:
    """What COLUMNS(...) stands for.

    Raises:
        Unreadable: it asks a condition of the names.
    """
    which = node.this
    if _star_of(which) is not None:
        return list(_shown(which, None, scope))
    every = [shown for table in scope.relations for shown in _of_relation(table, scope)]
    if isinstance(which, exp.Literal):
        return [(name, value) for name, value in every if re.search(which.name, name, re.IGNORECASE)]
    if isinstance(which, exp.Array) and all(isinstance(part, exp.Literal) for part in which.expressions):
        return [(name, value) for name, value in every if name in {part.name.lower() for part in which.expressions}]
    raise Unreadable("it picks columns by a condition on their names")


def _star_of(item: exp.Expr) -> exp.Star | None:
    star = item.this if isinstance(item, exp.Column) else item
    return star if isinstance(star, exp.Star) else None


def _with_column(item: exp.Expr, name: str, column: exp.Expr) -> exp.Expr:
    """An item with one column in the place of COLUMNS(...)."""
    if isinstance(item, exp.Columns):
        return _named(name, column)
    written: exp.Expr = item.transform(lambda part: column if isinstance(part, exp.Columns) else part)
    return written if isinstance(item, exp.Alias) else _named(name, written)


def _named(name: str, value: exp.Expr) -> exp.Expr:
    return value if isinstance(value, exp.Column) and value.name == name else exp.alias_(value, name, quoted=True)


def _shown(item: exp.Expr, node: exp.Select | None, scope: Scope) -> Iterator[Shown]:
    """The columns of `*` or `t.*`; a column that joins match by name is one."""
    star, table = _star_of(item), item.table.lower() if isinstance(item, exp.Column) else ""
    assert star is not None
    if table and table not in scope.relations:
        raise Unreadable(f"nothing in sight is called {table}")
    dropped = {name.name.lower() for name in star.args.get("except_") or ()}
    replaced = {part.alias.lower(): part.this for part in star.args.get("replace") or ()}
    renamed = {part.this.name.lower(): part.alias.lower() for part in star.args.get("rename") or ()}
    merged = _merged(node, scope) if node is not None and not table else {}
    matched = {name for names in merged.values() for name in names}
    for relation in [table] if table else scope.relations:
        for name, column in _of_relation(relation, scope):
            if name not in dropped and name not in merged.get(relation, ()):
                value = exp.column(name, quoted=True) if name in matched else column
                yield renamed.get(name, name), replaced.get(name, value)


def _of_relation(table: str, scope: Scope) -> Iterator[Shown]:
    relation: Relation = scope.relations[table]
    if relation.is_open:
        raise Unreadable("it takes all columns of a table whose columns nobody has listed")
    return ((name, exp.column(name, table, quoted=True)) for name in relation.columns)


def _merged(node: exp.Select, scope: Scope) -> dict[str, set[str]]:
    """Columns of joined relations that a star leaves out, since the left side has shown them, by relation."""
    joins = [join for join in node.args.get("joins") or () if (join.kind or "").upper() not in {"SEMI", "ANTI"}]
    names = list(scope.relations)
    found: dict[str, set[str]] = {}
    for number, join in enumerate(joins, start=len(names) - len(joins)):
        before = {column for name in names[:number] for column in scope.relations[name].columns}
        own = set(scope.relations[names[number]].columns)
        listed = {column.name.lower() for column in join.args.get("using") or ()}
        found[names[number]] = own & before if (join.method or "").upper() == "NATURAL" else listed
    return found
