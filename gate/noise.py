"""Noise: drawn by the release door alone, once, into a table of the ledger that nothing replaces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from gate.project import Address, Node, Project, address, audience, layer
from gate.reading import Query, Reading
from gate.violations import Violation

REDRAWN = {"view", "ephemeral", "materialized_view"}
WRITTEN_DOWN = {"table", "ledger_append"}


@dataclass(frozen=True)
class Noise:
    """Chance is drawn by the release door alone, and only for what its own table does not hold yet.

    readings, queries: what the compiled SQL of each model names, and its trees, by unique id.
    """

    project: Project
    readings: Mapping[str, Iterable[Reading]]
    queries: Mapping[str, Mapping[str, Query]]

    def violations(self) -> Iterator[Violation]:
        """Draws elsewhere, draws that could be repeated, views over draws."""
        for node in self.project.of_kind("model", "test", "snapshot", "operation", "analysis"):
            drawn = self._drawn_by(node)
            strangers = sorted(name for name, door in drawn.items() if node["name"] != door)
            if strangers:
                doors = ", ".join(sorted({drawn[name] for name in strangers}))
                yield Violation(
                    "flow.noise_outside_door",
                    node["name"],
                    None,
                    f"{node['name']} calls {', '.join(strangers)}; a second draw of a sum halves its protection.",
                    f"Read {doors}: released values can be used freely.",
                )
            elif drawn:
                yield from self._release(node)
            yield from self._chance(node)
            yield from self._view(node, bool(drawn))
        for macro in self.project.own_macros():
            yield from self._macro(macro)

    def _drawn_by(self, node: Node) -> dict[str, str]:
        """Functions and macros of chance a node calls, by whatever way, and the door each belongs to."""
        policy = self.project.policy["noise"]
        found = _called(policy["functions"], node.get("raw_code") or "")
        compiled = {name for reading in self.readings.get(node["unique_id"], ()) for name, _ in reading.functions}
        reached = self.project.macros_reached((node.get("depends_on") or {}).get("macros", []))
        named = found | compiled | {name.rsplit(".", 1)[-1] for name in reached}
        return {name: door for name, door in {**policy["functions"], **policy["macros"]}.items() if name in named}

    def _chance(self, node: Node) -> Iterator[Violation]:
        """Draws of the engine's own, which no audit has seen."""
        called = {name for reading in self.readings.get(node["unique_id"], ()) for name, _ in reading.functions}
        if drawn := sorted(called & set(self.project.policy["noise"]["chance"])):
            yield Violation(
                "flow.noise_outside_door",
                node["name"],
                None,
                f"{node['name']} calls {', '.join(drawn)}: it picks people by lot, or is noise nobody has proven.",
                "Leave it out: a build equals itself, and noise is drawn by the release door.",
            )

    def _macro(self, macro: Node) -> Iterator[Violation]:
        policy = self.project.policy["noise"]
        called = _called(policy["functions"], macro["macro_sql"])
        called |= {name.rsplit(".", 1)[-1] for name in macro["depends_on"]["macros"]} & policy["macros"].keys()
        if called and macro["name"] not in policy["macros"]:
            yield Violation(
                "flow.noise_outside_door",
                macro["name"],
                None,
                f"Macro {macro['name']} calls {', '.join(sorted(called))}, so that any model could draw through it.",
                "Call the macro `release` in the release door, nothing else.",
            )

    def _release(self, node: Node) -> Iterator[Violation]:
        """A door that draws: appended to the ledger, and only for what is not in it yet."""
        if node["config"].get("materialized") in REDRAWN:
            return  # named as a view over noise
        policy, wrong = self.project.policy["noise"], []
        if node["config"].get("materialized") != policy["materialization"]:
            wrong.append(f"materialized: {node['config'].get('materialized')}")
        if node.get("database") != policy["database"]:
            wrong.append(f"database: {node.get('database')}")
        if node["config"].get("full_refresh"):
            wrong.append("full_refresh: true")
        trees = [tree for query in self.queries.get(node["unique_id"], {}).values() for tree in query.trees()]
        asks = re.search(r"\{\{\s*this\s*\}\}", node.get("raw_code") or "")
        keys = policy["once_by"].get(node["name"], ())
        if not asks or not all(leaves_out_its_own(tree, address(node), policy["functions"], keys) for tree in trees):
            wrong.append("a query that does not leave out what its own table holds")
        if wrong:
            yield Violation(
                "flow.release_can_redraw",
                node["name"],
                None,
                f"{node['name']} draws noise with {', '.join(wrong)}: a second build would draw again.",
                f"Keep {policy['materialization']}, database {policy['database']} and the join with this as they are.",
            )

    def _view(self, node: Node, is_drawn: bool) -> Iterator[Violation]:
        """Views that draw, and whatever among the released things is not written down once."""
        how = (node.get("config") or {}).get("materialized")
        of_teams = layer(node) in {"doors", "marts"} and audience(node) in {"teams", "privacy"}
        if (of_teams and not is_drawn and how not in WRITTEN_DOWN) or ((of_teams or is_drawn) and how in REDRAWN):
            yield Violation(
                "flow.view_over_noise",
                node["name"],
                None,
                f"{node['name']} is built as {how}: readers or later builds run its query again.",
                "Build it as a table.",
            )


def _called(names: Mapping[str, str], text: str) -> set[str]:
    return {name for name in names if re.search(rf"\b{name}\"?\s*\(", text, re.I)}


def leaves_out_its_own(
    tree: exp.Expr, own: Address, functions: Collection[str] = (), keys: Collection[str] = ()
) -> bool:
    """Whether whatever calls these functions reads only what has no row in the model's own table.

    keys: columns a row is looked for by; one more, and a row that differs in it would be drawn again.
    """
    steps = {cte.alias.lower(): cte.this for cte in tree.find_all(exp.CTE)}
    held = {name for name, query in steps.items() if _reads(query, own, set())}
    if any(_narrows(select) for name in held for select in steps[name].find_all(exp.Select)):
        return False
    due: set[str] = set()
    for name, query in steps.items():
        if isinstance(query, exp.Select) and (_without(query, own, held, keys) or _passes_on(query, due)):
            due.add(name)
    calls = [call for call in tree.find_all(exp.Func) if call.name.lower() in functions]
    drawing = [call.find_ancestor(exp.Select) for call in calls] or [tree.find(exp.Select)]
    return all(select and (_without(select, own, held, keys) or _passes_on(select, due)) for select in drawing)


def _narrows(select: exp.Select) -> bool:
    parts = ("where", "having", "qualify", "limit", "offset", "sample", "joins")
    return any(select.args.get(part) for part in parts)


def _passes_on(select: exp.Select, due: set[str]) -> bool:
    """Whether a query has no row without one of a step that has left out what is held."""
    joins = [join for join in select.args.get("joins") or () if not join.side and join.kind.upper() in {"", "INNER"}]
    from_ = select.args.get("from_")
    read = [*([from_.this] if from_ is not None else []), *(join.this for join in joins)]
    return any(isinstance(table, exp.Table) and not table.db and table.name.lower() in due for table in read)


def _without(select: exp.Select, own: Address, held: set[str], keys: Collection[str]) -> bool:
    """Whether a query is an anti-join with the table, or with a step that reads it."""
    joins = [join for join in select.args.get("joins") or () if _reads(join.this, own, held)]
    if keys and any(column.name.lower() not in keys for join in joins for column in _compared(join)):
        return False
    if any(join.kind.upper() == "ANTI" for join in joins):
        return True
    missing = {join.alias_or_name.lower() for join in joins if join.side.upper() == "LEFT"}
    where = select.args.get("where")
    for test in where.this.flatten() if where and isinstance(where.this, exp.And) else [where.this] if where else []:
        test = test.unnest()
        if isinstance(test, exp.Is) and isinstance(test.this, exp.Column) and isinstance(test.expression, exp.Null):
            if test.this.table.lower() in missing:
                return True
        elif isinstance(test, exp.Not) and _reads(test.this, own, held) and isinstance(test.this, (exp.In, exp.Exists)):
            return True
    return False


def _compared(join: exp.Join) -> Iterator[exp.Expr]:
    on = join.args.get("on")
    yield from on.find_all(exp.Column) if on is not None else ()
    yield from join.args.get("using") or ()


def _reads(node: exp.Expr, own: Address, steps: set[str]) -> bool:
    tables = [(table.catalog.lower(), table.db.lower(), table.name.lower()) for table in node.find_all(exp.Table)]
    return any(table == own or (not table[1] and table[2] in steps) for table in tables)
