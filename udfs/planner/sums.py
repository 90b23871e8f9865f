"""How wide sums of discrete Laplace draws are, to the tick."""

import math
from fractions import Fraction
from functools import lru_cache

import numpy as np

LEAST_SCALE, LARGEST_SCALE = 0.05, 5_000
LARGEST_DRAWS = 10_000
LOG_TAIL = 32.0


def checked(scale: object, draws: object, level: object = 0.5) -> tuple[float, int, float]:
    """The arguments as numbers. Raises TypeError for other types, ValueError outside the bounds; neither says them."""
    if isinstance(scale, bool) or not isinstance(scale, int | float | Fraction):
        raise TypeError("scale must be an int, a float or a Fraction")
    if isinstance(draws, bool) or not isinstance(draws, int):
        raise TypeError("draws must be an int")
    if not isinstance(level, float):
        raise TypeError("level must be a float")
    if not LEAST_SCALE <= scale <= LARGEST_SCALE:
        raise ValueError(f"scale must lie between {LEAST_SCALE} and {LARGEST_SCALE} ticks")
    if not 1 <= draws <= LARGEST_DRAWS:
        raise ValueError(f"draws must lie between 1 and {LARGEST_DRAWS}")
    if not 0 < level <= 0.999:
        raise ValueError("level must lie between 0 and 0.999")
    return float(scale), draws, level


def standard_deviation(scale: int | float | Fraction, draws: int = 1) -> float:
    """Standard deviation, in ticks, of the sum of independent discrete Laplace draws.

    Arguments: scale, ticks, 0.05 to 5,000; draws, 1 to 10,000. With q = exp(-1 / scale) the variance of one is
    2 q / (1 - q)^2. Raises as `checked` says.
    """
    width, count, _ = checked(scale, draws)
    return math.sqrt(count / 2) / math.sinh(1 / (2 * width))


def half_width(scale: int | float | Fraction, draws: int = 1, level: float = 0.9) -> int:
    """The least h, in ticks, such that a sum of draws lies within h of 0 with probability of at least `level`.

    Arguments as of `standard_deviation`; level, 0 < level <= 0.999. The sum of m draws has the characteristic
    function f(t)^m with f(t) = (1 - q)^2 / (1 - 2 q cos t + q^2). Its values at N equally spaced t give, by a discrete
    Fourier transform, the probabilities modulo N. By Chernoff's bound, with E[e^(s y)] at s = 1 / (2 scale), what lies
    outside -N/2 .. N/2 is below 1e-13, so folding it back changes no digit that matters. Raises as `checked` says.
    """
    return least_within(*checked(scale, draws, level))


@lru_cache(maxsize=4096)
def least_within(scale: float, draws: int, level: float) -> int:
    """`half_width` of checked arguments, once for each."""
    q = math.exp(-1 / scale)
    size = 2 ** math.ceil(math.log2(2 * reach(scale, draws) + 2))
    sines = np.sin(np.pi * np.arange(size // 2 + 1) / size) ** 2
    spectrum = np.exp(-draws * np.log1p(4 * q * sines / (1 - q) ** 2))
    masses = np.fft.irfft(spectrum, size)
    within = masses[0] + 2 * np.cumsum(masses[1 : size // 2])
    return int(np.searchsorted(np.concatenate([masses[:1], within]), level))


def reach(scale: float, draws: int) -> int:
    """A distance, in ticks, that a sum passes with probability below 1e-13.

    P(|X| >= r) <= 2 e^(-s r) E[e^(s y)]^m, and E[e^(s y)] = (1 - q)^2 / ((1 - q e^s)(1 - q e^-s)). The best s grows
    from sqrt(tail / m) / scale toward 1 / scale; any s below 1 / scale is a bound.
    """
    q = math.exp(-1 / scale)
    s = min(0.5, math.sqrt(LOG_TAIL / draws)) / scale
    log_moment = 2 * math.log1p(-q) - math.log1p(-q * math.exp(s)) - math.log1p(-q * math.exp(-s))
    return math.ceil((draws * log_moment + LOG_TAIL) / s) + 1
