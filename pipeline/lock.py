"""One build at a time per warehouse and per ledger."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import BuildError


@contextmanager
def locked(folder: Path, variable: str) -> Iterator[None]:
    """Hold `folder/.lock` while the block runs; `variable` names the folder to the user.

    DuckDB's own lock comes too late: landing writes before the database is opened, and two builds of one ledger may
    not even plan at once.

    Raises:
        BuildError: another build holds the lock.
    """
    with (folder / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(
                f"Another build is running in {folder}. Wait for it, or give {variable} another folder."
            ) from None
        yield
