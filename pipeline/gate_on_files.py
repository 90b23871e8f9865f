"""The gate before files are put in place: what it finds stops the build, and readers keep the old files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gate.known import Known
from gate.violations import Violation
from gate.warehouse import check_build
from pipeline.errors import BuildError
from pipeline.settings import BuildSettings

SHOWN = 20


def refuse_leaks(settings: BuildSettings, staged: Sequence[tuple[Path, Path]], known: Known) -> None:
    """Judge staged files and what the build has written beside them.

    known: what to look for, from `gate.warehouse.known_to`.

    Raises:
        BuildError: somebody could be seen; says in which table and column, never who.
    """
    refuse(check_build(settings.warehouse_dir, staged, settings.target_dir, known))


def refuse(violations: Sequence[Violation]) -> None:
    """Stop the build if there is any violation.

    Raises:
        BuildError: lists the first of them and says how many there are.
    """
    if violations:
        lines = "\n".join(str(violation) for violation in violations[:SHOWN])
        more = f"\n... and {len(violations) - SHOWN} more" if len(violations) > SHOWN else ""
        raise BuildError(f"The gate refuses, because somebody could be seen ({len(violations)} found).\n{lines}{more}")
