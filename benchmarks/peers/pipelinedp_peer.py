"""PipelineDP, local backend: `python -m benchmarks.peers.pipelinedp_peer <folder> <epsilon>`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import pipeline_dp
from pipeline_dp import combiners
from pipeline_dp.aggregate_params import NormKind

from benchmarks.peers.problem import (
    CENTRES,
    DRAWN,
    METRICS,
    RADIUS,
    UPPER_BOUNDS,
    Means,
    Person,
    by_window,
    deviations_in_ball,
    read_head_counts,
    read_people,
    timed,
    with_collaboration,
    write_answer,
)

Value = Callable[[Person], Any]
ONE_ROW_EACH = {
    "noise_kind": pipeline_dp.NoiseKind.LAPLACE,
    "max_partitions_contributed": 1,
    "max_contributions_per_partition": 1,
    "contribution_bounds_already_enforced": True,
}
"""A person has one row in a window, in one team."""


def hours_of(metric: str) -> Value:
    """One metric of a row."""
    place = METRICS.index(metric)
    return lambda one: one.hours[place]


def aggregate(engine: Any, rows: list[Person], teams: list[int], params: dict[str, Any], value: Value) -> Any:
    """One aggregation over public partitions, not yet computed."""
    extractors = pipeline_dp.DataExtractors(partition_extractor=attrgetter("team"), value_extractor=value)
    return engine.aggregate(rows, pipeline_dp.AggregateParams(**ONE_ROW_EACH, **params), extractors, teams)


def separate_sums(people: list[Person], heads: dict[int, int], metrics: tuple[str, ...], epsilon: float) -> Means:
    """One SUM per metric, the budget split evenly by the library's accountant.

    Neighbours are persons added or removed. As a clipped value lies between 0 and its bound, a replaced person moves
    a sum no further than an added one, so epsilon is the same for both.
    """
    means: Means = {}
    for window, rows in by_window(people):
        accountant = pipeline_dp.NaiveBudgetAccountant(total_epsilon=epsilon, total_delta=0)
        engine = pipeline_dp.DPEngine(accountant, pipeline_dp.LocalBackend())
        waiting = []
        for metric in metrics:
            params = {"metrics": [pipeline_dp.Metrics.SUM], "min_value": 0, "max_value": UPPER_BOUNDS[metric]}
            waiting.append(aggregate(engine, rows, list(heads), params, hours_of(metric)))
        accountant.compute_budgets()
        found = [{team: total.sum for team, total in sums} for sums in waiting]
        means |= {(window, team): [sums[team] / count for sums in found] for team, count in heads.items()}
    return means


class NothingIsZero(combiners.VectorSumCombiner):  # type: ignore[misc]
    """VECTOR_SUM in 0.3.1 fails on public partitions: each gets an empty accumulator first, which has no vector."""

    def create_accumulator(self, values: Any) -> Any:
        """As the library has it; no vectors are a vector of zeros."""
        return super().create_accumulator(list(values) or [np.zeros(len(DRAWN))])


def vector_sums(people: list[Person], heads: dict[int, int], epsilon: float) -> Means:
    """One VECTOR_SUM of deviations from the public centres, each clipped to an L1 norm.

    A replaced vector may lie across the ball: a removal and an addition, so the library is given half the epsilon.
    """
    params = {
        "metrics": [pipeline_dp.Metrics.VECTOR_SUM],
        "vector_norm_kind": NormKind.L1,
        "vector_max_norm": RADIUS,
        "vector_size": len(DRAWN),
    }
    combiners.VectorSumCombiner = NothingIsZero
    means: Means = {}
    for window, rows in by_window(people):
        accountant = pipeline_dp.NaiveBudgetAccountant(total_epsilon=epsilon / 2, total_delta=0)
        engine = pipeline_dp.DPEngine(accountant, pipeline_dp.LocalBackend())
        waiting = aggregate(engine, rows, list(heads), params, lambda one: np.array(deviations_in_ball(one.hours)))
        accountant.compute_budgets()
        for team, found in waiting:
            drawn = np.array(CENTRES) + found.vector_sum / heads[team]
            means[window, team] = with_collaboration(drawn.tolist())
    return means


def main(folder: Path, epsilon: float) -> None:
    """Release the data of a folder in three ways."""
    people, heads = read_people(folder), read_head_counts(folder)

    def five() -> Means:
        found = separate_sums(people, heads, DRAWN, epsilon)
        return {key: with_collaboration(drawn) for key, drawn in found.items()}

    runs = [
        timed("six sums", lambda: separate_sums(people, heads, METRICS, epsilon)),
        timed("five sums, collaboration added up", five),
        timed("vector sum, L1 norm bounded", lambda: vector_sums(people, heads, epsilon)),
    ]
    write_answer(folder, "pipeline-dp", runs)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
