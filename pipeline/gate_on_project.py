"""The gate before any model runs: what the project would show stops the build, and the parse goes on to it."""

from __future__ import annotations

from dbt.contracts.graph.manifest import Manifest

from gate.beforehand import judged
from gate.compiled import NotCompiled
from pipeline.errors import BuildError
from pipeline.gate_on_files import refuse
from pipeline.settings import BuildSettings
from pipeline.transform import dbt_options, point_dbt_at


def judged_project(settings: BuildSettings) -> Manifest | None:
    """Parse and judge the project; gives the parse, which is there whenever nothing was found.

    Raises:
        BuildError: somebody could be seen, or the project does not compile; says in which model and column.
    """
    point_dbt_at(settings)
    try:
        manifest, violations = judged(dbt_options(settings), settings.target_dir)
    except NotCompiled as error:
        raise BuildError(f"dbt could not read the project: {error}") from None
    refuse(violations)
    return manifest
