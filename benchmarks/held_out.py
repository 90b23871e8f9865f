"""A truth of another shape than any that was looked at while the estimates were written."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.truth import SECONDS_PER_HOUR, Integers, Truth, Window, summed

HOURS = np.array([9.0, 0.8, 2.0, 5.0, 3.0])
TEAMS_APART = np.array([2.5, 0.3, 0.5, 1.2, 0.8])
TEAMS_MOVE = np.array([1.2, 0.15, 0.2, 0.6, 0.4])
MEMORY = 0.6
LEAST_HOURS = 0.2
AWAY_SHARE, AWAY_LOAD = 0.06, 0.2


def gamma_windows(truth: Truth, sizes: Integers, seed: int) -> Iterator[Window]:
    """Teams differ by hours, not by factors, and move with a short memory; people's factors are gamma; some are away.

    Of the truth only its number of teams and windows counts.
    """
    random = np.random.default_rng(seed)
    team, people = np.repeat(np.arange(truth.teams), sizes), int(sizes.sum())
    lasting, passing = random.normal(0, TEAMS_APART, (truth.teams, 5)), np.zeros((truth.teams, 5))
    person = 0.7 * random.gamma(1.6, 1 / 1.6, (people, 5)) + 0.3 * random.gamma(2, 0.5, (people, 1))
    for _ in range(truth.windows):
        passing = MEMORY * passing + random.normal(0, TEAMS_MOVE, (truth.teams, 5))
        load = np.where(random.random((people, 1)) < AWAY_SHARE, AWAY_LOAD, 1) * random.gamma(12, 1 / 12, (people, 5))
        hours = np.maximum(HOURS + lasting + passing, LEAST_HOURS)[team] * person * load
        yield summed(np.rint(hours * SECONDS_PER_HOUR).astype(np.int64), team, truth.teams)
