"""The comparison as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.peers.ours import Floats, errors
from benchmarks.peers.problem import METRICS
from benchmarks.results import machine

NAMES = [metric.removesuffix("_hours").removesuffix("_collaboration").replace("_", " ") for metric in METRICS]
HEADINGS = ("library", "configuration", "all six", *NAMES, "ratio", "s", "CPU s")
NOTES = Path(__file__).with_name("notes.md")
SMALL, LARGE = 10, 20


@dataclass(frozen=True)
class Row:
    """One way to release the data. means, weekly hours, shape (windows, teams, 6), or why there are none."""

    library: str
    configuration: str
    means: Floats | None
    seconds: float = 0.0
    processor_seconds: float = 0.0


@dataclass(frozen=True)
class Comparison:
    """Everything measured in one run."""

    truth: Floats
    heads: Floats
    people: int
    epsilon: int
    rows: Sequence[Row]
    load: float


def overall(means: Floats, truth: Floats) -> float:
    """Root of the mean square error over teams, windows and metrics."""
    return float(np.sqrt(np.mean(errors(means, truth) ** 2)))


def cells(row: Row, truth: Floats, reference: float) -> list[str]:
    """One row in the order of the headings; the ratio is that of the errors to the released row's."""
    if row.means is None:
        return [row.library, row.configuration, *["-"] * (len(HEADINGS) - 2)]
    whole = overall(row.means, truth)
    each = [f"{error:.2f}" for error in errors(row.means, truth)]
    times = [f"{row.seconds:.1f}", f"{row.processor_seconds:.1f}"]
    return [row.library, row.configuration, f"**{whole:.2f}**", *each, f"{whole / reference:.1f}", *times]


def table(comparison: Comparison) -> list[str]:
    """The first row, ours as released, is what the others are compared with."""
    first = comparison.rows[0].means
    assert first is not None
    reference = overall(first, comparison.truth)
    body = [cells(row, comparison.truth, reference) for row in comparison.rows]
    ruled = ["---", "---", *["---:"] * (len(HEADINGS) - 2)]
    return ["| " + " | ".join(line) + " |" for line in (list(HEADINGS), ruled, *body)]


def by_size(comparison: Comparison) -> list[str]:
    """The overall error in small and in large teams."""
    heads = comparison.heads
    bands = {f"up to {SMALL - 1} people": heads < SMALL, f"{LARGE} people and more": heads >= LARGE}
    lines = [["library", "configuration", *bands], ["---", "---", *["---:"] * len(bands)]]
    for row in comparison.rows:
        if row.means is not None:
            found = [overall(row.means[:, band], comparison.truth[:, band]) for band in bands.values()]
            lines.append([row.library, row.configuration, *(f"{error:.2f}" for error in found)])
    return ["| " + " | ".join(line) + " |" for line in lines]


def page(comparison: Comparison) -> str:
    """The whole page."""
    windows, teams = comparison.truth.shape[:2]
    return "\n".join(
        [
            "# Peers",
            f"{datetime.now(UTC).date()}, {machine()}. Made by `make peers`: {teams:,} invented teams of 5 to 30, "
            f"{comparison.people:,} people, {windows} windows of 28 days, epsilon {comparison.epsilon} per person and "
            "window. Root mean square error in weekly hours per head; ratio to our release.",
            "",
            *table(comparison),
            "",
            "The overall error by size of team:",
            "",
            *by_size(comparison),
            "",
            NOTES.read_text(encoding="utf-8"),
            f"In the minute before the run {comparison.load:.1f} other processes wanted a core; they make seconds "
            "longer, CPU seconds hardly.",
            "",
        ]
    )
