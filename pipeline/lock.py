"""One build at a time per warehouse."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import BuildError


@contextmanager
def warehouse_lock(warehouse_dir: Path) -> Iterator[None]:
    """Hold `warehouse_dir/.lock` while the block runs.

    DuckDB's own lock comes too late: landing writes before the database is opened.

    Raises:
        BuildError: another build holds the lock.
    """
    with (warehouse_dir / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(
                f"Another build is running in {warehouse_dir}. Wait for it, or give WAREHOUSE_DIR another folder."
            ) from None
        yield
