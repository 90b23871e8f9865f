"""Integer sums with noise added: the only step between a true sum and a published one."""

import os
from typing import Protocol

import numpy as np

from udfs.noise.uniform import Entropy, Integers

LARGEST_SUM = 2**53


class Noise(Protocol):
    """Anything that draws independent integers."""

    def draw(self, count: int, entropy: Entropy = ...) -> Integers:
        """Draws in ticks, int64, shape (count,)."""


def release(sums: Integers, noise: Noise, entropy: Entropy = os.urandom) -> Integers:
    """The sums, each with a draw of its own added; int64 ticks, shape of `sums`.

    Arguments: sums, int64 ticks of any shape, at most 2^53 in size. Raises TypeError for anything but a plain int64
    array (floats, objects, booleans, masked), ValueError for a larger sum; neither says the value.
    """
    if not isinstance(sums, np.ndarray) or np.ma.isMaskedArray(sums) or sums.dtype != np.int64:
        raise TypeError("sums must be int64 ticks with nothing missing")
    if ((sums > LARGEST_SUM) | (sums < -LARGEST_SUM)).any():
        raise ValueError("sums must be at most 2^53 ticks in size")
    return sums + noise.draw(sums.size, entropy).reshape(sums.shape)
