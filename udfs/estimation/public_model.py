"""What the estimates may assume: constants that were published before any person's data was read."""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

DRAWN = 5
"""Drawn metrics: meeting, call, chat, email, after-hours, in this order. Collaboration is the sum of the first four."""

OUTPUTS = np.vstack([np.eye(DRAWN), [1.0, 1.0, 1.0, 1.0, 0.0]])
"""Six published figures from five drawn metrics; shape (6, 5)."""

REFERENCE_SIZE = 12.0
"""Head-count at which a hypothesis states the spread between groups."""

CONTRAST_ORDER = (0, 3, 4, 1)
"""Metrics by size of their centre; what each adds to the ones before is a direction of its own."""


@dataclass(frozen=True)
class PublicModel:
    """Public constants of a release, in weekly hours; never taken from the data.

    Arguments: centre, five finite numbers, not all 0, of the ball people's vectors are clipped onto; radius, its L1
    radius, > 0. Raises ValueError otherwise.
    """

    centre: tuple[float, ...] = (8.0, 1.0, 1.0, 5.0, 2.0)
    radius: float = 27.0

    def __post_init__(self) -> None:
        terms = np.array([*self.centre, self.radius], dtype=np.float64)
        if terms.shape != (DRAWN + 1,) or not np.isfinite(terms).all():
            raise ValueError("the centre must have five finite terms and the radius must be finite")
        if (terms < 0).any() or not terms[:DRAWN].any() or terms[DRAWN] <= 0:
            raise ValueError("the centre must not be negative or all 0, and the radius must be positive")

    @cached_property
    def directions(self) -> Floats:
        """Five orthonormal directions, one a row: load as a whole, then contrasts; shape (5, 5).

        Whoever has much to do has much of everything, so groups differ most along the centre itself. The noise of the
        five metrics is independent and of equal variance, and stays so in any orthonormal directions; so each can be
        filtered by itself. Gram-Schmidt on the centre and the axes in `CONTRAST_ORDER`, twice for accuracy.
        """
        rows: list[Floats] = []
        for start in (np.array(self.centre), *np.eye(DRAWN)[list(CONTRAST_ORDER)]):
            rest = start
            for row in rows + rows:
                rest = rest - (rest @ row) * row
            if np.linalg.norm(rest) > 1e-9 and len(rows) < DRAWN:
                rows.append(rest / np.linalg.norm(rest))
        for axis in np.eye(DRAWN):  # a centre that is 0 somewhere can leave a direction open
            rest = axis - sum((axis @ row) * row for row in rows)
            if len(rows) < DRAWN and np.linalg.norm(rest) > 1e-9:
                rows.append(rest / np.linalg.norm(rest))
        return np.array(rows)


@dataclass(frozen=True)
class Hypotheses:
    """Ways in which groups may differ from their organization: a public grid, one hypothesis an element.

    Arguments, shape (hypotheses, 1) each: variance, hours^2, of true deviations at `REFERENCE_SIZE` heads; by_size,
    the share of it that falls as 1 / heads; lasting, the share that persists; memory, its correlation from one window
    to the next.
    """

    variance: Floats
    by_size: Floats
    lasting: Floats
    memory: Floats

    def spread(self, head_counts: Floats) -> Floats:
        """Variance of true deviations, hours^2; head_counts of shape (groups,), result (hypotheses, groups)."""
        return self.variance * (1 - self.by_size + self.by_size * REFERENCE_SIZE / head_counts)

    def only(self, kept: Integers) -> "Hypotheses":
        """Those at these places."""
        return Hypotheses(self.variance[kept], self.by_size[kept], self.lasting[kept], self.memory[kept])


def hypotheses() -> Hypotheses:
    """Spreads of 0.08 to 10 h; none or most of it by size; steady, drifting, half lasting, and without memory."""
    spreads = 0.08 * 1.45 ** np.arange(14)
    dynamics = ((1.0, 0.99), (1.0, 0.97), (1.0, 0.92), (0.85, 0.98), (0.6, 0.97), (0.0, 0.0))
    grid = np.array([(sd * sd, by_size, *how) for sd, by_size, how in product(spreads, (0.0, 0.6), dynamics)])
    return Hypotheses(*(grid[:, [column]] for column in range(grid.shape[1])))


STEPS = np.array([0.03, 0.1, 0.3, 1.0, 3.0])
"""How far, in hours, an organization's mean may move from one window to the next: one hypothesis each."""
