"""The gate before any model runs: what the project would show stops the build, and the parse goes on to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dbt.contracts.graph.manifest import Manifest

from gate.beforehand import judged, seen_through
from gate.compiled import NotCompiled, parse
from pipeline.errors import BuildError
from pipeline.gate_on_files import refuse
from pipeline.settings import BuildSettings
from pipeline.transform import dbt_options, point_dbt_at


def parsed_project(settings: BuildSettings) -> Manifest:
    """dbt's parse of the project, for the gate and the build.

    Raises:
        BuildError: dbt refuses the project; if a model would show somebody, says in which model and column.
    """
    point_dbt_at(settings)
    options = dbt_options(settings)
    with _readable():
        try:
            return parse(options)
        except NotCompiled as problem:
            refuse(seen_through(options, problem))
            raise


def refuse_project(settings: BuildSettings, manifest: Manifest) -> None:
    """Judge the parsed project.

    Raises:
        BuildError: somebody could be seen, or the project does not compile; says in which model and column.
    """
    with _readable():
        refuse(judged(manifest, dbt_options(settings), settings.target_dir))


@contextmanager
def _readable() -> Iterator[None]:
    """What dbt cannot read is said as an error of the build."""
    try:
        yield
    except NotCompiled as error:
        raise BuildError(f"dbt could not read the project: {error}") from None
