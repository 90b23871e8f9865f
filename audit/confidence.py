"""Exact bounds on a probability from counted hits."""

from __future__ import annotations

import math
from collections.abc import Callable

STEPS = 60
TERMS = 100_000
PRECISION = 1e-13
TINY = 1e-300


def lower_share(hits: int, runs: int, risk: float) -> float:
    """A probability that the true one undercuts with a chance of at most `risk`.

    Arguments: hits, 0 to runs; runs, >= 1; risk, 0 < risk < 1. Raises ValueError outside the bounds.
    Clopper, Pearson 1934: the p with P(Binomial(runs, p) >= hits) = risk; 0 without hits.
    """
    _check(hits, runs, risk)
    if hits == 0:
        return 0.0
    return _last(lambda share: beta_tail(share, hits, runs - hits + 1) <= risk)[0]


def upper_share(hits: int, runs: int, risk: float) -> float:
    """A probability that the true one exceeds with a chance of at most `risk`.

    Arguments and errors as `lower_share`. The p with P(Binomial(runs, p) <= hits) = risk; 1 without a miss.
    """
    _check(hits, runs, risk)
    if hits == runs:
        return 1.0
    return _last(lambda share: beta_tail(1 - share, runs - hits, hits + 1) >= risk)[1]


def beta_tail(share: float, first: float, second: float) -> float:
    """The regularized incomplete beta function I_share(first, second), both parameters > 0.

    P(Binomial(n, p) >= k) = I_p(k, n - k + 1). The continued fraction (DLMF 8.17.22) converges fast below the mean;
    above it the complement is taken.
    """
    if share <= 0 or share >= 1:
        return float(share >= 1)
    if share > (first + 1) / (first + second + 2):
        return 1 - beta_tail(1 - share, second, first)
    logarithm = first * math.log(share) + second * math.log1p(-share) - math.log(first)
    logarithm += math.lgamma(first + second) - math.lgamma(first) - math.lgamma(second)
    return math.exp(logarithm) * _fraction(share, first, second)


def _fraction(share: float, first: float, second: float) -> float:
    """1 / (1 + d1 / (1 + d2 / (1 + ...))) of the incomplete beta function, by Lentz's method."""
    value, above, below = 1.0, 1.0, 0.0
    for term in range(1, TERMS):
        half, is_odd = divmod(term, 2)
        if is_odd:
            step = -(first + half) * (first + second + half) * share
            step /= (first + 2 * half) * (first + 2 * half + 1)
        else:
            step = half * (second - half) * share / ((first + 2 * half - 1) * (first + 2 * half))
        below = 1 / _apart(1 + step * below)
        above = _apart(1 + step / above)
        value *= below * above
        if abs(below * above - 1) < PRECISION:
            return 1 / value
    raise ArithmeticError("the continued fraction did not converge")


def _apart(number: float) -> float:
    """The number, kept from 0."""
    return number if abs(number) > TINY else TINY


def _last(holds: Callable[[float], bool]) -> tuple[float, float]:
    """Bisection: the two sides of where, going up from 0, a condition stops holding."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low, high


def _check(hits: int, runs: int, risk: float) -> None:
    if runs < 1 or not 0 <= hits <= runs:
        raise ValueError("hits must lie between 0 and runs, and runs must be at least 1")
    if not 0 < risk < 1:
        raise ValueError("risk must lie between 0 and 1")
