"""What a template asks of dbt while it is compiled, beyond models, sources, variables and macros of the project."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from dbt_common.clients.jinja import get_environment
from jinja2 import Environment, TemplateError, meta, nodes

from gate.project import Node, Project
from gate.violations import Violation

PLAIN = re.compile(
    r"\{#.*?#\}|\{\{-?\s*(?:this|(?:ref|source|var|get_where_subquery\(ref)\(\s*(?:[\"'][\w.]+[\"'],?\s*)+\)\)?)\s*-?\}\}",
    re.S,
)
# What one project with the same variables always answers alike.
SETTLED = frozenset(
    "ref source this var config return exceptions execute range dict namespace loop caller varargs kwargs dbt adapter "
    "target get_where_subquery".split()
)
MEMBERS = {
    "adapter": frozenset({"dispatch"}),
    "config": frozenset({"get", "require"}),
    "target": frozenset({"type"}),
}
ENGINE = re.compile(
    r"run_query|statement|adapter.*|load_result|store_\w*|write|config\.set|set_sql_header|load_\w*relation"
)
COMPILED_BRANCH = "compiled_branch"  # which branch of an incremental model the gate asks for
DRAWING = {"random", "attr"}
JUDGED = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter)


def templates(project: Project) -> Iterator[Violation]:
    """Queries, tests, hooks, analyses and macros that ask more than what has been judged."""
    own = frozenset(macro["name"] for macro in project.own_macros())
    reader = Templates(own, frozenset(project.policy["macros_of_dbt"]))
    for node in project.of_kind("model", "test", "analysis", "operation"):
        if node.get("language") != "python":
            yield from _judged(node, reader.asked(_text(node)), f"{node['name']} asks")
    policy = project.policy
    free = {*policy["asks_how_it_runs"], *policy["asks_engine"]}
    for macro in project.own_macros():
        if macro["name"] not in free and not macro["name"].startswith(
            f"materialization_{policy['noise']['materialization']}_"
        ):
            yield from _judged(macro, reader.asked(macro["macro_sql"]), f"Macro {macro['name']} asks")


def _text(node: Node) -> str:
    """What Jinja reads of a node; dbt writes the text of a generic test, whose arguments are templates too."""
    told = node.get("test_metadata")
    return (
        json.dumps(told.get("kwargs"), ensure_ascii=False).replace('\\"', '"') if told else node.get("raw_code") or ""
    )


def _judged(node: Node, asked: frozenset[str], who: str) -> Iterator[Violation]:
    engine = sorted(name for name in asked if ENGINE.fullmatch(name))
    if engine:
        reason = (
            f"{who} {', '.join(engine)}: it reads or writes rows while it is compiled or run, where no lineage reaches."
        )
        mend = "Make it a model, which reads others by ref; what a query needs to know it reads itself."
        yield Violation("flow.file_access", node["name"], None, reason, mend)
    elif asked:
        yield Violation(
            "columns.unreadable_sql",
            node["name"],
            None,
            f"{who} {', '.join(sorted(asked))}: what is built may differ from what has been judged.",
            "Let a query depend on models, seeds and vars alone.",
        )


@cache
def _jinja() -> Environment:
    environment: Environment = get_environment(None, capture_macros=False)
    return environment


@dataclass(frozen=True)
class Templates:
    """Reads templates.

    macros: names of the project's own, each judged by itself. of_dbt: macros of dbt that answer alike in every run.
    """

    macros: frozenset[str]
    of_dbt: frozenset[str]

    def asked(self, text: str) -> frozenset[str]:
        """Names of what may answer otherwise in a build, or asks the engine; SQL comments hide nothing."""
        rest = PLAIN.sub("", text)
        if "{{" not in rest and "{%" not in rest:
            return frozenset()
        try:
            tree = _jinja().parse(rest)
            found = list(tree.find_all(JUDGED))
            names = {node.name for node in found if isinstance(node, nodes.Name)} - self.settled
            if names:  # many are set by the template itself, which takes Jinja longer to tell
                names = meta.find_undeclared_variables(tree) - self.settled
        except (TemplateError, RecursionError):
            return frozenset({"what Jinja cannot read"})
        return frozenset({*names, *self._parts(found)})

    @cached_property
    def settled(self) -> frozenset[str]:
        """Names that answer alike in every run."""
        return SETTLED | self.macros | self.of_dbt

    def _parts(self, found: list[nodes.Expr]) -> Iterator[str]:
        """Parts of settled names that are not settled, names passed on whole, and filters that draw."""
        whole = {id(node): node.name for node in found if isinstance(node, nodes.Name)}
        for node in found:
            if not isinstance(node, (nodes.Getattr, nodes.Getitem)):
                continue
            owner = node.node.name if isinstance(node.node, nodes.Name) else ""
            member = node.attr if isinstance(node, nodes.Getattr) else "[]"
            if owner in {*MEMBERS, "dbt"} and member not in MEMBERS.get(owner, self.of_dbt):
                yield member if owner == "dbt" else f"{owner}.{member}"
            whole.pop(id(node.node), None)
        for call in found:
            if not isinstance(call, nodes.Call):
                continue
            if isinstance(call.node, nodes.Name) and call.node.name == "var":
                yield from _hidden(call.args[:1])
            if isinstance(call.node, nodes.Name) and call.node.name == "config":
                whole.pop(id(call.node), None)
            if isinstance(call.node, nodes.Getattr) and call.node.attr == "dispatch" and not self._is_own(call):
                yield "adapter.dispatch of what is not the project's"
        yield from {*whole.values()} & {*MEMBERS, "dbt"}
        yield from (f"| {used.name}" for used in found if isinstance(used, nodes.Filter) and used.name in DRAWING)

    def _is_own(self, call: nodes.Call) -> bool:
        first = call.args[0] if call.args else None
        return isinstance(first, nodes.Const) and first.value in self.macros and len(call.args) == 1


def _hidden(name: list[nodes.Expr]) -> Iterator[str]:
    """A variable that only the gate sets, or one whose name cannot be read."""
    if not name or not isinstance(name[0], nodes.Const):
        yield "a variable whose name is put together"
    elif name[0].value == COMPILED_BRANCH:
        yield "which branch is compiled"
