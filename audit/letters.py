"""Views of a cell as one of few letters, so that how likely each is can be counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.outputs import SHOWN, Column

Letters = NDArray[np.int64]
View = Callable[[Column], Letters]
Fit = Callable[[NDArray[Any]], View]

BINS = 40
MOST_FREQUENT = 40
LOWEST_BIT, HIGHEST_BIT = -90, 62
FIRST = SHOWN
"""Letters below are the states of a cell that shows no value."""


def magnitude(values: NDArray[Any]) -> View:
    """Which of 40 equally filled ranges a value lies in."""
    edges = np.unique(np.quantile(values, np.arange(1, BINS) / BINS)) if values.size else np.zeros(0)
    return _where_shown(lambda shown: np.searchsorted(edges, shown, side="right"))


def exact_value(values: NDArray[Any]) -> View:
    """Which of the 40 most frequent values it is, or none of them."""
    found, counts = np.unique(values, return_counts=True)
    common = np.sort(found[np.argsort(-counts, kind="stable")[:MOST_FREQUENT]])

    def view(shown: NDArray[Any]) -> Letters:
        if not common.size:
            return np.zeros(shown.size, dtype=np.int64)
        places = np.searchsorted(common, shown).clip(max=common.size - 1)
        return np.where(common[places] == shown, places + 1, 0)

    return _where_shown(view)


def lowest_bit(values: NDArray[Any]) -> View:
    """The exponent of the lowest bit that is set: floats near 0 hold finer ones than floats far out."""
    return _where_shown(_lowest_bits)


def _lowest_bits(values: NDArray[Any]) -> Letters:
    fractions, exponents = np.frexp(values.astype(np.float64))
    digits = np.ldexp(fractions, 53).astype(np.int64)
    lowest = np.frexp((digits & -digits).astype(np.float64))[1] - 54 + exponents
    letters: Letters = np.where(digits == 0, HIGHEST_BIT + 1, lowest.clip(LOWEST_BIT, HIGHEST_BIT)) - LOWEST_BIT
    return letters.astype(np.int64)


def _where_shown(view: Callable[[NDArray[Any]], Letters]) -> View:
    """The view of shown values; what is not shown keeps its state as its letter."""

    def letters(column: Column) -> Letters:
        found = column.states.astype(np.int64)
        shown = column.states == SHOWN
        found[shown] = FIRST + view(column.values[shown])
        return found

    return letters


VIEWS: Mapping[str, Fit] = {"size": magnitude, "exact value": exact_value, "lowest bit": lowest_bit}
