"""Names inside a query: which relations are in sight, and what a name stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlglot import exp

from gate.facts import NOTHING, Fact, Relation, joined


class Unreadable(Exception):
    """A query, or a part of it, whose columns cannot be traced."""


@dataclass(frozen=True)
class Group:
    """What the rows of a grouped query are kept apart by.

    rows: what a grouped row stands for. of: the fact of each key after grouping, by its expression.
    """

    rows: Fact = NOTHING
    of: Mapping[exp.Expr, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    """What the names of one query mean.

    relations: by alias. names: aliases of the query's own columns, and parameters of a lambda. outer: the query around
    it. steps: common table expressions in sight. windows: named windows. group: set once the query is grouped.
    rows, chosen: as of a relation, for the rows the query reads. heard: what the query has asked of those around it so
    far; it grows as the query is read.
    """

    relations: Mapping[str, Relation] = field(default_factory=dict)
    names: Mapping[str, Fact] = field(default_factory=dict)
    outer: Scope | None = None
    steps: Mapping[str, Relation] = field(default_factory=dict)
    windows: Mapping[str, exp.Expr] = field(default_factory=dict)
    group: Group | None = None
    rows: Fact = NOTHING
    chosen: Fact = NOTHING
    heard: list[Fact] = field(default_factory=list, compare=False)

    def naming(self, names: Mapping[str, Fact]) -> Scope:
        """With more names."""
        return replace(self, names={**self.names, **names})

    def column(self, name: str, table: str = "") -> Fact:
        """What a column holds.

        Raises:
            Unreadable: no relation in sight has it.
        """
        found = self._find(name.lower(), table.lower())
        if found is None and table:
            found = self._find(table.lower(), "")  # a field of a struct column
        if found is None:
            raise Unreadable(f"nothing in sight has a column {f'{table}.' if table else ''}{name}")
        return found

    def _find(self, name: str, table: str) -> Fact | None:
        here = self.relations.values() if not table else [self.relations[table]] if table in self.relations else []
        matches = [relation.columns[name] for relation in here if name in relation.columns]
        if not matches and not table:
            matches = [self.names[name]] if name in self.names else []
            matches += [self.relations[name].whole()] if name in self.relations else []
        if matches:
            return joined(matches)
        found = self.outer._find(name, table) if self.outer else None
        if found is not None and found.marks:
            self.heard.append(found)
        return found if found is not None or not any(relation.is_open for relation in here) else NOTHING

    def relation(self, name: str) -> Relation | None:
        """A common table expression by its name, innermost first."""
        found = self.steps.get(name.lower())
        return found if found is not None or self.outer is None else self.outer.relation(name)
