"""OpenDP: `python -m benchmarks.peers.opendp_peer <folder> <epsilon>`."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import opendp.prelude as dp
import polars as pl

from benchmarks.peers.problem import (
    CENTRES,
    DRAWN,
    METRICS,
    RADIUS,
    TICKS_PER_HOUR,
    UPPER_BOUNDS,
    Means,
    Person,
    by_window,
    deviations_in_ball,
    read_people,
    timed,
    with_collaboration,
    write_answer,
)

dp.enable_features("contrib")
LARGEST_TEAM = 100


def clipped_sum(column: Any, bounds: tuple[int, int]) -> Any:
    """A sum with its bounds, in the namespace that the library adds to expressions."""
    return column.dp.sum(bounds)


def separate_sums(people: list[Person], metrics: tuple[str, ...], epsilon: float) -> Means:
    """Clipped sums per team as the documentation of `Context` has it: one query, its loss split over the sums.

    Neighbours: one row changed. Keys and lengths of the groups are declared public. With `contributions=1` in place
    of `changes=1` the library says that no noise is needed, since one added row would change a public length.
    """
    heads, means = Counter((one.window, one.team) for one in people), Means()
    bounds = {metric: (0, UPPER_BOUNDS[metric] * TICKS_PER_HOUR) for metric in metrics}
    for window, rows in by_window(people):
        context = dp.Context.compositor(
            data=pl.LazyFrame(
                [[one.team, *(round(hours * TICKS_PER_HOUR) for hours in one.hours)] for one in rows],
                schema=["team", *METRICS],
                orient="row",
            ),
            privacy_unit=dp.unit_of(changes=1),
            privacy_loss=dp.loss_of(epsilon=epsilon),
            split_evenly_over=1,
            margins=[dp.polars.Margin(by=["team"], max_length=LARGEST_TEAM, invariant="lengths")],
        )
        sums = [clipped_sum(pl.col(metric), bounds[metric]) for metric in metrics]
        released = context.query().group_by("team").agg(sums).release().collect()
        for team, *ticks in released.select("team", *metrics).iter_rows():
            means[window, team] = [tick / TICKS_PER_HOUR / heads[window, team] for tick in ticks]
    return means


def vector_sums(people: list[Person], epsilon: float) -> Means:
    """One vector measurement over all teams of a window; each person's vector is scaled into an L1 ball beforehand.

    The clipping is the caller's: the library answers for the noise alone. A replaced vector moves the sums by at most
    twice the radius.
    """
    space = dp.vector_domain(dp.atom_domain(T=int)), dp.l1_distance(T=int)
    sensitivity = 2 * RADIUS * TICKS_PER_HOUR
    noise = dp.m.make_laplace(*space, scale=sensitivity / epsilon)
    assert noise.map(sensitivity) <= epsilon * (1 + 1e-9)
    means = Means()
    for window, rows in by_window(people):
        members: dict[int, list[list[int]]] = defaultdict(list)
        for one in rows:
            deviations = deviations_in_ball(one.hours)
            members[one.team].append([int(hours * TICKS_PER_HOUR) for hours in deviations])
        exact = [sum(column) for vectors in members.values() for column in zip(*vectors, strict=True)]
        released = iter(noise(exact))
        for team, vectors in members.items():
            drawn = [centre + next(released) / TICKS_PER_HOUR / len(vectors) for centre in CENTRES]
            means[window, team] = with_collaboration(drawn)
    return means


def main(folder: Path, epsilon: float) -> None:
    """Release the data of a folder in three ways."""
    people = read_people(folder)

    def five() -> Means:
        found = separate_sums(people, DRAWN, epsilon)
        return {key: with_collaboration(drawn) for key, drawn in found.items()}

    runs = [
        timed("six sums in a query over a frame", lambda: separate_sums(people, METRICS, epsilon)),
        timed("five sums, collaboration added up", five),
        timed("vector noise, caller clips to the ball", lambda: vector_sums(people, epsilon)),
    ]
    write_answer(folder, "opendp", runs)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
