"""What clipping has taken from means, under a public model of how people of one group differ.

Clipping pulls people beyond the ball toward its centre, so a loaded group reads low. How much cannot be known from
means alone. The public model: a person's loads are the group's means times log-normal factors, one for the person
(`PERSON_SPREAD`) and one for each metric (`METRIC_SPREAD`), of mean 1. Then clipping takes from a group with the
organization's mix of metrics and a load of T hours

    loss(T) = E[load - clip(load)],   what is left = T - loss(T),

which is tabulated over T and read backwards. Where nobody comes near the ball the loss is 0 and nothing changes. Half
of it is added to either side of the interval, as factors may be more or less spread than assumed. The table ends where
the average person lies on the ball's edge: past it the released figure hardly says anything about the load.
"""

from functools import lru_cache
from statistics import NormalDist

import numpy as np

from udfs.estimation.public_model import DRAWN, Floats, PublicModel

PERSON_SPREAD, METRIC_SPREAD = 0.4, 0.45
PEOPLE = 500
LOADS = 61
LEAST_SHARE = 0.01


@lru_cache(maxsize=1)
def factors() -> Floats:
    """Factors of `PEOPLE` reference persons; shape (people, 5), mean 1 in each metric.

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
    raw = np.exp(PERSON_SPREAD * normal[:, :1] + METRIC_SPREAD * normal[:, 1:])
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


def allowances(clipped: Floats, organization: Floats, model: PublicModel) -> Floats:
    """Hours that clipping is taken to have cost, per metric, for groups with these estimates; shape (groups, 5).

    Arguments: clipped, estimates of means of clipped vectors, shape (groups, 5), hours; organization, the same for
    the organization, shape (5,), of which only the mix counts.
    """
    mix = np.maximum(organization, LEAST_SHARE)
    mix = mix / mix.sum()
    totals = np.linspace(0, sum(model.centre) + model.radius, LOADS)
    lost = loss(totals[:, None, None] * mix * factors(), model).mean(axis=1)
    left = np.maximum.accumulate(totals - lost.sum(axis=1))
    load = clipped.sum(axis=1)
    return np.stack([np.interp(load, left, lost[:, metric]) for metric in range(DRAWN)], axis=1)
