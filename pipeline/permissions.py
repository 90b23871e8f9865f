"""Who may open what a build writes: everything is private until it is published."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
READABLE_FOLDER = 0o755
READABLE_FILE = 0o644


@contextmanager
def private_by_default() -> Iterator[None]:
    """Whatever the block creates opens to its owner alone, also what DuckDB, dbt and child processes create."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def close_to_others(folders: Iterable[Path], files: Iterable[Path]) -> None:
    """Take others' rights from folders and files of earlier builds, as far as they exist."""
    for paths, mode in ((folders, PRIVATE_FOLDER), (files, PRIVATE_FILE)):
        for path in paths:
            if path.exists():
                path.chmod(mode)


def readable_folder(folder: Path) -> None:
    """Create a folder for readers, with its parents. One that exists keeps the rights it has."""
    for missing in [parent for parent in (*reversed(folder.parents), folder) if not parent.exists()]:
        missing.mkdir()
        missing.chmod(READABLE_FOLDER)


def readable_like(staged: Path, final: Path) -> None:
    """Give a staged file the rights of the file it replaces; where there is none, let everybody read it."""
    staged.chmod(final.stat().st_mode & 0o777 if final.exists() else READABLE_FILE)
