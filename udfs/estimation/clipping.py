"""What clipping has taken from means, under public models of how people of one group differ.

Clipping pulls people beyond the ball toward its centre, so a loaded group reads low. How much cannot be known from
means alone. A public model: a person's loads are the group's means times log-normal factors, one for the person and
one for each metric, of mean 1. With the organization's mix of metrics and a load of T hours clipping takes

    loss(T) = E[load - clip(load)]    and leaves    T - loss(T),

which is tabulated over T and read backwards. Three models, from public reasoning and never from the data: nobody
beyond the ball, which loses nothing; people as far apart as `LIKELY`; people as far apart as `FAR_APART`. The estimate
takes the second, and the interval reaches from the first to the third (`quantiles`). Where an estimate lies far inside
the ball all three agree. The table ends where the average person lies on the ball's edge: past it a release hardly
tells loads apart.
"""

from functools import lru_cache
from statistics import NormalDist

import numpy as np

from udfs.estimation.public_model import DRAWN, Floats, PublicModel

LIKELY, FAR_APART = (0.45, 0.45), (0.55, 0.6)
"""Standard deviations of the logarithms: of a person's factor and of each metric's."""

PEOPLE = 256
LOADS = 45
LEAST_SHARE = 0.01
COVERAGE = 0.9


@lru_cache(maxsize=2)
def factors(person: float, metric: float) -> Floats:
    """Factors of `PEOPLE` reference persons from the two spreads; shape (people, 5), mean 1 in each metric.

    Points of Roberts's additive recurrence, whose steps are powers of 1 / r with r^7 = r + 1 for six dimensions,
    taken through the normal quantile: evenly spread and the same on every run.
    """
    ratio = 2.0
    for _ in range(60):
        ratio = float((1 + ratio) ** (1 / (DRAWN + 2)))
    steps = ratio ** -np.arange(1.0, DRAWN + 2)
    points = (0.5 + np.outer(np.arange(1, PEOPLE + 1), steps)) % 1
    quantile = NormalDist().inv_cdf
    normal = np.array([[quantile(point) for point in row] for row in points.tolist()])
    raw = np.exp(person * normal[:, :1] + metric * normal[:, 1:])
    scaled: Floats = raw / raw.mean(axis=0)
    return scaled


def loss(loads: Floats, model: PublicModel) -> Floats:
    """Loads minus loads clipped onto the ball, without rounding to ticks; shape (..., 5), hours."""
    deviations = loads - np.array(model.centre)
    sizes = np.abs(deviations)
    largest = np.flip(np.sort(sizes, axis=-1), axis=-1)
    excess = np.cumsum(largest, axis=-1) - model.radius
    kept = (np.arange(1, DRAWN + 1) * largest > excess).sum(axis=-1, keepdims=True)
    surplus = np.maximum(np.take_along_axis(excess, kept - 1, axis=-1) / kept, 0)
    lost: Floats = np.sign(deviations) * np.minimum(sizes, surplus)
    return lost


def allowances(clipped: Floats, organization: Floats, spreads: tuple[float, float], model: PublicModel) -> Floats:
    """Hours that clipping cost, per metric, for groups with these estimates and people so far apart; (groups, 5).

    Arguments: clipped, estimates of means of clipped vectors, shape (groups, 5), hours; organization, the same for
    the organization, shape (5,), of which only the mix counts; spreads, `LIKELY` or `FAR_APART`.
    """
    mix = np.maximum(organization, LEAST_SHARE)
    mix = mix / mix.sum()
    totals = np.linspace(0, sum(model.centre) + model.radius, LOADS)
    lost = loss(totals[:, None, None] * mix * factors(*spreads), model).mean(axis=1)
    left = np.maximum.accumulate(totals - lost.sum(axis=1))
    load = clipped.sum(axis=1)
    return np.stack([np.interp(load, left, lost[:, metric]) for metric in range(DRAWN)], axis=1)


def quantiles(ranges: Floats) -> Floats:
    """How many standard deviations of noise an interval of 90 % adds to either end of a range; shape of `ranges`.

    Arguments: ranges, lengths of the range in standard deviations, >= 0. Wherever in the range the true loss lies, the
    interval holds the truth in 90 of 100 cases: c solves Phi(c + range) - Phi(-c) = 0.9, from 1.645 where the range
    is a point down to 1.282 where only one end can fail (Imbens, Manski 2004, equation 7).
    """
    return np.interp(ranges, *quantile_table())


@lru_cache(maxsize=1)
def quantile_table() -> tuple[Floats, Floats]:
    """Ranges up to 6 standard deviations, and their c by bisection."""
    normal = NormalDist().cdf
    ranges, solved = np.linspace(0, 6, 121), []
    for length in ranges.tolist():
        low, high = 1.2, 1.7
        for _ in range(40):
            middle = (low + high) / 2
            is_enough = normal(middle + length) - normal(-middle) >= COVERAGE
            low, high = (low, middle) if is_enough else (middle, high)
        solved.append(high)
    return ranges, np.array(solved)
