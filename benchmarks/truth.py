"""Invented teams, what was true of them, and what two ways of adding noise make of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from udfs.bounds import Ball
from udfs.noise import DiscreteLaplace, Entropy, release

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SECONDS_PER_HOUR = 14_400  # seconds of a 28-day window in one weekly hour
TICK_SECONDS, TICK_HOURS = 720, 0.05
CENTRE = np.array([8.0, 1.0, 1.0, 5.0, 2.0])
BALL = Ball((115_200, 14_400, 14_400, 72_000, 28_800), (TICK_SECONDS,) * 5, 540)
BOX_TICKS = np.array([800, 200, 300, 400, 400, 1_000])
"""Public clips a user of separate metrics would choose: 40, 10, 15, 20, 20 and 50 weekly hours from 0."""
USUAL_LOADS = np.array([8.5, 1.2, 1.3, 5.5, 2.3])


@dataclass(frozen=True)
class Truth:
    """How people and teams differ; spreads are standard deviations of logarithms.

    organizations: how many are judged together, each released and estimated by itself; teams of each, people in the
    smallest and largest, windows: counts. loads: mean weekly hours as a share of `USUAL_LOADS`. team, team_metric:
    spread between teams, of all metrics together and of each. overloaded: share of teams with half as much again.
    person, person_metric: the same between people of a team. drift: of a team from window to window. passing: of a
    person in one window. season: swing of everybody. is_lasting: teams and people keep their habits.
    """

    name: str
    organizations: int = 1
    teams: int = 1_000
    smallest: int = 5
    largest: int = 30
    windows: int = 13
    loads: float = 1.0
    team: float = 0.15
    team_metric: float = 0.15
    overloaded: float = 0.1
    person: float = 0.36
    person_metric: float = 0.42
    drift: float = 0.05
    passing: float = 0.2
    season: float = 0.0
    is_lasting: bool = True


@dataclass(frozen=True)
class Released:
    """Rows in order of window and team; hours of shape (rows, 6), noise variances of the five drawn metrics."""

    groups: Integers
    windows: Integers
    head_counts: Integers
    draws: Integers
    truth: Floats
    values: Floats
    noise_variances: Floats
    separate: Floats
    share_beyond_ball: float


@dataclass(frozen=True)
class Window:
    """Sums over teams in one window: seconds unclipped, ticks on the ball, ticks in the boxes; (teams, 5 or 6)."""

    seconds: Integers
    on_ball: Integers
    in_boxes: Integers
    beyond_ball: float


def windows_of(truth: Truth, sizes: Integers, seed: int) -> Iterator[Window]:
    """One window after the other. The seed makes people, never noise."""
    random = np.random.default_rng(seed)
    team, people = np.repeat(np.arange(truth.teams), sizes), int(sizes.sum())
    spread = truth.person**2 + truth.person_metric**2 + 2 * truth.passing**2
    drift = np.zeros(truth.teams)
    for window in range(truth.windows):
        if window == 0 or not truth.is_lasting:
            load = random.normal(0, truth.team, truth.teams)
            load += np.log(1.5) * (random.random(truth.teams) < truth.overloaded)
            habits = random.normal(0, truth.team_metric, (truth.teams, 5))
            person = random.normal(0, truth.person, (people, 1)) + random.normal(0, truth.person_metric, (people, 5))
        drift += random.normal(0, truth.drift, truth.teams)
        passing = random.normal(0, truth.passing, (people, 1)) + random.normal(0, truth.passing, (people, 5))
        logs = (load + drift)[team, None] + habits[team] + person + passing + truth.season * np.sin(window)
        hours = truth.loads * USUAL_LOADS * np.exp(logs - spread / 2)
        yield summed(np.rint(hours * SECONDS_PER_HOUR).astype(np.int64), team, truth.teams)


def summed(seconds: Integers, team: Integers, teams: int) -> Window:
    """Sums over each team's people; seconds of shape (people, 5)."""
    six = np.column_stack([seconds, seconds[:, :4].sum(axis=1)])
    boxed = np.minimum(six // TICK_SECONDS, BOX_TICKS)
    beyond = np.abs(seconds / SECONDS_PER_HOUR - CENTRE).sum(axis=1) > BALL.radius * TICK_HOURS
    parts = [added(vectors, team, teams) for vectors in (six, BALL.clip(seconds), boxed)]
    return Window(parts[0], parts[1], parts[2], float(beyond.mean()))


def added(vectors: Integers, team: Integers, teams: int) -> Integers:
    """Sums of rows by team; integers below 2^53, so floats in between lose nothing."""
    columns = [np.bincount(team, column, minlength=teams) for column in vectors.T.astype(np.float64)]
    return np.column_stack(columns).astype(np.int64)


Inventor = Callable[[Truth, Integers, int], Iterator[Window]]
"""Makes windows from a truth, team sizes and a seed for people."""


def released(
    truth: Truth, epsilon: int = 2, seed: int = 1, entropy: Entropy = os.urandom, invent: Inventor = windows_of
) -> Released:
    """Invent people, clip and add up with the real code, and draw real noise for both ways of releasing."""
    sizes = np.random.default_rng(seed + 1).integers(truth.smallest, truth.largest + 1, truth.teams)
    windows = list(invent(truth, sizes, seed))
    heads = np.tile(sizes, truth.windows)
    scale = BALL.sensitivity // epsilon
    on_ball = release(np.concatenate([one.on_ball for one in windows]), DiscreteLaplace(scale), entropy)
    in_boxes = np.concatenate([one.in_boxes for one in windows])
    separate = [
        release(in_boxes[:, metric], DiscreteLaplace(int(bound) * 6 // epsilon), entropy)
        for metric, bound in enumerate(BOX_TICKS)
    ]
    five = CENTRE + on_ball * TICK_HOURS / heads[:, None]
    return Released(
        groups=np.tile(np.arange(truth.teams), truth.windows),
        windows=np.repeat(np.arange(truth.windows), truth.teams),
        head_counts=heads,
        draws=np.ones_like(heads),
        truth=np.concatenate([one.seconds for one in windows]) / SECONDS_PER_HOUR / heads[:, None],
        values=np.column_stack([five, five[:, :4].sum(axis=1)]),
        noise_variances=2 * (scale * TICK_HOURS / heads) ** 2,
        separate=np.column_stack(separate) * TICK_HOURS / heads[:, None],
        share_beyond_ball=float(np.mean([one.beyond_ball for one in windows])),
    )


def rolled_up(rows: Released, teams_each: int) -> Released:
    """Departments of so many teams each: sums of what was released, with the variance of as many draws."""
    department = rows.groups // teams_each
    _, where = np.unique(np.column_stack([rows.windows, department]), axis=0, return_inverse=True)
    where = where.ravel()
    heads = np.bincount(where, rows.head_counts)

    def mean(hours: Floats) -> Floats:
        return np.column_stack([np.bincount(where, column * rows.head_counts) for column in hours.T]) / heads[:, None]

    first = np.unique(where, return_index=True)[1]
    return Released(
        groups=department[first],
        windows=rows.windows[first],
        head_counts=heads.astype(np.int64),
        draws=np.bincount(where),
        truth=mean(rows.truth),
        values=mean(rows.values),
        noise_variances=np.bincount(where, rows.noise_variances * rows.head_counts**2) / heads**2,
        separate=mean(rows.separate),
        share_beyond_ball=rows.share_beyond_ball,
    )
