"""Every function that SQL may call, with its types; the one list of what is registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from udfs.bindings.budget import affordable_windows
from udfs.bindings.clip import clip_to_ball
from udfs.bindings.estimates import ESTIMATE, estimate_releases
from udfs.bindings.release import random_name, release_laplace


@dataclass(frozen=True)
class BoundFunction:
    """A scalar function over arrow columns.

    Arguments: body, columns in, column out; parameters and returns, names of SQL types, so that the binder refuses
    anything that would have to be rounded; draws, whether two calls on equal arguments may differ, so that the engine
    calls it once for every row and never folds, shares or repeats a call.
    """

    body: Callable[..., Any]
    parameters: tuple[str, ...]
    returns: str
    draws: bool

    @property
    def name(self) -> str:
        """What SQL calls it."""
        return self.body.__name__


EPSILON = "DECIMAL(18, 12)"

FUNCTIONS = (
    BoundFunction(clip_to_ball, ("BIGINT[]", "BIGINT[]", "BIGINT[]", "BIGINT"), "BIGINT[]", draws=False),
    BoundFunction(release_laplace, ("BIGINT", "BIGINT", EPSILON, "DECIMAL(18, 6)"), "BIGINT", draws=True),
    BoundFunction(random_name, ("BIGINT",), "VARCHAR", draws=True),
    BoundFunction(
        affordable_windows,
        ("BIGINT[]", f"{EPSILON}[]", "BIGINT[]", EPSILON, EPSILON, "BIGINT"),
        "BIGINT[]",
        draws=False,
    ),
    BoundFunction(
        estimate_releases,
        ("VARCHAR[]", "BIGINT[]", "BIGINT[]", "DOUBLE[][]", "DOUBLE[]", "DOUBLE[]", "DOUBLE"),
        f"{ESTIMATE}[]",
        draws=False,
    ),
)
