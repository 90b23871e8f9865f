"""Estimates from released values, for SQL."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from udfs.bindings.arrays import Column
from udfs.estimation import PublicModel, estimate

ESTIMATE = (
    "STRUCT(group_id VARCHAR, window_number BIGINT, metric_position BIGINT, estimate DOUBLE, low DOUBLE, high DOUBLE)"
)


def estimate_releases(
    group_ids: Column,
    windows: Column,
    head_counts: Column,
    values: Column,
    noise_variances: Column,
    centre: Column,
    radius: Column,
) -> Any:
    """`estimate` of every panel: one row of lists is all groups of one level of one organization.

    Arguments: group_ids, VARCHAR[]; windows and head_counts, BIGINT[]; values, DOUBLE[][], weekly hours in the order
    of the vector; noise_variances, DOUBLE[], hours squared; centre, DOUBLE[], and radius, DOUBLE, of the ball, weekly
    hours. Returns a list of ESTIMATE, metric_position from 1, the
    last one collaboration hours. Raises TypeError or ValueError for a NULL and where the core does.
    """
    columns = (group_ids, windows, head_counts, values, noise_variances, centre, radius)
    return pa.array([estimates_of(*row) for row in zip(*(column.to_pylist() for column in columns), strict=True)])


def estimates_of(
    group_ids: list[str],
    windows: list[int],
    head_counts: list[int],
    values: list[Any],
    noise_variances: list[float],
    centre: list[float],
    radius: float,
) -> list[dict[str, Any]]:
    """The estimates of one panel, one row per group, window and metric."""
    _, groups = np.unique(np.array(group_ids, dtype=object).astype(str), return_inverse=True)
    found = estimate(
        groups.ravel().astype(np.int64),
        np.array(windows, dtype=np.int64),
        np.array(head_counts, dtype=np.int64),
        np.array(values, dtype=np.float64),
        np.array(noise_variances, dtype=np.float64),
        PublicModel(tuple(centre), radius),
    )
    return [
        {
            "group_id": group_id,
            "window_number": window,
            "metric_position": position + 1,
            "estimate": found.values[row, position],
            "low": found.lows[row, position],
            "high": found.highs[row, position],
        }
        for row, (group_id, window) in enumerate(zip(group_ids, windows, strict=True))
        for position in range(found.values.shape[1])
    ]
