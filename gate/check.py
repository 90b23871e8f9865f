"""The whole static gate: one function from a compiled project to its breaches."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from gate.contracts import contracts
from gate.exceptions import excuse
from gate.flow import flow
from gate.project import HERE, Project, load_policy
from gate.side_roads import side_roads
from gate.texts import texts
from gate.violations import Violation


def check_project(
    manifest: Mapping[str, Any], compiled: Mapping[str, Mapping[str, str]], root: Path = HERE.parent
) -> list[Violation]:
    """Everything that would let one person be seen, as far as manifest and compiled SQL can tell.

    Arguments:
        manifest: as dbt writes it.
        compiled: SQL by unique id of a model, then by branch, as `gate.compiled.compile_models` returns it.
        root: the project's folder.

    Returns:
        breaches in order of rule and model; empty if the project may be built.
    """
    project = Project(manifest, load_policy(), root)
    parsed = {name: [tree for sql in branches.values() for tree in _parsed(sql)] for name, branches in compiled.items()}
    found = {*flow(project), *side_roads(project), *texts(project, parsed), *contracts(project)}
    return sorted(excuse(project, sorted(found, key=_order)), key=_order)


def _parsed(sql: str) -> list[exp.Expr]:
    try:
        return [tree for tree in sqlglot.parse(sql, dialect="duckdb") if tree is not None]
    except SqlglotError:
        return []


def _order(violation: Violation) -> tuple[str, str, str]:
    return (violation.rule, violation.model, violation.column or "")
