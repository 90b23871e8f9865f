"""Bits that repeat, an exact walk through every outcome, and a chi-square test."""

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray


class RepeatedBits:
    """The same bytes on every run: SHAKE-256 of a name and a counter. Only tests own such a source."""

    def __init__(self, name: str) -> None:
        self._name, self._calls = name, 0

    def __call__(self, count: int) -> bytes:
        self._calls += 1
        return hashlib.shake_256(f"{self._name} {self._calls}".encode()).digest(count)


class Undecided(Exception):
    """The choices of a path are used up; the next one has so many outcomes."""

    def __init__(self, outcomes: int) -> None:
        self.outcomes = outcomes


class Path:
    """In place of `uniform_below`: gives written-down choices, one by one."""

    def __init__(self, choices: tuple[int, ...]) -> None:
        self._left = list(choices)

    def __call__(self, bound: int, count: int, entropy: object = None) -> NDArray[np.int64]:
        if bound == 1 or count == 0:
            return np.zeros(count, dtype=np.int64)
        assert count == 1
        if not self._left:
            raise Undecided(bound)
        return np.array([self._left.pop(0)], dtype=np.int64)


def exact_shares(outcome: Callable[[Path], int], least: Fraction) -> tuple[dict[int, Fraction], Fraction]:
    """The exact probability of every outcome over all paths likelier than `least`, and what is left undecided."""
    shares: dict[int, Fraction] = defaultdict(Fraction)
    undecided = Fraction(0)
    paths: list[tuple[tuple[int, ...], Fraction]] = [((), Fraction(1))]
    while paths:
        choices, share = paths.pop()
        try:
            shares[outcome(Path(choices))] += share
        except Undecided as question:
            if share < least:
                undecided += share
            else:
                answers = range(question.outcomes)
                paths += [((*choices, answer), share / question.outcomes) for answer in answers]
    return shares, undecided


def chi_square_p(draws: NDArray[Any], pmf: Mapping[int, float]) -> float:
    """How likely draws this far from the pmf are (Wilson, Hilferty 1931). Rare and unlisted values share a cell."""
    counts = dict(zip(*(part.tolist() for part in np.unique(draws, return_counts=True)), strict=True))
    common = [value for value, share in pmf.items() if share * draws.size >= 20]
    expected = [pmf[value] * draws.size for value in common]
    observed = [counts.get(value, 0) for value in common]
    if draws.size - sum(expected) > 1e-6 * draws.size:
        expected.append(draws.size - sum(expected))
        observed.append(draws.size - sum(observed))
    else:
        assert sum(observed) == draws.size
    statistic = sum((seen - due) ** 2 / due for seen, due in zip(observed, expected, strict=True))
    spread = 2 / (9 * (len(expected) - 1))
    deviate = ((statistic / (len(expected) - 1)) ** (1 / 3) - 1 + spread) / math.sqrt(spread)
    return math.erfc(deviate / math.sqrt(2)) / 2


def normalised(weight: Callable[[int], float], reach: int) -> dict[int, float]:
    """A pmf on [-reach, reach] proportional to the weight."""
    total = math.fsum(weight(value) for value in range(-reach, reach + 1))
    return {value: weight(value) / total for value in range(-reach, reach + 1)}
