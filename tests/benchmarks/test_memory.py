"""Peak memory is that of a process and its children together."""

import subprocess
import sys

import pytest

from benchmarks.memory import PROCESSES, PeakMemory

HELD = 60_000_000
CHILD = f"import time; held = bytearray(b'x' * {HELD}); time.sleep(0.6)"
PARENT = f"import subprocess, sys; held = bytearray(b'x' * {HELD}); subprocess.run([sys.executable, '-c', {CHILD!r}])"


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="no /proc: only the largest process is known")
def test_a_child_counts_beside_its_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT]) as process, PeakMemory(process.pid) as memory:
        process.wait()
    assert 2 * HELD < memory.peak_bytes < 10 * HELD
