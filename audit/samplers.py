"""Both samplers on their own: one sum, and the same sum a whole sensitivity away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from audit.outputs import Outputs
from udfs.noise import DiscreteLaplace, Noise, TableLaplace, release
from udfs.noise.uniform import Integers

SENSITIVITY, EPSILON = 1080, 2
SAMPLERS: Mapping[str, Callable[[int], Noise]] = {"rejection sampler": DiscreteLaplace, "table sampler": TableLaplace}


def exact(noise: Callable[[int], Noise], sums: Integers) -> Outputs:
    """What a sampler of the privacy core makes of sums in ticks."""
    return Outputs.shown(release(sums, noise(SENSITIVITY // EPSILON)))


def floating(sums: Integers) -> Outputs:
    """What floating-point Laplace noise of the same scale makes of them."""
    return Outputs.shown(sums + np.random.default_rng().laplace(0, SENSITIVITY / EPSILON, sums.size))


def sides(measure: Callable[[Integers], Outputs], runs: int) -> tuple[Outputs, Outputs]:
    """Runs on a sum of 0 and on one of the sensitivity."""
    one, other = (measure(np.full(runs, value, dtype=np.int64)) for value in (0, SENSITIVITY))
    return one, other
