"""Time a build of invented data: `python -m benchmarks --people 2000 --days 56`, or `--sweep 500,2000,8000`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console

from benchmarks.measure import BenchmarkError, Measurement, measure
from benchmarks.results import growth, page, table

PEOPLE, DAYS = 500, 56
WIDTH = 140  # of a log or a pipe, which has no width of its own
LINEAR = 1.1  # up to this power, time grows with events and noise
RESULTS = Path(__file__).with_name("results.md")


def main(arguments: list[str] | None = None) -> int:
    """Measure one size or several; exit 1 if a step fails, the floor answers otherwise than the build,
    or time grows faster than events.
    """
    options = _options(arguments)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    sizes: list[int] = options.sweep or [options.people]
    load = os.getloadavg()[0]
    measured: list[Measurement] = []
    try:
        for people in sizes:
            with console.status(f"{people:,} people, {options.days} days ..."):
                measured.append(measure(people, options.days, options.floor))
            console.print(table(measured[-1:]))
    except BenchmarkError as error:
        console.print(error, soft_wrap=True, markup=False)
        return 1
    is_sweep = len(set(sizes)) > 1
    outcome = _judge(console, measured, load, is_sweep)
    return _judge_growth(console, measured) or outcome if is_sweep else outcome


def _judge_growth(console: Console, measured: list[Measurement]) -> int:
    """Say how time grows with events; more than linear work is a failure on any machine."""
    overall, largest = growth(measured)
    console.print(f"time ~ events ^ {overall:.2f} over all sizes, {largest:.2f} between the two largest")
    if max(overall, largest) <= LINEAR:
        return 0
    console.print(f"[bold red]more than linear[/bold red] the power must be at most {LINEAR}")
    return 1


def _judge(console: Console, measured: list[Measurement], load: float, is_kept: bool) -> int:
    """Say where floor and build differ; keep the results of a sweep in which they do not."""
    wrong = [f"{one.people:,} people: {found}" for one in measured for found in one.differences]
    for line in wrong:
        console.print(f"[bold red]floor and build differ[/bold red] {line}", soft_wrap=True)
    if wrong:
        return 1
    if is_kept:
        RESULTS.write_text(page(measured, load), encoding="utf-8")
        console.print(f"[dim]{RESULTS.parent.name}/{RESULTS.name} written[/dim]")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--floor", action=argparse.BooleanOptionalAction, default=True, help="also run floor.sql")
    parser.add_argument("--sweep", type=_sizes, help="several numbers of people, like 500,2000,8000; keeps results.md")
    return parser.parse_args(arguments)


def _sizes(text: str) -> list[int]:
    try:
        return sorted(int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be numbers like 500,2000,8000, got {text!r}") from None


if __name__ == "__main__":
    sys.exit(main())
