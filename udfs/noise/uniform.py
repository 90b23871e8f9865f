"""Where every random bit comes from, and exact uniform integers made of them."""

import os
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Entropy = Callable[[int], bytes]
"""Takes a number of bytes, gives as many independent uniform bytes. The default everywhere is `os.urandom`."""

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Attempt = Callable[[int], tuple[Integers, Booleans]]

WORD_BYTES = 8
RANGE = 2**63
LARGEST_BOUND = 2**62


def signed_words(count: int, entropy: Entropy = os.urandom) -> Integers:
    """Uniform integers of 64 bits, int64, shape (count,).

    Raises ValueError when the source gives too few or too many bytes.
    """
    return np.frombuffer(exactly(WORD_BYTES * count, entropy), dtype="<i8").astype(np.int64, copy=False)


def exactly(count: int, entropy: Entropy) -> bytes:
    """As many bytes as asked for. Raises ValueError when the source gives too few or too many."""
    drawn = entropy(count)
    if len(drawn) != count:
        raise ValueError("an entropy source must give exactly the bytes it is asked for")
    return drawn


def words(count: int, entropy: Entropy = os.urandom) -> NDArray[np.uint64]:
    """Uniform integers in [0, 2^63), shape (count,). Raises ValueError as `exactly` does."""
    return signed_words(count, entropy).view(np.uint64) >> np.uint64(1)


def retry(count: int, attempt: Attempt) -> Integers:
    """Rejection sampling, shape (count,): every position is tried until its own attempt is accepted.

    `attempt(size)` gives values and which of them are accepted, both of shape (size,). As positions are tried
    independently, each result has the distribution of one attempt conditioned on being accepted.
    """
    results = np.zeros(count, dtype=np.int64)
    pending = np.arange(count)
    while pending.size:
        values, accepted = attempt(pending.size)
        results[pending[accepted]] = values[accepted]
        pending = pending[~accepted]
    return results


def uniform_below(bound: int, count: int, entropy: Entropy = os.urandom) -> Integers:
    """Exactly uniform integers in [0, bound), shape (count,).

    Words past the largest multiple of `bound` are drawn again, so that no remainder is favoured. A bound of 1
    leaves nothing to draw. Raises ValueError unless 1 <= bound <= 2^62.
    """
    if not 1 <= bound <= LARGEST_BOUND:
        raise ValueError("a bound must lie between 1 and 2^62")
    if bound == 1:
        return np.zeros(count, dtype=np.int64)
    even_share, divisor = np.uint64(RANGE - RANGE % bound), np.uint64(bound)

    def attempt(size: int) -> tuple[Integers, Booleans]:
        drawn = words(size, entropy)
        return (drawn % divisor).astype(np.int64), drawn < even_share

    return retry(count, attempt)
