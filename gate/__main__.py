"""`python -m gate`: exit 0 nothing can be seen of anybody, 1 something could, 2 the project does not compile."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from gate.beforehand import seen_through
from gate.cards import printed_cards
from gate.check import check_project
from gate.compiled import NotCompiled, compile_models, default_options, parse
from gate.project import HERE
from gate.uncollected import uncollected
from gate.violations import Violation
from gate.warehouse import check_warehouse

WAREHOUSES = ("warehouse", "demo/warehouse")  # where `make build` and `make demo` publish


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse, compile and judge the project this file belongs to, then what it has published and left behind."""
    since = time.perf_counter()
    warehouses = _warehouses(arguments)
    target = HERE.parent / "target" / "gate"
    options = default_options(target, target / "logs")
    try:
        violations, count = _of_models(options, target)
    except NotCompiled as error:
        print(f"The gate cannot judge what does not compile. {error}")
        return 2
    of_files = [violation for warehouse in warehouses for violation in _of_files(warehouse)]
    for violation in (*violations, *of_files):
        print(violation)
    places = f"{count} models and {len(warehouses)} warehouses"
    print(f"gate: {len(violations) + len(of_files)} found in {places}, {time.perf_counter() - since:.1f} s")
    return 1 if violations or of_files else 0


def _of_models(options: list[str], target: Path) -> tuple[list[Violation], int]:
    """Breaches in the project, and of how many models."""
    try:
        manifest = parse(options)
    except NotCompiled as problem:
        refused = seen_through(options, problem)
        return refused, len({violation.model for violation in refused})
    with uncollected():
        compiled = compile_models(manifest, options)
        return check_project(compiled.manifest, compiled.sql, memory_file=target / "memory.pickle"), len(compiled.sql)


def _warehouses(arguments: Sequence[str] | None) -> list[Path]:
    """The warehouses to judge: those named, or those in the project that exist."""
    parser = argparse.ArgumentParser(prog="python -m gate", description=main.__doc__)
    parser.add_argument("--warehouse-dir", type=Path, action="append", help="judge this one (default: the project's)")
    named: list[Path] | None = parser.parse_args(arguments).warehouse_dir
    if named:
        return [path.resolve() for path in named]
    return [path for name in WAREHOUSES if (path := HERE.parent / name) and (path / "published").is_dir()]


def _of_files(warehouse_dir: Path) -> list[Violation]:
    """Breaches in published files, side doors and the card of one warehouse."""
    return check_warehouse(warehouse_dir, printed_cards(warehouse_dir / "published"))


if __name__ == "__main__":
    sys.exit(main())
