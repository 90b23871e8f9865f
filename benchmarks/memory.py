"""Peak memory of a process and all it starts."""

from __future__ import annotations

import os
import threading
from pathlib import Path

INTERVAL_SECONDS = 0.1
PROCESSES = Path("/proc")


class PeakMemory:
    """Samples resident memory of a process tree while a block runs. `peak_bytes` stays 0 on a system without /proc."""

    def __init__(self, process_id: int) -> None:
        self.peak_bytes = 0
        self._process_id = process_id
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _sample(self) -> None:
        while PROCESSES.is_dir() and not self._done.wait(INTERVAL_SECONDS):
            self.peak_bytes = max(self.peak_bytes, _tree_bytes(self._process_id))


def _tree_bytes(process_id: int) -> int:
    """Resident bytes of a process and its descendants; one that ends meanwhile counts for nothing."""
    folder = PROCESSES / str(process_id)
    try:
        pages = int((folder / "statm").read_text().split()[1])
        children = [
            int(child) for thread in (folder / "task").iterdir() for child in (thread / "children").read_text().split()
        ]
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(map(_tree_bytes, children))
