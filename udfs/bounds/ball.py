"""The L1 ball everybody's vector is clipped onto before vectors are summed."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Exact = NDArray[Any]
"""Integers of any size: int64 where they fit, Python's otherwise."""

LARGEST_RADIUS = 2**40
LARGEST_INT64_TERM = 2**62


@dataclass(frozen=True)
class Ball:
    """All vectors whose deviation from a public centre, in ticks, has an L1 norm of at most `radius`.

    Arguments, all public and never taken from the data being clipped: centre, one int, Decimal or Fraction per
    coordinate, in that coordinate's unit; units_per_tick, the same, each > 0; radius, int, ticks, 1 to 2^40.
    Raises TypeError for floats and other types, ValueError for empty or unequal lengths and outside the bounds.

    Sensitivity, for vectors v and w of one person clipped to C(v) and C(w), integers:
    1. Projection gives |P(v)|_1 <= radius, and rounding toward the centre shrinks every coordinate: |C(v)|_1 <= radius.
    2. So |C(v) - C(w)|_1 <= |C(v)|_1 + |C(w)|_1 <= 2 radius, and a sum over people changes by C(v) - C(w) alone.
    3. radius e_1 against -radius e_1 reaches it: `sensitivity` is exactly 2 radius ticks. See docs/proofs/clip.md.
    """

    centre: tuple[int | Decimal | Fraction, ...]
    units_per_tick: tuple[int | Decimal | Fraction, ...]
    radius: int

    def __post_init__(self) -> None:
        for name in ("centre", "units_per_tick"):
            object.__setattr__(self, name, tuple(exact(term, name) for term in getattr(self, name)))
        if not self.centre or len(self.centre) != len(self.units_per_tick):
            raise ValueError("centre and units_per_tick must have one term for every coordinate")
        if min(self.units_per_tick) <= 0:
            raise ValueError("units_per_tick must be positive")
        if isinstance(self.radius, bool) or not isinstance(self.radius, int):
            raise TypeError("radius must be an int")
        if not 1 <= self.radius <= LARGEST_RADIUS:
            raise ValueError("radius must lie between 1 and 2^40 ticks")

    @property
    def sensitivity(self) -> int:
        """The most, in ticks and L1, that replacing one person's vector moves a sum of clipped vectors."""
        return 2 * self.radius

    @cached_property
    def _grid(self) -> tuple[int, list[int], list[int]]:
        """d, p, q with (value - centre) / units_per_tick = (value p - q) / d for every coordinate, all integers."""
        slopes = [1 / Fraction(unit) for unit in self.units_per_tick]
        offsets = [Fraction(middle) * slope for middle, slope in zip(self.centre, slopes, strict=True)]
        divisor = lcm(*(term.denominator for term in [*slopes, *offsets]))
        return divisor, [int(slope * divisor) for slope in slopes], [int(offset * divisor) for offset in offsets]

    def clip(self, values: NDArray[Any]) -> Integers:
        """Clipped deviations from the centre, in whole ticks: int64, shape (people, coordinates).

        Arguments: values, shape (people, coordinates), in the units of the centre; int64, or objects that are int,
        Decimal or Fraction. Raises TypeError for floats, booleans, masked and missing values, ValueError for another
        shape or a Decimal that is not finite; neither says the value. Deviations are projected by soft thresholding
        (Duchi, Shalev-Shwartz, Singer, Chandra 2008, figure 1), then every coordinate is rounded toward the centre.
        """
        if np.ma.isMaskedArray(values) or values.ndim != 2 or values.shape[1] != len(self.centre):
            raise ValueError("values must have shape (people, coordinates) with nothing missing")
        numbers, shared = integers(values)
        divisor, slopes, offsets = self._grid
        terms = np.array(slopes, dtype=object), np.array(offsets, dtype=object) * shared
        deviations = narrowed(numbers.astype(object) * terms[0] - terms[1], self.radius * divisor * shared)
        return soft_threshold(deviations, self.radius * divisor * shared, divisor * shared)


def exact(term: object, name: str) -> Fraction:
    """The term as a Fraction. Raises TypeError unless it is an int, Decimal or Fraction, ValueError if not finite."""
    if isinstance(term, bool) or not isinstance(term, int | Decimal | Fraction):
        raise TypeError(f"{name} must be int, Decimal or Fraction")
    if isinstance(term, Decimal) and not term.is_finite():
        raise ValueError(f"{name} must be finite")
    return Fraction(term)


def integers(values: NDArray[Any]) -> tuple[Exact, int]:
    """Integers n and a divisor d with values = n / d, exactly. Raises as `Ball.clip` says."""
    if values.dtype == np.int64:
        return values, 1
    if values.dtype != object:
        raise TypeError("values must be int64, or objects that are int, Decimal or Fraction")
    fractions = [exact(value, "values") for value in values.ravel()]
    divisor = lcm(*(fraction.denominator for fraction in fractions))
    numbers = np.array([int(fraction * divisor) for fraction in fractions], dtype=object)
    return numbers.reshape(values.shape), divisor


def narrowed(deviations: Exact, radius: int) -> Exact:
    """The same integers as int64 if no sum or product of the projection can leave it; otherwise as they are."""
    people, coordinates = deviations.shape
    largest = max(np.abs(deviations).max(), radius) if people else 0
    return deviations.astype(np.int64) if largest * 4 * coordinates < LARGEST_INT64_TERM else deviations


def soft_threshold(deviations: Exact, radius: int, divisor: int) -> Integers:
    """Rows of deviations / divisor projected onto the L1 ball of radius / divisor, rounded toward 0.

    Arguments: deviations, integers, shape (n, m); radius, divisor, int, > 0. With sizes sorted downward and S_k the
    sum of the k largest, k is the last with k size_k > S_k - radius, and every size loses (S_k - radius) / k.
    """
    sizes = np.abs(deviations)
    sorted_sizes = np.sort(sizes, axis=1)[:, ::-1]
    excess = np.cumsum(sorted_sizes, axis=1) - radius
    ranks = np.arange(1, sizes.shape[1] + 1)
    kept = (ranks * sorted_sizes > excess).astype(np.int64).sum(axis=1, keepdims=True)
    surplus = np.maximum(np.take_along_axis(excess, kept - 1, axis=1), 0)
    kept = kept.astype(deviations.dtype)
    shrunk = np.maximum(kept * sizes - surplus, 0) // (kept * divisor)
    clipped: Integers = (np.sign(deviations) * shrunk).astype(np.int64)
    return clipped
