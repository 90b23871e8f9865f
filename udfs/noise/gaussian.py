"""Exact discrete Gaussian noise."""

import os
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

import numpy as np

from udfs.noise.bernoulli import bernoulli_exp
from udfs.noise.laplace import DiscreteLaplace
from udfs.noise.parameters import LARGEST_SCALE, draw_count, positive_rational
from udfs.noise.uniform import LARGEST_BOUND, Booleans, Entropy, Integers, retry


@dataclass(frozen=True)
class DiscreteGaussian:
    """Integers y with probability proportional to exp(-y^2 / (2 variance)).

    Argument: variance, in ticks squared, an int or a Fraction, 0 < variance <= 5,000^2. A denominator too fine for
    int64 is refused; rounding the variance up to a coarser one only adds privacy. Added to sums of L2 sensitivity D
    ticks it is rho-zCDP for rho = D^2 / (2 variance). Raises TypeError for floats and other types, ValueError
    outside the bounds. Canonne, Kamath, Steinke 2020, definition 1, theorem 4 and algorithm 3.
    Proof: docs/proofs/discrete_gaussian.md.
    """

    variance: Fraction | int

    def __post_init__(self) -> None:
        object.__setattr__(self, "variance", positive_rational(self.variance, "variance", LARGEST_SCALE**2))
        if self.exponent_denominator > LARGEST_BOUND:
            raise ValueError("variance must have a smaller denominator; round it up")

    @property
    def proposal(self) -> DiscreteLaplace:
        """The discrete Laplace whose draws are thinned: its scale is the standard deviation rounded down, plus 1."""
        return DiscreteLaplace(min(isqrt(self.variance.numerator // self.variance.denominator) + 1, LARGEST_SCALE))

    @property
    def exponent_denominator(self) -> int:
        """What every exponent of `exponents` is divided by: 2 a b t^2 for variance a / b and proposal scale t."""
        return 2 * self.variance.numerator * self.variance.denominator * self.proposal.scale.numerator**2

    def exponents(self, draws: Integers) -> tuple[Integers, Integers]:
        """Whole part, and rest over `exponent_denominator`, of (|y| - variance / t)^2 / (2 variance); shapes (n,).

        Python's integers carry the square, so that no draw is too far out for it.
        """
        step = self.proposal.scale.numerator * self.variance.denominator
        distances = np.abs(draws).astype(object) * step - self.variance.numerator
        squares, denominator = distances * distances, self.exponent_denominator
        return (squares // denominator).astype(np.int64), (squares % denominator).astype(np.int64)

    def draw(self, count: int, entropy: Entropy = os.urandom) -> Integers:
        """Independent draws in ticks, int64, shape (count,). Raises TypeError or ValueError for a bad count."""
        return retry(draw_count(count), lambda size: self._attempt(size, entropy))

    def _attempt(self, size: int, entropy: Entropy) -> tuple[Integers, Booleans]:
        """One pass of algorithm 3: Laplace candidates and which of them stand, both of shape (size,)."""
        candidates = self.proposal.draw(size, entropy)
        whole, rest = self.exponents(candidates)
        accepted = bernoulli_exp(rest, self.exponent_denominator, entropy)
        in_question = np.flatnonzero(accepted & (whole > 0))
        accepted[in_question] = bernoulli_exp(whole[in_question], 1, entropy)
        return candidates, accepted
