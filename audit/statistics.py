"""Figures that tell two neighbouring inputs apart, learned from runs of both and from nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from audit.letters import VIEWS, View
from audit.outputs import SHOWN, Column, Floats, Outputs, Pick

MOST_LETTERS = 256
MOST_DIFFERENCES = 60


@dataclass(frozen=True)
class Statistic:
    """A figure of a run, higher where the first input is the likelier one; `measure` gives shape (runs,)."""

    name: str
    measure: Callable[[Outputs], Floats]


@dataclass(frozen=True)
class Term:
    """The logarithm of how much likelier a letter of one column is under the first input."""

    pick: Pick
    view: View
    ratios: Floats

    def of(self, outputs: Outputs) -> Floats:
        """The term of every run, shape (runs,)."""
        return self.ratios[self.view(outputs.column(self.pick))]


def learned(one: Outputs, other: Outputs) -> list[Statistic]:
    """Candidates from runs on two inputs: likelihood ratios of all cells together, of one cell, of two cells'
    difference, by size, exact value and lowest bit; and the ratio of two Laplace densities with the medians found.
    """
    statistics = [_shift(one, other)]
    cells = [Pick((name,)) for name in one.names]
    for view in VIEWS:
        terms = [_term(view, pick, one, other) for pick in cells + _differences(one, other)]
        statistics.append(_sum(f"{view} of all cells", terms[: len(cells)]))
        statistics += [_sum(f"{view} of {term.pick.name}", [term]) for term in terms]
    return statistics


def _differences(one: Outputs, other: Outputs) -> list[Pick]:
    """Every two cells that vary; of very many, those of the same metric."""
    varying = [name for name, *sides in zip(one.names, one.cells(), other.cells(), strict=True) if _varies(*sides)]
    picks = [Pick(names) for names in combinations(varying, 2)]
    if len(picks) <= MOST_DIFFERENCES:
        return picks
    return [pick for pick in picks if len({name.split(",")[0] for name in pick.cells}) == 1]


def _varies(*sides: Column) -> bool:
    """Whether a cell shows more than one value."""
    return np.unique(np.concatenate([side.values[side.states == SHOWN] for side in sides])).size > 1


def _term(view: str, pick: Pick, one: Outputs, other: Outputs) -> Term:
    """Letters counted on both sides, half a count added to each."""
    columns = [side.column(pick) for side in (one, other)]
    fitted = VIEWS[view](np.concatenate([column.values[column.states == SHOWN] for column in columns]))
    counts = [np.bincount(fitted(column), minlength=MOST_LETTERS) + 0.5 for column in columns]
    shares = [np.log(count / count.sum()) for count in counts]
    return Term(pick, fitted, shares[0] - shares[1])


def _sum(name: str, terms: list[Term]) -> Statistic:
    """Terms added up over columns: their likelihood ratio where their noise is independent."""
    return Statistic(name, lambda outputs: np.sum([term.of(outputs) for term in terms], axis=0))


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
