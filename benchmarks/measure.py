"""One measurement: invented data of one size, generated, built and answered in scratch folders."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.floor import Floor, built_answers, differences, last_day, run_floor
from benchmarks.memory import PeakMemory
from demo.settings import END_DATE

ORGANIZATION = "contoso"
PROJECT_DIR = Path(__file__).parent.parent
BUILD_PHASES = ("land", "parse", "gate", "transform", "publish")
BYTES_PER_MAXRSS = 1 if sys.platform == "darwin" else 1024


class BenchmarkError(Exception):
    """A step of a benchmark failed; the message is for the user."""


@dataclass(frozen=True)
class Measurement:
    """Seconds per phase, events landed, bytes of memory at the peak of the build, and the floor's seconds."""

    people: int
    days: int
    seconds: dict[str, float]
    events: int
    peak_bytes: int
    floor_seconds: float | None = None
    differences: list[str] = field(default_factory=list)

    @property
    def build_seconds(self) -> float:
        """Every phase of the build."""
        return sum(self.seconds[phase] for phase in BUILD_PHASES)

    @property
    def events_per_second(self) -> float:
        """Events landed per second of the build."""
        return self.events / self.build_seconds

    @property
    def ratio(self) -> float | None:
        """How many times the floor the build takes."""
        return self.build_seconds / self.floor_seconds if self.floor_seconds else None


def measure(people: int, days: int, with_floor: bool = True) -> Measurement:
    """Generate, build and, if asked for, answer the last day with the floor.

    Raises:
        BenchmarkError: a step failed.
    """
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        raw, warehouse, report = Path(folder, "raw"), Path(folder, "warehouse"), Path(folder, "report.json")
        size = ["--organizations", ORGANIZATION, "--people", str(people), "--days", str(days), "--end", END_DATE]
        since = time.perf_counter()
        _run(["demo", "--out", str(raw), *size])
        generated = time.perf_counter() - since
        folders = ["--raw-dir", str(raw), "--warehouse-dir", str(warehouse), "--ledger-dir", f"{folder}/ledger"]
        peak = _run(["pipeline", "build", *folders, "--as-of", END_DATE, "--report", str(report)])
        told = json.loads(report.read_text(encoding="utf-8"))
        seconds = {"generate": generated, **{phase: float(told["seconds"][phase]) for phase in BUILD_PHASES}}
        if not with_floor:
            return Measurement(people, days, seconds, int(told["records"]), peak)
        day = last_day(warehouse, ORGANIZATION)
        floor = _floor_apart(warehouse, day)
        found = differences(floor.answers, built_answers(warehouse, ORGANIZATION, day))
        return Measurement(people, days, seconds, int(told["records"]), peak, floor.seconds, found)


def _floor_apart(warehouse_dir: Path, day: date) -> Floor:
    """The floor in a process of its own: a build inherits the peak of the process that starts it."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(run_floor, warehouse_dir, ORGANIZATION, day).result()


def _run(module_arguments: list[str]) -> int:
    """Run a module of the project to its end. Returns the peak of the memory of its processes together, in bytes."""
    with tempfile.TemporaryFile(mode="w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *module_arguments], cwd=PROJECT_DIR, stdout=output, stderr=subprocess.STDOUT
        )
        with PeakMemory(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            raise BenchmarkError(f"python -m {module_arguments[0]} failed:\n{output.read()}")
    return max(memory.peak_bytes, usage.ru_maxrss * BYTES_PER_MAXRSS)
