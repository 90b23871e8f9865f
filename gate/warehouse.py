"""The gate on what a build has made: the files it is about to publish, or has published, and its side doors."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from gate.identifiers import PROJECT_DIR, names_in, with_keys
from gate.known import Known
from gate.minimums import minimums_of
from gate.published_file import PublishedFile
from gate.side_doors import check_kept_failures, check_side_doors, check_text, is_database
from gate.uncollected import uncollected
from gate.values import check_published
from gate.violations import Violation

LANDING, PRIVATE = "landing", "private.duckdb"
OF_A_WAREHOUSE = (".dbt", "quality", "dashboard")
OF_A_CHECKOUT = ("target", "logs", "benchmarks", "dashboard")


def check_build(
    warehouse_dir: Path, staged: Iterable[tuple[Path, Path]], target_dir: Path, known: Known
) -> list[Violation]:
    """Judge what a build is about to publish, before anything of it is visible.

    Arguments:
        warehouse_dir: the warehouse of the build.
        staged: pairs of a staged file and the place it will have, `published/<organization>/<file>`.
        target_dir: where dbt keeps its parse and what it ran.
        known: what to look for, from `known_to`.
    """
    with uncollected():
        files = [PublishedFile(path, final.parent.name, final.name) for path, final in staged]
        return _judged(warehouse_dir, files, dict.fromkeys([warehouse_dir / ".dbt", target_dir]), known)


def known_to(warehouse_dir: Path, project_dir: Path = PROJECT_DIR, names: Known | None = None) -> Known:
    """What the private data of a warehouse calls people, ready for a search.

    names: what its landed files call them, if the caller has read them already.
    """
    names = names or names_in(warehouse_dir / LANDING, project_dir)
    return with_keys(names, warehouse_dir / PRIVATE).prepared()


def check_warehouse(warehouse_dir: Path, card: str = "", project_dir: Path = PROJECT_DIR) -> list[Violation]:
    """Judge everything a warehouse shows by now, and what the checkout has gathered beside it.

    card: what a build prints of it.
    """
    known = known_to(warehouse_dir, project_dir)
    shown = [path for path in sorted((warehouse_dir / "published").rglob("*")) if path.is_file()]
    published = [path for path in shown if is_database(path)]
    others = [path for path in shown if path not in published]
    files = [PublishedFile(path, *_place(path.relative_to(warehouse_dir / "published"))) for path in published]
    folders = [warehouse_dir / name for name in OF_A_WAREHOUSE] + [project_dir / name for name in OF_A_CHECKOUT]
    found = _judged(warehouse_dir, files, [*folders, *others], known)
    return [*found, *check_text("the card", card.encode(), known)]


def _place(path: Path) -> tuple[str, str]:
    """The organization whose a file is, and the file's name below its folder."""
    return path.parts[0], Path(*path.parts[1:]).as_posix()


def _judged(
    warehouse_dir: Path, files: Sequence[PublishedFile], folders: Iterable[Path], known: Known
) -> list[Violation]:
    """Published files, then side doors: each breach once, however many files show it."""
    (warehouse_dir / ".tmp").mkdir(mode=0o700, exist_ok=True)
    present = [folder for folder in folders if folder.exists()]
    with tempfile.TemporaryDirectory(dir=warehouse_dir / ".tmp") as scratch, ThreadPoolExecutor() as pool:
        minimums = minimums_of(PROJECT_DIR)
        own_paths = (PROJECT_DIR, warehouse_dir, Path.home())
        judgements = [
            *(partial(check_published, file, known, minimums, Path(scratch)) for file in files),
            partial(check_side_doors, present, known, own_paths, Path(scratch)),
        ]
        found = [violation for judged in pool.map(lambda judge: judge(), judgements) for violation in judged]
    own_files = [warehouse_dir / name for name in (PRIVATE, "marts.duckdb")]
    found += check_kept_failures([*own_files, *(file.path for file in files)])
    return list(dict.fromkeys(found))
