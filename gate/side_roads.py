"""Roads past the doors: snapshots, Python models, seeds, hooks, tests that keep rows, noise drawn elsewhere."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from gate.project import Node, Project, audience, layer, place, privacy_of
from gate.violations import Violation

MAIL = re.compile(r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")
MOVES = "from join insert create copy attach export import install load call select update merge".split()
MOVES_ROWS = re.compile(rf"\b({'|'.join(MOVES)})\b", re.I)
REDRAWN = {"view", "ephemeral", "materialized_view"}


def side_roads(project: Project) -> Iterator[Violation]:
    """Whatever could carry rows out, or draw noise, without being a table behind a door."""
    for node in project.of_kind("snapshot"):
        yield _side(node, "is a snapshot, which keeps old rows in a table of its own", "Take the snapshot out.")
    for node in project.manifest.get("functions", {}).values():
        yield _side(node, "is a function that dbt would create in the database", "Bind it in udfs/bindings instead.")
    for node in project.models:
        if node.get("language") == "python":
            yield _side(node, "is a Python model, whose columns nobody can trace", "Write it in SQL.")
        yield from _hooks(node)
    for node in project.of_kind("operation"):
        yield from _hook(node, node.get("raw_code") or "")
    for seed in project.of_kind("seed"):
        yield from _seed(project, seed)
        yield from _hooks(seed)
    yield from _noise(project)


def _side(node: Node, what: str, mend: str) -> Violation:
    return Violation("flow.side_road", node["name"], None, f"{node['name']} {what}.", mend)


def _hooks(node: Node) -> Iterator[Violation]:
    for kind in ("pre-hook", "post-hook", "pre_hook", "post_hook"):
        for hook in node["config"].get(kind) or ():
            yield from _hook(node, hook["sql"] if isinstance(hook, dict) else str(hook))


def _hook(node: Node, text: str) -> Iterator[Violation]:
    if MOVES_ROWS.search(text) or "{{" in text:
        yield _side(
            node,
            "has a hook that reads or writes rows, which no contract and no lineage covers",
            "Make the statement a model, or leave it out; a hook may only set or check the engine.",
        )


def _seed(project: Project, seed: Node) -> Iterator[Violation]:
    columns = seed.get("columns") or {}
    if place(seed).parts[:2] != ("seeds", "reference"):
        yield _side(seed, "lies outside seeds/reference", "Keep tables that are safe to print in seeds/reference.")
    elif named := [name for name, column in columns.items() if privacy_of(column) not in {None, "public"}]:
        yield _side(seed, f"declares {', '.join(named)} as not public", "A seed is printed: people come as a source.")
    elif any(MAIL.match(value) for value in _values(project.root / place(seed))):
        yield _side(seed, "holds addresses of people", "A seed is printed: people come as a source.")


def _values(path: Path) -> Iterator[str]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as handle:
            yield from (value for row in csv.reader(handle) for value in row)


def _noise(project: Project) -> Iterator[Violation]:
    """Chance is drawn by the release door alone, into a table of the ledger that nothing replaces."""
    policy = project.policy["noise"]
    for node in project.of_kind("model", "test", "snapshot", "operation"):
        drawn = _drawn_by(project, node)
        strangers = sorted(name for name, door in drawn.items() if node["name"] != door)
        if strangers:
            yield Violation(
                "flow.noise_outside_door",
                node["name"],
                None,
                f"{node['name']} calls {', '.join(strangers)}; a second draw of the same sums halves the protection.",
                f"Read {', '.join(sorted({drawn[name] for name in strangers}))}: released values can be used freely.",
            )
        elif drawn:
            yield from _release(policy, node)
    for macro in _own_macros(project):
        if macro["name"] not in policy["macros"] and (names := _called(policy["functions"], macro["macro_sql"])):
            yield Violation(
                "flow.noise_outside_door",
                macro["name"],
                None,
                f"Macro {macro['name']} calls {', '.join(names)}, so that any model could draw through it.",
                "Call the macro `release` in the release door, nothing else.",
            )
    yield from _views(project)


def _own_macros(project: Project) -> list[Node]:
    return [macro for macro in project.manifest["macros"].values() if macro["package_name"] == project.name]


def _called(names: dict[str, str], text: str) -> list[str]:
    return sorted(name for name in names if re.search(rf"\b{name}\s*\(", text, re.I))


def _drawn_by(project: Project, node: Node) -> dict[str, str]:
    """Functions and macros of chance a node calls, and the door each belongs to."""
    policy = project.policy["noise"]
    found = {name: policy["functions"][name] for name in _called(policy["functions"], node.get("raw_code") or "")}
    direct = (node.get("depends_on") or {}).get("macros", ())
    for name in (macro.rsplit(".", 1)[-1] for macro in direct):
        if name in policy["macros"]:
            found[name] = policy["macros"][name]
    return found


def _release(policy: dict[str, str], node: Node) -> Iterator[Violation]:
    """A door that draws: appended to the ledger, and only for windows that are not in it yet."""
    if node["config"].get("materialized") in REDRAWN:
        return  # named as a view over noise
    wrong = []
    if node["config"].get("materialized") != policy["materialization"]:
        wrong.append(f"materialized: {node['config'].get('materialized')}")
    if node.get("database") != policy["database"]:
        wrong.append(f"database: {node.get('database')}")
    if node["config"].get("full_refresh"):
        wrong.append("full_refresh: true")
    if not re.search(r"\{\{\s*this\s*\}\}", node.get("raw_code") or ""):
        wrong.append("a query that never asks its own table what has been drawn")
    if wrong:
        yield Violation(
            "flow.release_can_redraw",
            node["name"],
            None,
            f"{node['name']} draws noise with {', '.join(wrong)}: a second build would draw again.",
            f"Keep materialized: {policy['materialization']}, database: {policy['database']} and the join with this.",
        )


def _views(project: Project) -> Iterator[Violation]:
    """Views that draw, and views among what is released."""
    for node in project.models:
        of_teams = layer(node) in {"doors", "marts"} and audience(node) in {"teams", "privacy"}
        if node["config"].get("materialized") in REDRAWN and (of_teams or _drawn_by(project, node)):
            yield Violation(
                "flow.view_over_noise",
                node["name"],
                None,
                f"{node['name']} is a {node['config']['materialized']}: every reader runs its query again.",
                "Build it as a table.",
            )
