"""A lower bound on epsilon from runs on two neighbouring inputs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from audit.confidence import lower_share, upper_share
from audit.outputs import Floats, Outputs
from audit.statistics import Statistic, learned

RISK = 0.05
THRESHOLDS = 128
FEWEST_RUNS = 400


@dataclass(frozen=True)
class Bound:
    """With confidence 1 - risk, whatever was run is not epsilon-private for any smaller epsilon."""

    epsilon: float
    event: str
    runs: int


@dataclass(frozen=True)
class Event:
    """A statistic at or past a threshold; `is_first` if it is likelier under the first input."""

    statistic: Statistic
    threshold: float
    is_first: bool

    def hits(self, outputs: Outputs) -> int:
        """In how many runs it happens."""
        measured = self.statistic.measure(outputs)
        return int((measured >= self.threshold if self.is_first else measured <= self.threshold).sum())

    @property
    def said(self) -> str:
        """The event in words."""
        return f"{self.statistic.name} {'>=' if self.is_first else '<='} {self.threshold:.3g}"


def epsilon_lower_bound(one: Outputs, other: Outputs, risk: float = RISK) -> Bound:
    """The largest epsilon that the runs refute.

    Arguments: runs on both inputs, as many of each, at least 400, with the same cells; risk, 0 < risk < 1. Raises
    ValueError for anything else. The first quarter of the runs teaches statistics, the second chooses the event and
    the direction, the second half alone judges them: ln(p / q) with p bounded from below and q from above, each at
    half the risk. Jagielski, Ullman, Oprea 2020, section 3 (auditing by an event and exact confidence bounds).
    """
    if one.runs != other.runs or one.runs < FEWEST_RUNS or one.names != other.names:
        raise ValueError(f"both inputs need the same cells and as many runs, at least {FEWEST_RUNS}")
    quarter, half = one.runs // 4, one.runs // 2
    statistics = learned(one.part(0, quarter), other.part(0, quarter))
    event = _chosen(statistics, one.part(quarter, half), other.part(quarter, half), risk / 2)
    runs = one.runs - half
    hits = [event.hits(side.part(half, side.runs)) for side in (one, other)]
    likely, rare = hits if event.is_first else reversed(hits)
    share = lower_share(likely, runs, risk / 2)
    epsilon = math.log(share / upper_share(rare, runs, risk / 2)) if share else 0.0
    return Bound(max(epsilon, 0.0), event.said, runs)


def _chosen(statistics: list[Statistic], one: Outputs, other: Outputs, risk: float) -> Event:
    """The event of the largest bound, by approximate confidence bounds: it is only a choice."""
    best, chosen = -math.inf, Event(statistics[0], 0.0, True)
    for statistic in statistics:
        sides = [np.sort(statistic.measure(side)) for side in (one, other)]
        thresholds = np.unique(np.quantile(np.concatenate(sides), np.linspace(0, 1, THRESHOLDS), method="nearest"))
        above = [side.size - np.searchsorted(side, thresholds, side="left") for side in sides]
        below = [np.searchsorted(side, thresholds, side="right") for side in sides]
        for is_first, (likely, rare) in ((True, above), (False, below[::-1])):
            bounds = np.log(_wilson(likely, one.runs, risk, -1) / _wilson(rare, one.runs, risk, 1))
            place = int(np.argmax(bounds))
            if bounds[place] > best:
                best, chosen = float(bounds[place]), Event(statistic, float(thresholds[place]), is_first)
    return chosen


def _wilson(hits: np.ndarray, runs: int, risk: float, side: int) -> Floats:
    """Wilson's bound of shares, from below (side -1) or above (1), kept from 0."""
    deviate = NormalDist().inv_cdf(1 - risk)
    share = hits / runs
    centre = share + deviate**2 / (2 * runs)
    reach = deviate * np.sqrt(share * (1 - share) / runs + deviate**2 / (4 * runs**2))
    return np.asarray(np.maximum((centre + side * reach) / (1 + deviate**2 / runs), 1e-12), dtype=np.float64)
