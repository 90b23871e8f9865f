"""Everybody's vector onto the L1 ball, for SQL."""

from __future__ import annotations

from typing import Any

import numpy as np

from udfs.bindings.arrays import Column, alike, lists, matrix, numbers
from udfs.bounds import Ball


def clip_to_ball(vector: Column, centres: Column, ticks: Column, radius_ticks: Column) -> Any:
    """`Ball.clip` of every row, with that row's own ball; rows of one ball are clipped together.

    Arguments: vector, centres and ticks, BIGINT[] of one length, in units; radius_ticks, BIGINT. All public but the
    vector. Returns BIGINT[], ticks from the centre. Raises ValueError for a NULL and where `Ball` does; no error says
    a value.
    """
    vectors = matrix(vector, "vector")
    middles, units = matrix(centres, "centres"), matrix(ticks, "ticks")
    given = np.column_stack([middles, units, numbers(radius_ticks, "radius_ticks")])
    balls, places = alike(given)
    clipped = np.empty_like(vectors)
    for place, (*terms, radius) in enumerate(balls.tolist()):
        rows = places == place
        ball = Ball(tuple(terms[: middles.shape[1]]), tuple(terms[middles.shape[1] :]), radius)
        clipped[rows] = ball.clip(vectors[rows])
    return lists(clipped)
