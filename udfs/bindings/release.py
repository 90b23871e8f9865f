"""The draw, for SQL."""

from __future__ import annotations

import secrets
from typing import Any

import numpy as np
import pyarrow as pa

from udfs.bindings.arrays import Column, alike, numbers
from udfs.noise import calibrated_laplace, release

NAME_BYTES = 8


def release_laplace(sum_ticks: Column, sensitivity_ticks: Column, epsilon: Column, scale_ticks: Column) -> Any:
    """`release` of every sum with discrete Laplace noise calibrated by its own row; one draw for every row.

    Arguments: sum_ticks and sensitivity_ticks, BIGINT; epsilon, DECIMAL(18, 12); scale_ticks, DECIMAL(18, 6). All
    public but the sum. Returns BIGINT, ticks. Raises TypeError or ValueError for a NULL and where the core does; no
    error says a value.
    """
    sums = numbers(sum_ticks, "sum_ticks")
    public = (sensitivity_ticks, epsilon, scale_ticks)
    coded = [column.combine_chunks().dictionary_encode("encode") for column in public]
    places = np.column_stack([column.indices.to_numpy() for column in coded])
    given, kinds = alike(places.astype(np.int64))
    released = np.empty_like(sums)
    for kind, place in enumerate(given):
        terms = [column.dictionary[index].as_py() for column, index in zip(coded, place.tolist(), strict=True)]
        rows = kinds == kind
        released[rows] = release(sums[rows], calibrated_laplace(*terms))
    return pa.array(released)


def random_name(key: Column) -> Any:
    """A name of 16 hex digits from the operating system's entropy for every row, whatever its key. Returns VARCHAR."""
    return pa.array([secrets.token_hex(NAME_BYTES) for _ in range(len(key))])
