"""What many runs of a release showed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

NO_ROW, NO_VALUE, SHOWN = 0, 1, 2

Floats = NDArray[np.float64]
States = NDArray[np.int8]


@dataclass(frozen=True)
class Column:
    """One cell over all runs: values, shape (runs,), int64 or float64, and states; values count where shown."""

    name: str
    values: NDArray[Any]
    states: States


@dataclass(frozen=True)
class Pick:
    """One cell, or two whose difference is looked at: what they share cancels."""

    cells: tuple[str, ...]

    @property
    def name(self) -> str:
        """The pick in words."""
        return " - ".join(self.cells)


@dataclass(frozen=True)
class Outputs:
    """Everything a reader sees, one row per run.

    Arguments: names of the cells; values, int64 or float64, shape (runs, cells); states, int8 of the same shape:
    NO_ROW, NO_VALUE (a row with NULL) or SHOWN. Raises ValueError for other shapes or types.
    """

    names: tuple[str, ...]
    values: NDArray[Any]
    states: States

    def __post_init__(self) -> None:
        if self.values.dtype not in (np.int64, np.float64) or self.states.dtype != np.int8:
            raise ValueError("values must be int64 or float64, and states int8")
        if self.values.shape != self.states.shape or self.values.shape[1:] != (len(self.names),):
            raise ValueError("values and states must have shape (runs, cells) with a name per cell")

    @classmethod
    def shown(cls, values: NDArray[Any], name: str = "value") -> Outputs:
        """Runs in which every cell shows a value; shape (runs,) or (runs, cells)."""
        table = values.reshape(len(values), -1)
        names = tuple(f"{name} {position}" for position in range(1, table.shape[1] + 1))
        return cls(names, table, np.full(table.shape, SHOWN, dtype=np.int8))

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return len(self.values)

    def part(self, start: int, stop: int) -> Outputs:
        """The runs from start to before stop."""
        return Outputs(self.names, self.values[start:stop], self.states[start:stop])

    def cells(self) -> list[Column]:
        """The cells one by one."""
        return [self.column(Pick((name,))) for name in self.names]

    def column(self, pick: Pick) -> Column:
        """A cell, or the difference of two, shown where both are."""
        places = [self.names.index(name) for name in pick.cells]
        values, states = self.values[:, places], self.states[:, places]
        return Column(pick.name, values[:, 0] - values[:, 1:].sum(axis=1), states.min(axis=1))
