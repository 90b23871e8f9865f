"""What noise refuses, and that a refusal never repeats what it was given."""

import ast
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from udfs import noise
from udfs.noise import DiscreteGaussian, DiscreteLaplace, TableLaplace, bernoulli_exp, release, uniform_below

NOT_RATIONAL = [float("nan"), float("inf"), 2.0, 1.5, True, None, "3", Decimal(3), Decimal("NaN"), np.float64(3)]
OUTSIDE = [0, -1, Fraction(-1, 3), Fraction(1, 2**41), Fraction(2**41 + 1, 2**41)]
DISTRIBUTIONS = [DiscreteLaplace, DiscreteGaussian, TableLaplace]
Made = type[DiscreteLaplace] | type[DiscreteGaussian] | type[TableLaplace]
LAPLACE = [DiscreteLaplace, TableLaplace]


@pytest.mark.parametrize("parameter", NOT_RATIONAL, ids=repr)
@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_a_parameter_is_an_int_or_a_fraction(distribution: Made, parameter: Any) -> None:
    with pytest.raises(TypeError, match=r"must be an int or a Fraction$"):
        distribution(parameter)


@pytest.mark.parametrize("parameter", OUTSIDE, ids=repr)
@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_a_parameter_is_positive_and_of_small_terms(distribution: Made, parameter: Fraction) -> None:
    with pytest.raises(ValueError, match="must be"):
        distribution(parameter)


@pytest.mark.parametrize("distribution", LAPLACE)
def test_a_scale_of_more_than_5000_ticks_is_refused_without_its_value(distribution: Made) -> None:
    with pytest.raises(ValueError, match=r"^scale must be at most 5000$"):
        distribution(Fraction(50_001, 10))


def test_a_variance_of_more_than_5000_ticks_squared_is_refused_without_its_value() -> None:
    with pytest.raises(ValueError, match=r"^variance must be at most 25000000$"):
        DiscreteGaussian(25_000_001)


def test_a_variance_too_fine_for_int64_is_refused() -> None:
    with pytest.raises(ValueError, match="round it up"):
        DiscreteGaussian(Fraction(24_000_001 * 1_000 + 1, 1_000))


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
@pytest.mark.parametrize("count", [-1, 1.0, True, None])
def test_a_number_of_draws_is_a_count(count: Any, distribution: Made) -> None:
    with pytest.raises((TypeError, ValueError), match="number of draws"):
        distribution(1).draw(count)


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_no_draw_is_no_draw(distribution: Made) -> None:
    assert distribution(1).draw(0).shape == (0,)


@pytest.mark.parametrize(("numerators", "denominator"), [([-1], 2), ([1], 0), ([1], -2), ([1], 2**63)])
def test_a_coin_needs_a_non_negative_exponent(numerators: list[int], denominator: int) -> None:
    with pytest.raises(ValueError, match="exponent"):
        bernoulli_exp(np.array(numerators), denominator)


@pytest.mark.parametrize("numerators", [np.array([0.5]), np.array([np.nan]), np.ma.masked_array([1], [True])])
def test_a_coin_needs_whole_numerators(numerators: Any) -> None:
    with pytest.raises(TypeError):
        bernoulli_exp(numerators, 2)


@pytest.mark.parametrize("bound", [0, -5, 2**62 + 1])
def test_a_bound_is_checked(bound: int) -> None:
    with pytest.raises(ValueError, match="bound"):
        uniform_below(bound, 1)


@pytest.mark.parametrize("wrong", [b"", b"1234567", b"123456789"])
def test_a_source_that_gives_too_little_or_too_much_is_refused(wrong: bytes) -> None:
    with pytest.raises(ValueError, match="entropy"):
        DiscreteLaplace(1).draw(1, lambda _: wrong)


UNFIT_SUMS = [np.array([unfit]) for unfit in (1.0, np.nan, None, True, np.int32(1))]


@pytest.mark.parametrize("sums", [*UNFIT_SUMS, [1], np.ma.masked_array([7], [True])], ids=repr)
def test_only_int64_sums_are_released(sums: Any) -> None:
    with pytest.raises(TypeError, match=r"^sums must be int64 ticks with nothing missing$"):
        release(sums, DiscreteLaplace(1))


@pytest.mark.parametrize("total", [2**53 + 1, -(2**53) - 1, -(2**63)])
def test_a_sum_too_large_is_refused_without_its_value(total: int) -> None:
    with pytest.raises(ValueError, match=r"^sums must be at most 2.53 ticks in size$"):
        release(np.array([total]), DiscreteLaplace(1))


class Exact:
    """Noise replaced by 0, 1, 2, ..."""

    def draw(self, count: int, entropy: object = None) -> Any:
        return np.arange(count)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(arrays(np.int64, st.tuples(st.integers(0, 4), st.integers(0, 4)), elements=st.integers(-(2**53), 2**53)))
def test_every_sum_gets_a_draw_of_its_own(sums: Any) -> None:
    released = release(sums, Exact())
    assert released.dtype == np.int64
    assert (released - sums).ravel().tolist() == list(range(sums.size))


FLOATING_NAMES = {"float", "float64", "exp", "log", "sqrt", "random", "true_divide"}


def floating(node: ast.AST) -> bool:
    divides = isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)
    literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
    return divides or literal or name in FLOATING_NAMES


@pytest.mark.parametrize("path", sorted(Path(noise.__path__[0]).glob("*.py")), ids=lambda path: path.name)
def test_no_floating_point_and_no_seeded_generator_in_the_noise(path: Path) -> None:
    assert [ast.unparse(node) for node in ast.walk(ast.parse(path.read_text())) if floating(node)] == []
