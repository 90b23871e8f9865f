"""The samplers have the distributions they claim: by walking every path, and by large samples."""

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.udfs.chance import Path, RepeatedBits, chi_square_p, exact_shares, normalised
from udfs.noise import DiscreteGaussian, DiscreteLaplace, bernoulli_exp, uniform_below

RARE = 1e-6
LEAST_PATH = Fraction(1, 4_000)
ROUNDING = 1e-12
SCALES = [Fraction(1), Fraction(1, 2), Fraction(3, 2), Fraction(7, 3)]
Outcome = Callable[[], int]


def walked(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[int, Fraction], Fraction]:
    def along(path: Path) -> int:
        monkeypatch.setattr("udfs.noise.bernoulli.uniform_below", path)
        monkeypatch.setattr("udfs.noise.laplace.uniform_below", path)
        return int(outcome())

    return exact_shares(along, LEAST_PATH)


def expect_between(shares: dict[int, Fraction], undecided: Fraction, pmf: dict[int, float]) -> None:
    assert undecided < Fraction(1, 4)
    assert sum(shares.values()) + undecided == 1
    for value, share in shares.items():
        assert share - ROUNDING <= pmf[value] <= share + undecided + ROUNDING


def laplace_pmf(scale: Fraction) -> dict[int, float]:
    return normalised(lambda value: math.exp(-abs(value) / scale), 60 * math.ceil(scale))


def gaussian_pmf(variance: Fraction) -> dict[int, float]:
    return normalised(lambda value: math.exp(-value * value / (2 * variance)), 20 * math.ceil(math.sqrt(variance)))


@pytest.mark.parametrize("exponent", [*map(Fraction, ("0", "1/3", "4/5", "1", "5/2"))], ids=str)
def test_every_path_of_a_coin_adds_up_to_exp_minus_x(exponent: Fraction, monkeypatch: pytest.MonkeyPatch) -> None:
    numerators = np.array([exponent.numerator])
    shares, undecided = walked(lambda: bernoulli_exp(numerators, exponent.denominator)[0], monkeypatch)
    heads = math.exp(-exponent)
    expect_between(shares, undecided, {1: heads, 0: 1 - heads})
    assert undecided < Fraction(1, 20)


REJECTED = 10**6


def one_laplace_pass(scale: Fraction) -> dict[int, float]:
    """What one pass of algorithm 2 gives: a constant times the weight, and a rejection for the rest."""
    top, bottom = scale.numerator, scale.denominator
    zero = -math.expm1(-1) / (2 * top) * math.expm1(-bottom / top) / math.expm1(-1 / top)
    pmf = {value: zero * math.exp(-abs(value) / scale) for value in range(-100, 101)}
    return pmf | {REJECTED: 1 - math.fsum(pmf.values())}


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_every_path_of_discrete_laplace_adds_up_to_its_pmf(scale: Fraction, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_pass() -> int:
        values, accepted = DiscreteLaplace(scale)._attempt(1, RepeatedBits("unused"))
        return int(values[0]) if accepted[0] else REJECTED

    shares, undecided = walked(one_pass, monkeypatch)
    expect_between(shares, undecided, one_laplace_pass(scale))


@pytest.mark.parametrize("exponent", [Fraction(1, 7), Fraction(1), Fraction(10, 3)], ids=str)
def test_many_coins_show_heads_as_often_as_exp_minus_x(exponent: Fraction) -> None:
    numerators = np.full(200_000, exponent.numerator)
    heads = bernoulli_exp(numerators, exponent.denominator, RepeatedBits(f"coin {exponent}"))
    assert chi_square_p(heads.astype(int), {1: math.exp(-exponent), 0: 1 - math.exp(-exponent)}) > RARE


@pytest.mark.parametrize("scale", [*SCALES, Fraction(40), Fraction(1801, 5)], ids=str)
def test_many_discrete_laplace_draws_follow_the_pmf(scale: Fraction) -> None:
    draws = DiscreteLaplace(scale).draw(200_000, RepeatedBits(f"laplace {scale}"))
    assert draws.dtype == np.int64
    assert chi_square_p(draws, laplace_pmf(scale)) > RARE


@pytest.mark.parametrize("variance", [Fraction(1, 2), Fraction(7, 3), Fraction(900), Fraction(200_001, 2)], ids=str)
def test_many_discrete_gaussian_draws_follow_the_pmf(variance: Fraction) -> None:
    draws = DiscreteGaussian(variance).draw(150_000, RepeatedBits(f"gaussian {variance}"))
    assert draws.dtype == np.int64
    assert chi_square_p(draws, gaussian_pmf(variance)) > RARE


def test_the_chi_square_test_notices_a_scale_that_is_three_percent_off() -> None:
    draws = DiscreteLaplace(Fraction(103, 100)).draw(200_000, RepeatedBits("off"))
    assert chi_square_p(draws, laplace_pmf(Fraction(1))) < RARE


def test_the_largest_scales_fill_their_tails() -> None:
    laplace = DiscreteLaplace(5_000).draw(50_000, RepeatedBits("largest laplace"))
    gaussian = DiscreteGaussian(5_000**2).draw(20_000, RepeatedBits("largest gaussian"))
    beyond = [np.mean(np.abs(laplace) > 5_000), np.mean(np.abs(gaussian) > 5_000)]
    np.testing.assert_allclose(beyond, [math.exp(-1), math.erfc(math.sqrt(0.5))], atol=0.02)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.integers(-(2**29), 2**29), st.fractions(Fraction(1, 40), 25_000_000, max_denominator=40))
def test_exponents_are_the_papers_fraction_however_far_out(draw: int, variance: Fraction) -> None:
    noise = DiscreteGaussian(variance)
    whole, rest = noise.exponents(np.array([draw]))
    expected = (abs(draw) - variance / noise.proposal.scale) ** 2 / (2 * variance)
    assert int(whole[0]) + Fraction(int(rest[0]), noise.exponent_denominator) == expected


@pytest.mark.parametrize("bound", [2, 3, 10, 37])
def test_uniform_integers_are_uniform(bound: int) -> None:
    draws = uniform_below(bound, 100_000, RepeatedBits(f"uniform {bound}"))
    assert chi_square_p(draws, dict.fromkeys(range(bound), 1 / bound)) > RARE


def test_a_word_past_the_last_whole_multiple_is_drawn_again() -> None:
    scripted = iter([b"\xff" * 8, (5 << 1).to_bytes(8, "little")])
    assert uniform_below(3, 1, lambda _: next(scripted)).tolist() == [2]


def test_the_default_source_is_fresh_on_every_call() -> None:
    assert DiscreteLaplace(5_000).draw(50).tolist() != DiscreteLaplace(5_000).draw(50).tolist()
