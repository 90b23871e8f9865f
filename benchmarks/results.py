"""Measurements as lines on the terminal and as a page, and how time grows with events."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.table import Table

from benchmarks.measure import BUILD_PHASES, Measurement

HEADINGS = (
    "people", "days", "generate s", *(f"{phase} s" for phase in BUILD_PHASES), "build s",
    "events", "events/s", "peak GiB", "floor s", "build / floor",
)  # fmt: skip
GIB = 1024**3


def cells(one: Measurement) -> list[str]:
    """One measurement in the order of the headings."""
    return [
        f"{one.people:,}",
        str(one.days),
        *(f"{one.seconds[phase]:.1f}" for phase in ("generate", *BUILD_PHASES)),
        f"{one.build_seconds:.1f}",
        f"{one.events:,}",
        f"{one.events_per_second:,.0f}",
        f"{one.peak_bytes / GIB:.2f}",
        "-" if one.floor_seconds is None else f"{one.floor_seconds:.2f}",
        "-" if one.ratio is None else f"{one.ratio:.1f}",
    ]


def table(measurements: Sequence[Measurement]) -> Table:
    """One row per size."""
    shown = Table()
    for heading in HEADINGS:
        shown.add_column(heading, justify="right")
    for one in measurements:
        shown.add_row(*cells(one))
    return shown


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of log(seconds) against log(events) by least squares: 1 is linear."""
    logs = [(math.log(events), math.log(seconds)) for events, seconds in points]
    middle_x, middle_y = (sum(axis) / len(logs) for axis in zip(*logs, strict=True))
    spread: float = sum((x - middle_x) ** 2 for x, _ in logs)
    if spread == 0:
        raise ValueError("an exponent needs two sizes")
    together: float = sum((x - middle_x) * (y - middle_y) for x, y in logs)
    return together / spread


def growth(measurements: Sequence[Measurement]) -> tuple[float, float]:
    """The exponent over all sizes, and over the two largest, where what every build costs weighs least."""
    points = sorted((float(one.events), one.build_seconds) for one in measurements)
    return exponent(points), exponent(points[-2:])


def page(measurements: Sequence[Measurement], load: float) -> str:
    """The results as Markdown. load: processes that wanted a core in the minute before the first measurement."""
    rows = [HEADINGS, ["---:"] * len(HEADINGS), *(cells(one) for one in measurements)]
    overall, largest = growth(measurements)
    return "\n".join(
        [
            "# Results",
            f"{datetime.now(UTC).date()}, {machine()}. Made by `make bench SWEEP="
            f"{','.join(str(one.people) for one in measurements)} DAYS={measurements[0].days}`.",
            "",
            *("| " + " | ".join(row) + " |" for row in rows),
            "",
            f"Build time grows as events to the power of {overall:.2f} (least squares on logarithms, all sizes); "
            f"{largest:.2f} between the two largest, where each further million events took "
            f"{_further(measurements):.0f} s.",
            "",
            "- An event is a landed record of any table. Build is all its phases, tests included; `parse` is dbt's "
            "reading of the project, `gate` what judging adds to it.",
            "- The floor is [floor.sql](floor.sql): the five people categories of the last day and nothing else. "
            "A run fails unless its answers equal the build's to 1e-9.",
            "- Every build starts cold, with dbt's parse of the project and without earlier data. That fixed part "
            "makes small builds look slow and the first exponent small.",
            "- Timings are noisy: each row, and so each ratio, comes from one run. In the minute before the first one "
            f"{load:.1f} other processes wanted a core; what they take makes times longer, never shorter.",
            "",
        ]
    )


def _further(measurements: Sequence[Measurement]) -> float:
    """Seconds of a build per further million events, between the two largest sizes."""
    smaller, larger = sorted(measurements, key=lambda one: one.events)[-2:]
    return (larger.build_seconds - smaller.build_seconds) / (larger.events - smaller.events) * 1e6


def machine() -> str:
    """Processors and memory of this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    return f"{os.cpu_count()} cores, {math.ceil(memory)} GiB"
