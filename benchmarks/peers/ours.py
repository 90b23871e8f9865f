"""The same data through this project's core, and how far any answer is from the truth."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.peers.problem import CENTRES, CHANNELS, DRAWN, HEAD_COUNTS, PEOPLE, RADIUS, TICKS_PER_HOUR
from udfs.bounds import Ball
from udfs.estimation import estimate
from udfs.noise import DiscreteLaplace, release

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SECONDS_PER_HOUR = 14_400
"""A weekly hour, for four weeks."""

TICK_SECONDS = SECONDS_PER_HOUR // TICKS_PER_HOUR
MEANS = np.array([9.0, 1.3, 2.5, 6.5, 4.0])
SPREADS = np.array([0.45, 1.0, 1.0, 0.35, 1.0])
TEAM_SHARE, PERSON_SHARE = 0.2, 0.5
AWAY = 0.03
SMALLEST_TEAM, LARGEST_TEAM = 5, 30
SEED = 20260101


@dataclass(frozen=True)
class Data:
    """Invented people. seconds, int64, shape (windows, people, 5); team of each person, shape (people,)."""

    seconds: Integers
    team: Integers

    @property
    def heads(self) -> Integers:
        """People per team."""
        return np.bincount(self.team)

    def sums(self, values: Integers) -> Integers:
        """Sums of every person's values over the teams, shape (windows, teams, 5)."""
        starts = np.flatnonzero(np.diff(self.team, prepend=-1))
        return np.add.reduceat(values, starts, axis=1)

    @property
    def truth(self) -> Floats:
        """Weekly hours per head, unclipped, in the order of `METRICS`; shape (windows, teams, 6)."""
        return completed(self.sums(self.seconds) / SECONDS_PER_HOUR / self.heads[:, None])


def completed(drawn: Floats) -> Floats:
    """Five metrics and collaboration, the sum of the first four."""
    return np.concatenate([drawn, drawn[..., :CHANNELS].sum(axis=-1, keepdims=True)], axis=-1)


def invent(teams: int, windows: int) -> Data:
    """Log-normal weekly hours: part of the spread belongs to the team, part to the person, the rest to the window.

    Means and spreads follow a published synthetic sample of 300 people; three in a hundred are away in a window.
    """
    generator = np.random.default_rng(SEED)
    heads = generator.integers(SMALLEST_TEAM, LARGEST_TEAM + 1, teams)
    team = np.repeat(np.arange(teams), heads)
    factors = (
        np.sqrt(TEAM_SHARE) * generator.standard_normal((teams, 5))[team]
        + np.sqrt(PERSON_SHARE) * generator.standard_normal((team.size, 5))
        + np.sqrt(1 - TEAM_SHARE - PERSON_SHARE) * generator.standard_normal((windows, team.size, 5))
    )
    hours = MEANS * np.exp(SPREADS * factors - SPREADS**2 / 2)
    hours[generator.random((windows, team.size)) < AWAY] = 0
    return Data(np.rint(hours * SECONDS_PER_HOUR).astype(np.int64), team)


def write(data: Data, folder: Path) -> None:
    """The data as the peers read it."""
    hours = completed(data.seconds / SECONDS_PER_HOUR)
    windows, people = np.indices(hours.shape[:2]).reshape(2, -1)
    table = np.column_stack([windows, data.team[people], people, hours.reshape(-1, hours.shape[-1])])
    np.savetxt(folder / PEOPLE, table, fmt=["%d"] * 3 + ["%.4f"] * hours.shape[-1], delimiter=",")
    heads = {str(team): count for team, count in enumerate(data.heads.tolist())}
    (folder / HEAD_COUNTS).write_text(json.dumps(heads), encoding="utf-8")


def released(data: Data, epsilon: Fraction) -> Floats:
    """Clip, sum, add exact noise, divide by public head-counts; shape (windows, teams, 6)."""
    centres = tuple(hour * SECONDS_PER_HOUR for hour in CENTRES)
    ball = Ball(centres, (TICK_SECONDS,) * len(DRAWN), RADIUS * TICKS_PER_HOUR)
    clipped = ball.clip(data.seconds.reshape(-1, len(DRAWN))).reshape(data.seconds.shape)
    noise = DiscreteLaplace(2 * RADIUS * TICKS_PER_HOUR / epsilon)
    ticks = release(data.sums(clipped), noise)
    return completed(np.array(CENTRES) + ticks / TICKS_PER_HOUR / data.heads[:, None])


def estimated(data: Data, means: Floats, epsilon: Fraction) -> Floats:
    """What the released means say together, by the project's estimator; shape (windows, teams, 6)."""
    windows, teams = np.indices(means.shape[:2]).reshape(2, -1)
    heads = data.heads[teams]
    variances = 2 * (2 * RADIUS / float(epsilon) / heads) ** 2
    drawn = means[..., : len(DRAWN)].reshape(-1, len(DRAWN))
    return estimate(teams, windows, heads, drawn, variances).values.reshape(means.shape)


def errors(means: Floats, truth: Floats) -> Floats:
    """Root of the mean square error of each metric, weekly hours; shape (6,)."""
    found: Floats = np.sqrt(np.mean((means - truth) ** 2, axis=(0, 1)))
    return found


def as_array(rows: Sequence[Sequence[float]], shape: tuple[int, int, int]) -> Floats:
    """A peer's rows of window, team and means; NaN where it gave none."""
    means = np.full(shape, np.nan)
    table = np.array(rows)
    means[table[:, 0].astype(int), table[:, 1].astype(int)] = table[:, 2:]
    return means
