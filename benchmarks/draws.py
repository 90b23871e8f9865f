"""What a draw of noise costs, alone, in a back-fill and in the engine: `python -m benchmarks.draws` writes draws.md."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.memory import PeakMemory
from benchmarks.peers.environments import existing_python
from benchmarks.results import GIB, machine
from udfs.bindings.duckdb_plugin import register
from udfs.noise import DiscreteLaplace, TableLaplace

SENSITIVITY, EPSILON = 1_080, 2
SCALE = SENSITIVITY // EPSILON
FEW, MANY = 200_000, 4_000_000
TEAMS, METRICS, WEEKS = 100_000, 12, 52
RELEASED = 60_000
PROJECT_DIR = Path(__file__).parent.parent
RESULTS = Path(__file__).with_name("draws.md")
HEADINGS = ("what", "exactness", "draws", "seconds", "CPU seconds", "CPU ns per draw")
QUERY = f"""
    create or replace table released as
    select release_laplace(sum_ticks, {SENSITIVITY}, {EPSILON}, {SCALE}) as released_ticks
    from sums
"""


@dataclass(frozen=True)
class Timing:
    """How long how many draws took, and how far from the named distribution they may be."""

    what: str
    exactness: str
    draws: int
    seconds: float | None
    processor_seconds: float = 0.0

    @property
    def cells(self) -> list[str]:
        """In the order of the headings."""
        if self.seconds is None:
            return [self.what, self.exactness, "-", "-", "-", "-"]
        each = self.processor_seconds / self.draws * 1e9
        shown = [f"{self.draws:,}", f"{self.seconds:.2f}", f"{self.processor_seconds:.2f}", f"{each:,.0f}"]
        return [self.what, self.exactness, *shown]


def timing(what: str, exactness: str, draws: int, work: Callable[[], object]) -> Timing:
    """One run of the work, once."""
    since, processor_since = time.perf_counter(), time.process_time()
    work()
    return Timing(what, exactness, draws, time.perf_counter() - since, time.process_time() - processor_since)


def samplers(share: float = 1.0) -> list[Timing]:
    """Each sampler by itself, at a share of the usual numbers of draws."""
    few, many = round(FEW * share), round(MANY * share)
    generator, table = np.random.default_rng(), TableLaplace(SCALE)
    table.draw(1)
    return [
        timing("numpy, floating point", "none: low bits leak", many, lambda: generator.laplace(0, SCALE, many)),
        timing("`DiscreteLaplace`", "exact", few, lambda: DiscreteLaplace(SCALE).draw(few)),
        timing("`TableLaplace`", "within 2^-230 of exact", many, lambda: table.draw(many)),
        timing("the system's entropy alone, 8 bytes", "-", many, lambda: os.urandom(8 * many)),
        opendp(round(few / 10)),
    ]


def opendp(draws: int) -> Timing:
    """OpenDP's vector measurement, in the environment that `make peers` makes; without it there is no figure."""
    what, python = "OpenDP, vector measurement", existing_python("opendp")
    if python is None:
        return Timing(what, "exact; `make peers` installs it", draws, None)
    command = [str(python), "-m", "benchmarks.peers.opendp_draws", str(SCALE), str(draws)]
    told = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=True)
    seconds, processor_seconds = map(float, told.stdout.split())
    return Timing(what, "exact", draws, seconds, processor_seconds)


def back_fill(teams: int = TEAMS) -> tuple[Timing, int]:
    """All draws of a year of weeks, added to sums that are kept one week at a time, and the peak of memory in bytes."""
    table, sums = TableLaplace(SCALE), np.zeros(teams * METRICS, dtype=np.int64)

    def year() -> None:
        for _ in range(WEEKS):
            np.add(sums, table.draw(sums.size), out=sums)

    with PeakMemory(os.getpid()) as memory:
        what = f"{teams:,} teams x {METRICS} metrics x {WEEKS} weeks, `TableLaplace`"
        found = timing(what, "within 2^-230 of exact", sums.size * WEEKS, year)
    return found, memory.peak_bytes


def window(values: int = RELEASED) -> Timing:
    """One window's release inside DuckDB, through the function that a build registers."""
    with duckdb.connect() as connection:
        register(connection)
        connection.execute("create table sums as select 0 as sum_ticks from range(1)")
        connection.execute(QUERY)
        connection.execute("create or replace table sums as select range * 7 as sum_ticks from range(?)", [values])
        return timing("one window in DuckDB, `release_laplace`", "exact", values, lambda: connection.execute(QUERY))


def page(timings: list[Timing], peak_bytes: int, load: float) -> str:
    """The timings as Markdown. load: processes that wanted a core in the minute before."""
    rows = [list(HEADINGS), ["---", "---", *["---:"] * 4], *(one.cells for one in timings)]
    return "\n".join(
        [
            "# Draws",
            f"{datetime.now(UTC).date()}, {machine()}, one thread. Made by `python -m benchmarks.draws`. "
            f"Noise of scale {SCALE} ticks.",
            "",
            *("| " + " | ".join(row) + " |" for row in rows),
            "",
            f"- Peak of memory during the back-fill: {peak_bytes / GIB:.2f} GiB, interpreter and packages included.",
            "- Each figure is one run, the table's setup (some hundredths of a second per scale) not counted. In the "
            f"minute before the first, {load:.1f} other processes wanted a core; they make seconds longer, CPU seconds "
            "hardly.",
            "- The first row is there for scale alone: no release of this project draws a float.",
            "- Why 2^-230 is enough for any back-fill: [the proof](../docs/proofs/table_inversion.md).",
            "",
        ]
    )


def main() -> int:
    """Measure and write the page."""
    load = os.getloadavg()[0]
    timings = samplers()
    year, peak_bytes = back_fill()
    RESULTS.write_text(page([*timings, year, window()], peak_bytes, load), encoding="utf-8")
    sys.stdout.write(RESULTS.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
