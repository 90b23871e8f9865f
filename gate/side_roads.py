"""Roads past the doors: snapshots, Python models, seeds, hooks, settings and sources that no rule knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gate.project import Node, Project, address, layer
from gate.seeds import wrong_with
from gate.violations import Violation

# A hook may set these of the engine, and nothing else.
ENGINE = "threads|worker_threads|memory_limit|max_memory|preserve_insertion_order|max_temp_directory_size"
SETS_ENGINE = re.compile(
    rf"\s*set\s+(?:(?:global|session|local)\s+)?(?:{ENGINE})\s*(?:=|to)\s*'?[\w. ]+'?\s*;?\s*", re.I
)
HOOKS = ("pre-hook", "post-hook", "pre_hook", "post_hook")
# Settings that say nothing of where rows go, or that another rule judges.
SETTINGS = frozenset(
    "enabled alias schema database tags meta group materialized batch_size lookback begin persist_docs quoting "
    "column_types full_refresh unique_key on_schema_change on_configuration_change grants packages docs contract "
    "event_time concurrent_batches access freshness on_error latest_version_pointer delimiter quote_columns "
    "static_analysis".split()
)
CONSTRAINTS = frozenset({"not_null", "unique", "primary_key"})


def side_roads(project: Project) -> Iterator[Violation]:
    """Whatever could carry rows out without being a table behind a door."""
    for node in project.of_kind("snapshot"):
        yield _side(node, "is a snapshot, which keeps old rows in a table of its own", "Take the snapshot out.")
    for node in project.manifest.get("functions", {}).values():
        yield _side(node, "is a function that dbt would create in the database", "Bind it in udfs/bindings instead.")
    for node in project.models:
        if node.get("language") == "python":
            yield _side(node, "is a Python model, whose columns nobody can trace", "Write it in SQL.")
        yield from _built_otherwise(project, node)
    for node in project.of_kind("model", "seed"):
        yield from _settings(node)
        yield from _constraints(node)
        for kind in HOOKS:
            for hook in node["config"].get(kind) or ():
                yield from _hook(node, hook["sql"] if isinstance(hook, dict) else str(hook))
    for node in project.of_kind("operation"):
        yield from _hook(node, node.get("raw_code") or "")
    for seed in project.of_kind("seed"):
        if wrong := wrong_with(project, seed):
            yield _side(seed, *wrong)
    for source in project.of_kind("source"):
        yield from _source(project, source)
    yield from _replaced(project)
    yield from _programs(project)


def _side(node: Node, what: str, mend: str) -> Violation:
    return Violation("flow.side_road", node["name"], None, f"{node['name']} {what}.", mend)


def _built_otherwise(project: Project, model: Node) -> Iterator[Violation]:
    how, known = model["config"].get("materialized"), project.policy["materializations"].get(layer(model))
    if known is not None and how not in known:
        what = f"is built as {how}, which may put its rows where no rule looks"
        yield _side(model, what, f"Build it as one of {', '.join(known)}.")


def _settings(node: Node) -> Iterator[Violation]:
    strange = [name for name, value in node["config"].items() if value and name not in {*SETTINGS, *HOOKS}]
    if strange:
        what = f"sets {', '.join(sorted(strange))}, and no rule says what that does with its rows"
        yield _side(node, what, "Leave it out: the query says what is built, its folder where.")


def _hook(node: Node, text: str) -> Iterator[Violation]:
    if not SETS_ENGINE.fullmatch(text):
        told = "" if len(text) > 60 or "'" in text else f" ({text.strip()})"
        yield _side(
            node,
            f"has a hook{told} that may read or write rows, which no contract and no lineage covers",
            "Make the statement a model, or leave it out; a hook may only set the engine's threads and memory.",
        )


def _programs(project: Project) -> Iterator[Violation]:
    """Programs among the models, whether or not dbt is told to leave them out."""
    for path in sorted((project.root / "models").rglob("*.py")):
        what = "is a program among the models, whose columns nobody can trace"
        yield _side({"name": path.stem}, what, "Write it in SQL.")


def _constraints(node: Node) -> Iterator[Violation]:
    """What a contract has the engine check; its words are printed when they fail."""
    told = [node, *(node.get("columns") or {}).values()]
    kinds = {str(c.get("type")) for part in told for c in part.get("constraints") or ()}
    if strange := sorted(kind.rsplit(".", 1)[-1] for kind in kinds if kind.rsplit(".", 1)[-1] not in CONSTRAINTS):
        what = f"has a constraint ({', '.join(strange)}) with an expression of its own, which lineage does not cover"
        yield _side(node, what, "Test it with a data test, which says how many rows fail.")


def _source(project: Project, source: Node) -> Iterator[Violation]:
    """A source is a landed file, or one of the ledger's tables that the policy names."""
    named = {**source, "name": f"{source['source_name']}.{source['name']}"}
    told = (source, source.get("config") or {})
    if any(part.get(f"loaded_at_{how}") for part in told for how in ("query", "field")):
        yield _side(named, "asks for the last moment of its rows, which is printed", "Take the question out.")
    if (source.get("relation_name") or "").startswith("read_parquet("):
        return
    database, _, name = address(source)
    if database != project.policy["noise"]["database"] or name not in project.policy["ledger_sources"]:
        what = "is a source that is no landed file: a table of the warehouse would lose its marks on the way"
        yield _side(named, what, "Read a model by ref; land a file and declare its place as external_location.")


def _replaced(project: Project) -> Iterator[Violation]:
    """Macros that dbt itself calls, and whose namesake in the project it would call instead."""
    foreign = {macro["name"] for macro in project.manifest["macros"].values() if macro["package_name"] != project.name}
    for macro in project.own_macros():
        is_way_to_build = macro["name"].startswith("materialization_")
        replaces = macro["name"] in foreign or is_way_to_build
        kept = f"materialization_{project.policy['noise']['materialization']}_"
        if replaces and not macro["name"].startswith(kept) and macro["name"] not in project.policy["replaces_dbt"]:
            what = "takes the place of a macro that dbt builds with" if not is_way_to_build else "is a way to build"
            yield _side(macro, f"{what}, so that what is built need not be what has been judged", "Take the macro out.")
