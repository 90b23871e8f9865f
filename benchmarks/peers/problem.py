"""What every library is given. Standard library alone: each peer's environment has packages of its own."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

DRAWN = ("meeting_hours", "call_hours", "chat_hours", "email_hours", "after_hours_collaboration_hours")
COLLABORATION = "collaboration_hours"
METRICS = (*DRAWN, COLLABORATION)
CHANNELS = 4
"""Collaboration is the sum of the first four."""

UPPER_BOUNDS = {
    "meeting_hours": 40, "call_hours": 10, "chat_hours": 15, "email_hours": 20,
    "after_hours_collaboration_hours": 20, COLLABORATION: 50,
}  # fmt: skip
"""Weekly hours of one person; public, from reasoning. The lower bound is 0."""

TICKS_PER_HOUR = 20
"""For a library that adds integers: 0.05 weekly hours."""

CENTRES = (8, 1, 1, 5, 2)
"""Public guesses of the drawn metrics in weekly hours, and the L1 radius around them, for whoever clips vectors."""
RADIUS = 27
PEOPLE, HEAD_COUNTS, ANSWER = "people.csv", "head_counts.json", "answer.json"


@dataclass(frozen=True)
class Person:
    """One person's weekly hours in one window, in the order of `METRICS`."""

    window: int
    team: int
    person: int
    hours: tuple[float, ...]


Means = dict[tuple[int, int], Sequence[float]]
"""Weekly hours per head in the order of `METRICS`, by window and team."""


@dataclass(frozen=True)
class Run:
    """One way to configure a library.

    Seconds, by the clock and of the processor, from rows in memory to the numbers; rows of window, team, means.
    """

    name: str
    seconds: float
    processor_seconds: float
    rows: list[list[float]]


def read_people(folder: Path) -> list[Person]:
    """All rows of the data."""
    with (folder / PEOPLE).open(encoding="utf-8") as file:
        return [
            Person(int(window), int(team), int(person), tuple(map(float, hours)))
            for window, team, person, *hours in csv.reader(file)
        ]


def read_head_counts(folder: Path) -> dict[int, int]:
    """How many people each team has, which is public."""
    found = json.loads((folder / HEAD_COUNTS).read_text(encoding="utf-8"))
    return {int(team): count for team, count in found.items()}


def by_window(people: Sequence[Person]) -> Iterator[tuple[int, list[Person]]]:
    """The rows of each window, which is a privacy unit of its own."""
    for window in sorted({person.window for person in people}):
        yield window, [person for person in people if person.window == window]


def with_collaboration(drawn: Sequence[float]) -> list[float]:
    """Five drawn means and the sum of the channels: post-processing."""
    return [*drawn, sum(drawn[:CHANNELS])]


def deviations_in_ball(hours: Sequence[float]) -> list[float]:
    """The drawn metrics' distances from the public centres, scaled to an L1 norm of at most `RADIUS`."""
    deviations = [value - centre for value, centre in zip(hours[: len(DRAWN)], CENTRES, strict=True)]
    share = min(1.0, RADIUS / max(sum(map(abs, deviations)), RADIUS))
    return [share * deviation for deviation in deviations]


def timed(name: str, answer: Callable[[], Means]) -> Run:
    """A run and how long it took."""
    since, processor_since = time.perf_counter(), time.process_time()
    means = answer()
    seconds, processor_seconds = time.perf_counter() - since, time.process_time() - processor_since
    return Run(name, seconds, processor_seconds, [[*key, *map(float, values)] for key, values in means.items()])


def write_answer(folder: Path, package: str, runs: Sequence[Run]) -> None:
    """What a peer hands back."""
    told = {"package": package, "version": version(package), "runs": [asdict(run) for run in runs]}
    (folder / ANSWER).write_text(json.dumps(told), encoding="utf-8")
