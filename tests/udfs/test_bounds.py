"""Nobody moves a clipped sum by more than twice the radius, and clipping only ever moves toward the centre."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from udfs.bounds import Ball

COORDINATES = st.integers(1, 6)
WHOLE = st.integers(-(10**6), 10**6)
HUGE = st.integers(-(2**63), 2**63 - 1)
DECIMALS = st.decimals(-10_000, 10_000, places=3)
UNITS = st.fractions(Fraction(1, 50), 100, max_denominator=50)


def balls(coordinates: int) -> st.SearchStrategy[Ball]:
    centre = st.lists(st.one_of(WHOLE, DECIMALS), min_size=coordinates, max_size=coordinates).map(tuple)
    units = st.lists(UNITS, min_size=coordinates, max_size=coordinates).map(tuple)
    return st.builds(Ball, centre, units, st.one_of(st.integers(1, 40), st.integers(1, 10**7)))


@st.composite
def clippings(draw: st.DrawFn) -> tuple[Ball, Any]:
    """A ball and a few people, counted in whole numbers of any size or in decimals."""
    coordinates = draw(COORDINATES)
    term = draw(st.sampled_from([WHOLE, HUGE, DECIMALS]))
    rows = draw(st.lists(st.lists(term, min_size=coordinates, max_size=coordinates), min_size=2, max_size=5))
    return draw(balls(coordinates)), np.array(rows, dtype=object if term is DECIMALS else np.int64)


def deviations(ball: Ball, values: Any) -> list[list[Fraction]]:
    terms = list(zip(ball.centre, ball.units_per_tick, strict=True))
    return [
        [(Fraction(value) - Fraction(mid)) / Fraction(unit) for value, (mid, unit) in zip(row, terms, strict=True)]
        for row in values.tolist()
    ]


def projected(deviation: list[Fraction], radius: int) -> list[Fraction]:
    """The nearest point of the ball, by walking the corners of the piecewise linear sum of what is left."""
    sizes = [abs(term) for term in deviation]
    if sum(sizes) <= radius:
        return deviation
    corners = sorted({Fraction(0), *sizes})
    left = {corner: sum(max(size - corner, Fraction(0)) for size in sizes) for corner in corners}
    low, high = next((a, b) for a, b in pairwise(corners) if left[b] <= radius <= left[a])
    cut = low + (high - low) * (left[low] - radius) / (left[low] - left[high])
    return [max(size - cut, Fraction(0)) * (1 if term > 0 else -1) for size, term in zip(sizes, deviation, strict=True)]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(clippings())
def test_clipping_is_the_nearest_point_of_the_ball_rounded_toward_the_centre(clipping: tuple[Ball, Any]) -> None:
    ball, values = clipping
    nearest = [projected(row, ball.radius) for row in deviations(ball, values)]
    assert ball.clip(values).tolist() == [[int(term) for term in row] for row in nearest]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(clippings())
def test_every_coordinate_moves_toward_the_centre_and_never_past_it(clipping: tuple[Ball, Any]) -> None:
    ball, values = clipping
    for before, after in zip(deviations(ball, values), ball.clip(values).tolist(), strict=True):
        assert all(min(0, b) <= a <= max(0, b) for b, a in zip(before, after, strict=True))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(clippings())
def test_everybody_is_inside_the_ball_and_any_two_are_within_the_sensitivity(clipping: tuple[Ball, Any]) -> None:
    ball, values = clipping
    clipped = ball.clip(values)
    assert clipped.dtype == np.int64
    assert np.abs(clipped).sum(axis=1).max() <= ball.radius
    assert np.abs(clipped[:, None] - clipped[None]).sum(axis=2).max() <= ball.sensitivity == 2 * ball.radius


@settings(deadline=None, derandomize=True, max_examples=60)
@given(clippings())
def test_one_persons_clipping_depends_on_nobody_else(clipping: tuple[Ball, Any]) -> None:
    ball, values = clipping
    assert ball.clip(values).tolist() == [ball.clip(values[row : row + 1])[0].tolist() for row in range(len(values))]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(clippings())
def test_what_is_clipped_already_stays(clipping: tuple[Ball, Any]) -> None:
    clipped = clipping[0].clip(clipping[1])
    ticks = Ball((0,) * clipped.shape[1], (1,) * clipped.shape[1], clipping[0].radius)
    assert ticks.clip(clipped).tolist() == clipped.tolist()


def test_the_sensitivity_is_reached() -> None:
    ball = Ball((10, 10), (1, 1), 7)
    loud, silent = ball.clip(np.array([[100, 10], [-100, 10]]))
    assert np.abs(loud - silent).sum() == ball.sensitivity == 14


def test_the_centre_is_zero_ticks() -> None:
    ball = Ball((Decimal("1.5"), Fraction(1, 3)), (Decimal("0.25"), 60), 10)
    assert ball.clip(np.array([[Decimal("1.5"), Fraction(1, 3)]], dtype=object)).tolist() == [[0, 0]]


def test_nobody_at_all_is_clipped_to_nothing() -> None:
    assert Ball((0, 0), (1, 1), 5).clip(np.zeros((0, 2), dtype=np.int64)).shape == (0, 2)


@pytest.mark.parametrize("value", [np.nan, 1.0, None, True, Decimal("NaN"), Decimal("Infinity")], ids=repr)
@pytest.mark.parametrize("kind", [object, None])
def test_a_value_that_is_not_an_exact_number_is_refused_unseen(value: Any, kind: Any) -> None:
    with pytest.raises((TypeError, ValueError), match=r"^values must be (finite|int64|int, Decimal or Fraction)"):
        Ball((0,), (1,), 5).clip(np.array([[value]], dtype=kind))


@pytest.mark.parametrize("values", [np.array([1, 2]), np.array([[1]]), np.ma.masked_array([[1, 2]], [[True, False]])])
def test_values_have_one_column_for_every_coordinate_and_no_gap(values: Any) -> None:
    with pytest.raises(ValueError, match="shape"):
        Ball((0, 0), (1, 1), 5).clip(values)


UNFIT = [((), (), 1), ((0,), (1, 1), 1), ((0,), (0,), 1), ((0,), (-1,), 1), ((0,), (1,), 0), ((0,), (1,), 2**41)]
UNFIT_TYPES = [((0.5,), (1,), 1), ((0,), (1.0,), 1), ((0,), (1,), 1.0), ((0,), (1,), True), ((None,), (1,), 1)]


@pytest.mark.parametrize("terms", [*UNFIT, *UNFIT_TYPES, ((Decimal("NaN"),), (1,), 1)], ids=str)
def test_a_ball_is_checked_when_made(terms: Any) -> None:
    with pytest.raises(TypeError if terms in UNFIT_TYPES else ValueError, match="must"):
        Ball(*terms)
