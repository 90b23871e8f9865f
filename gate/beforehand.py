"""The gate before a build runs any model: one parse for both, and no second judgement of what has not changed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dbt.contracts.graph.manifest import Manifest

from gate.check import check_project
from gate.compiled import NotCompiled, as_written, compile_models, compiled_beyond_groups
from gate.memory import digest, version
from gate.project import HERE
from gate.uncollected import uncollected
from gate.violations import Violation

PASSED, MEMORY = "gate_passed", "gate_memory.pickle"
NOT_JUDGED = ("metadata", "docs", "parent_map", "child_map", "group_map", "disabled", "selectors", "groups")
OF_ONE_PARSE = ("created_at", "metadata", "build_path", "compiled", "compiled_code", "compiled_path", "deferred")
READ_BESIDE = ("seeds/**/*.csv", "charts/**/*")
PLACES = ("WAREHOUSE_DIR", "LEDGER_DIR")


def judged(manifest: Manifest, options: list[str], target_dir: Path, root: Path = HERE.parent) -> list[Violation]:
    """Judge the parsed project, unless it passed before and nothing has changed since.

    Arguments:
        manifest: dbt's parse of the project.
        options: dbt's own, the same as the build's.
        target_dir: dbt's target path, where the gate keeps what it has read.
        root: the project's folder.

    Raises:
        NotCompiled: the project does not compile.
    """
    passed = target_dir / PASSED
    with uncollected():
        written = as_written(manifest)
        print_of = fingerprint(written, options, root)
        if passed.exists() and passed.read_text(encoding="utf-8") == print_of:
            return []
        compiled = compile_models(manifest, options, written)
        violations = check_project(compiled.manifest, compiled.sql, root, target_dir / MEMORY)
    passed.unlink(missing_ok=True)
    if not violations:
        passed.write_text(print_of, encoding="utf-8")
    return violations


def seen_through(options: list[str], problem: NotCompiled, root: Path = HERE.parent) -> list[Violation]:
    """What a model would show that dbt refuses, because its group may not read what it reads.

    Raises:
        NotCompiled: `problem`, if that was not it or nothing would be shown.
    """
    compiled = compiled_beyond_groups(options, problem)
    violations = check_project(compiled.manifest, compiled.sql, root)
    if not violations:
        raise problem
    return violations


def fingerprint(manifest: Mapping[str, Any], options: list[str], root: Path = HERE.parent) -> str:
    """Changes with anything the judgement follows from: project, variables, places, files beside, the gate."""
    judged_parts = {key: _settled(part) for key, part in manifest.items() if key not in NOT_JUDGED}
    beside = sorted(path for pattern in READ_BESIDE for path in root.glob(pattern) if path.is_file())
    texts = [f"{path.relative_to(root)}:{digest(path.read_bytes().hex())}" for path in beside]
    places = [f"{name}={os.environ.get(name)}" for name in PLACES]
    return digest(version(), json.dumps(judged_parts, sort_keys=True, default=str), *options, *places, *texts)


def _settled(part: Any) -> Any:
    """A manifest without what differs from parse to parse."""
    if isinstance(part, dict):
        return {str(key): _settled(value) for key, value in part.items() if key not in OF_ONE_PARSE}
    return [_settled(value) for value in part] if isinstance(part, list) else part
