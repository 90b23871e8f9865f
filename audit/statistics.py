"""Figures that tell two neighbouring inputs apart, learned from runs of both and from nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from audit.letters import VIEWS, View
from audit.outputs import SHOWN, Column, Floats, Outputs

MOST_LETTERS = 256


@dataclass(frozen=True)
class Statistic:
    """A figure of a run, higher where the first input is the likelier one; `measure` gives shape (runs,)."""

    name: str
    measure: Callable[[Outputs], Floats]


@dataclass(frozen=True)
class Term:
    """The logarithm of how much likelier a letter of one column is under the first input."""

    view: View
    ratios: Floats

    def of(self, column: Column) -> Floats:
        """The term of every run, shape (runs,)."""
        return self.ratios[self.view(column)]


def learned(one: Outputs, other: Outputs) -> list[Statistic]:
    """Candidates from runs on two inputs: likelihood ratios of all cells together, of one cell, of two cells'
    difference, by size, exact value and lowest bit; and the ratio of two Laplace densities with the medians found.
    """
    statistics = [_shift(one, other)]
    pairs = list(zip(one.columns(), other.columns(), strict=True))
    for view in VIEWS:
        terms = [_term(view, *pair) for pair in pairs]
        statistics.append(_together(f"{view} of all cells", terms[: len(one.names)]))
        for position, (term, (column, _)) in enumerate(zip(terms, pairs, strict=True)):
            statistics.append(_alone(f"{view} of {column.name}", term, position))
    return statistics


def _term(view: str, one: Column, other: Column) -> Term:
    """Letters counted on both sides, half a count added to each."""
    shown = [column.values[column.states == SHOWN] for column in (one, other)]
    fitted = VIEWS[view](np.concatenate(shown))
    letters = [fitted(column) for column in (one, other)]
    counts = [np.bincount(found, minlength=MOST_LETTERS) + 0.5 for found in letters]
    shares = [np.log(count / count.sum()) for count in counts]
    return Term(fitted, shares[0] - shares[1])


def _together(name: str, terms: list[Term]) -> Statistic:
    """The sum over all cells: their likelihood ratio where their noise is independent."""

    def measure(outputs: Outputs) -> Floats:
        parts = [term.of(column) for term, column in zip(terms, outputs.cells(), strict=True)]
        return np.asarray(np.sum(parts, axis=0), dtype=np.float64)

    return Statistic(name, measure)


def _alone(name: str, term: Term, position: int) -> Statistic:
    """One column's likelihood ratio."""
    return Statistic(name, lambda outputs: term.of(outputs.columns()[position]))


def _shift(one: Outputs, other: Outputs) -> Statistic:
    """Two Laplace densities per cell, medians and mean distances taken from the runs."""
    laws = [_law(*pair) for pair in zip(one.cells(), other.cells(), strict=True)]

    def measure(outputs: Outputs) -> Floats:
        total = np.zeros(outputs.runs)
        for (first, second, spread), column in zip(laws, outputs.cells(), strict=True):
            values = column.values.astype(np.float64)
            ratios = (np.abs(values - second) - np.abs(values - first)) / spread
            total += np.where(column.states == SHOWN, ratios, 0)
        return total

    return Statistic("shift of all cells", measure)


def _law(one: Column, other: Column) -> tuple[float, float, float]:
    """The medians of a cell on both sides, and its mean distance from them; (0, 0, 1) where it is hardly shown."""
    sides = [column.values[column.states == SHOWN].astype(np.float64) for column in (one, other)]
    if min(side.size for side in sides) == 0:
        return 0.0, 0.0, 1.0
    first, second = (float(np.median(side)) for side in sides)
    spread = float(np.concatenate([np.abs(sides[0] - first), np.abs(sides[1] - second)]).mean())
    return first, second, spread or 1.0
