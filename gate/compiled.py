"""The manifest and the compiled SQL of a project, without touching a database that holds data."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest

from gate.project import HERE
from gate.templates import COMPILED_BRANCH

FULL, INCREMENTAL = "full", "incremental"
SMALL = [
    "--no-introspect",
    "--no-populate-cache",
    "--indirect-selection",
    "empty",
    "--no-write-json",
    "--single-threaded",
]


class NotCompiled(Exception):
    """The project does not parse or compile; the message is dbt's."""


@dataclass(frozen=True)
class Compiled:
    """What dbt makes of the project.

    Arguments:
        manifest: as dbt writes it.
        sql: compiled SQL by unique id of a model, then by branch: `full`, and `incremental` where there is another one.
    """

    manifest: Mapping[str, Any]
    sql: Mapping[str, Mapping[str, str]]


def parse(options: list[str]) -> Manifest:
    """dbt's manifest of the project. Give it to `compile_models` and to the build, so that all three parse once."""
    parsed = _run(["parse", "--no-write-json", *options])
    assert isinstance(parsed, Manifest)
    return parsed


def as_written(manifest: Manifest) -> dict[str, Any]:
    """The manifest as dbt would write it."""
    written: dict[str, Any] = manifest.writable_manifest().to_dict(omit_none=False)
    return written


def compile_models(manifest: Manifest, options: list[str], written: Mapping[str, Any] | None = None) -> Compiled:
    """Compile every model, incremental ones in both branches.

    Arguments:
        manifest: as `parse` returned it.
        options: dbt's own (project, profiles, target and log paths, vars), the same as the build's.
        written: the manifest as dbt writes it, if the caller has asked for it already.

    Raises:
        NotCompiled: dbt could not.
    """
    written = written or as_written(manifest)
    with _closing():
        first = _with_variable(options, COMPILED_BRANCH, FULL)  # or is_incremental would look for the warehouse
        _run(["compile", *SMALL, "--select", "resource_type:model", *first], manifest)
        sql = {name: {FULL: code} for name, code in _compiled_code(manifest).items() if code}
        appended = {name: node["name"] for name, node in written["nodes"].items() if _is_incremental(node)}
        if appended:
            later = _with_variable(options, COMPILED_BRANCH, INCREMENTAL)
            _run(["compile", *SMALL, "--select", *appended.values(), *later], manifest)
            for name, code in _compiled_code(manifest).items():
                if name in appended:
                    sql[name] = {**sql.get(name, {}), INCREMENTAL: code}
    return Compiled(written, sql)


def compiled_beyond_groups(options: list[str], problem: NotCompiled) -> Compiled:
    """The project as if everybody might read private models, so that the gate can say what a refused one would show.

    Arguments:
        options: as for `parse`.
        problem: what dbt said.

    Raises:
        NotCompiled: groups were not what dbt minded.
    """
    if "private to the" not in str(problem):
        raise problem
    with tempfile.TemporaryDirectory() as scratch, _groups_open():
        apart = [*options, "--target-path", scratch, "--no-partial-parse"]
        return compile_models(parse(apart), apart)


def default_options(target_dir: Path, log_dir: Path, root: Path = HERE.parent) -> list[str]:
    """dbt's options for a run of the gate alone."""
    folders = {"project-dir": root, "profiles-dir": root, "target-path": target_dir, "log-path": log_dir}
    return [part for name, path in folders.items() for part in (f"--{name}", str(path))]


def _with_variable(options: list[str], name: str, value: str) -> list[str]:
    """Options with one more variable."""
    given = json.loads(options[options.index("--vars") + 1]) if "--vars" in options else {}
    rest = [part for i, part in enumerate(options) if part != "--vars" and (i == 0 or options[i - 1] != "--vars")]
    return [*rest, "--vars", json.dumps({**given, name: value})]


def _compiled_code(manifest: Manifest) -> dict[str, str]:
    """What dbt made of each model the last time it compiled it; nothing of one in Python."""
    models = {name: node for name, node in manifest.nodes.items() if node.resource_type == "model"}
    return {name: str(getattr(node, "compiled_code", None) or "") for name, node in models.items()}


def _is_incremental(node: Mapping[str, Any]) -> bool:
    """Whether the query differs between a first and a later run; `is_incremental` may hide in a macro."""
    return bool(node["resource_type"] == "model" and node["config"].get("materialized") == "incremental")


def _run(arguments: list[str], manifest: Manifest | None = None) -> Any:
    outcome = dbtRunner(manifest=manifest).invoke([*arguments, "--log-level", "none", "--log-level-file", "warn"])
    if not outcome.success:
        raise NotCompiled(str(outcome.exception or "see dbt's log"))
    return outcome.result


@contextmanager
def _groups_open() -> Iterator[None]:
    """dbt asks this method whether a model may read a private one."""
    asked = Manifest.is_invalid_private_ref
    setattr(Manifest, "is_invalid_private_ref", lambda *_: False)  # noqa: B010
    try:
        yield
    finally:
        setattr(Manifest, "is_invalid_private_ref", asked)  # noqa: B010


@contextmanager
def _closing() -> Iterator[None]:
    try:
        yield
    finally:
        DuckDBConnectionManager.close_all_connections()
