"""Arrow columns as numpy arrays in which nothing is missing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Column = Any
"""A pyarrow ChunkedArray, as DuckDB hands over one chunk of a column."""


def numbers(column: Column, name: str) -> NDArray[np.int64]:
    """A BIGINT column, shape (rows,). Raises ValueError, which names the argument and no value, where one is NULL."""
    whole = column.combine_chunks()
    if whole.null_count:
        raise ValueError(f"{name} must not be NULL")
    found: NDArray[np.int64] = whole.to_numpy(zero_copy_only=False)
    return found


def matrix(column: Column, name: str) -> NDArray[np.int64]:
    """A BIGINT[] column, shape (rows, length of every list).

    Raises ValueError, which names the argument and no value, for a NULL, a NULL in a list and lists of unequal length.
    """
    whole = column.combine_chunks()
    if whole.null_count or whole.flatten().null_count:
        raise ValueError(f"{name} must not be NULL, nor hold one")
    lengths = np.unique(whole.value_lengths().to_numpy(zero_copy_only=False))
    if len(lengths) != 1 or not lengths[0]:
        raise ValueError(f"{name} must have one length, above 0, in all rows")
    return numbers(pa.chunked_array([whole.flatten()]), name).reshape(len(whole), int(lengths[0]))


def alike(rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct rows of a matrix, and which of them each row is, shape (rows,). Rows all alike cost no sort."""
    if len(rows) and (rows == rows[0]).all():
        return rows[:1], np.zeros(len(rows), dtype=np.int64)
    distinct, places = np.unique(rows, axis=0, return_inverse=True)
    return distinct, places.ravel()


def lists(rows: NDArray[np.int64]) -> Any:
    """The rows of a matrix as an arrow array of lists, the BIGINT[] that an engine gets back."""
    people, coordinates = rows.shape
    return pa.ListArray.from_arrays(np.arange(people + 1, dtype=np.int32) * coordinates, rows.ravel())
