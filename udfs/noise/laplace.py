"""Exact discrete Laplace noise."""

import os
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from udfs.noise.bernoulli import exp_of_fractions, runs_of_exp_one
from udfs.noise.parameters import LARGEST_SCALE, draw_count, positive_rational
from udfs.noise.uniform import Booleans, Entropy, Integers, retry, uniform_below


@dataclass(frozen=True)
class DiscreteLaplace:
    """Integers y with probability proportional to exp(-|y| / scale).

    Argument: scale, in ticks, an int or a Fraction, 0 < scale <= 5,000, terms at most 2^40. Added to a sum of L1
    sensitivity D ticks it is epsilon-private for epsilon = D / scale. Raises TypeError for floats and other types,
    ValueError outside the bounds. Canonne, Kamath, Steinke 2020, definition 6 and algorithm 2.
    Proof: docs/proofs/discrete_laplace.md.
    """

    scale: Fraction | int

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", positive_rational(self.scale, "scale", LARGEST_SCALE))

    def draw(self, count: int, entropy: Entropy = os.urandom) -> Integers:
        """Independent draws in ticks, int64, shape (count,). Raises TypeError or ValueError for a bad count."""
        return retry(draw_count(count), lambda size: self._attempt(size, entropy))

    def _attempt(self, size: int, entropy: Entropy) -> tuple[Integers, Booleans]:
        """One pass of algorithm 2: signed candidates and which of them stand, both of shape (size,)."""
        top, bottom = self.scale.numerator, self.scale.denominator
        candidates, accepted = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.bool_)
        remainders = uniform_below(top, size, entropy)
        kept = np.flatnonzero(exp_of_fractions(remainders, top, entropy))
        sizes = (remainders[kept] + top * runs_of_exp_one(kept.size, entropy)) // bottom
        signs = 1 - 2 * uniform_below(2, kept.size, entropy)
        candidates[kept] = signs * sizes
        accepted[kept] = (sizes > 0) | (signs > 0)
        return candidates, accepted
