"""The whole static gate: one function from a compiled project to its breaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from gate.columns import columns
from gate.contracts import contracts
from gate.exceptions import excuse
from gate.flow import flow
from gate.lineage import Lineage, in_order
from gate.memory import Memory
from gate.noise import Noise
from gate.project import HERE, Project, load_policy
from gate.reading import Query
from gate.side_doors import check_tests
from gate.side_roads import side_roads
from gate.templates import templates
from gate.texts import texts
from gate.violations import Violation

REACHING = {"flow.person_reaches_mart", "flow.exact_beside_released", "flow.hard_coded_relation", "flow.raw_source"}


def check_project(
    manifest: Mapping[str, Any],
    compiled: Mapping[str, Mapping[str, str]],
    root: Path = HERE.parent,
    memory_file: Path | None = None,
) -> list[Violation]:
    """Everything that would let one person be seen, as far as manifest and compiled SQL can tell.

    Arguments:
        manifest: as dbt writes it.
        compiled: SQL by unique id of a model, then by branch, as `gate.compiled.compile_models` returns it.
        root: the project's folder.
        memory_file: where to keep what was read, so that the next run reads only what changed; nowhere if not given.

    Returns:
        breaches in order of rule and model; empty if the project may be built.
    """
    project = Project(manifest, load_policy(), root)
    queries = {name: {branch: Query(sql) for branch, sql in branches.items()} for name, branches in compiled.items()}
    lineage = Lineage(project, queries, memory=Memory.at(memory_file))
    shown = set(traced(lineage))
    lineage.memory.save()
    found = {*flow(project), *side_roads(project), *contracts(project), *texts(project, lineage.readings)}
    found |= {*templates(project), *Noise(project, lineage.readings, queries).violations()}
    found |= set(check_tests(project.of_kind("test")))
    return sorted(excuse(project, one_message_each(found, shown)), key=_order)


def traced(lineage: Lineage) -> Iterator[Violation]:
    """What lineage shows, models in the order they are built."""
    for model in in_order(lineage.project, sorted(node["unique_id"] for node in lineage.project.models)):
        if model.get("language") != "python":
            lineage.read(model)
            yield from columns(lineage, model)


def one_message_each(found: set[Violation], shown: set[Violation]) -> list[Violation]:
    """Whoever reads past the doors is told once, with the column it would show."""
    reaching = {violation.model for violation in found if violation.rule in REACHING}
    leaks = {leak.model: leak for leak in sorted(shown, key=_order, reverse=True) if leak.rule.startswith("columns.")}
    merged = [
        replace(v, column=leak.column, reason=f"{v.reason} {leak.reason}")
        if v.rule in REACHING and (leak := leaks.get(v.model)) is not None
        else v
        for v in found
        if not (v.rule == "contracts.privacy_missing" and v.model in reaching)
    ]
    return merged + [v for v in shown if v.model not in reaching]


def _order(violation: Violation) -> tuple[str, str, str]:
    return (violation.rule, violation.model, violation.column or "")
