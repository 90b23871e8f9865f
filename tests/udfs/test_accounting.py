"""No thirteen consecutive windows cost more than the cap, to the last digit."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from udfs.accounting import BudgetExceeded, Charge, PureBudget, epsilon_from_rho, rho_of_gaussian, rho_of_pure

EPSILONS = st.decimals(Decimal("0.000000000001"), 30, places=12)
CHARGES = st.lists(st.builds(Charge, st.integers(-30, 30), EPSILONS), max_size=40)
YEAR = PureBudget(Decimal(26))
TWO = Decimal(2)


def year_of_twos() -> tuple[Charge, ...]:
    return tuple(Charge(window, TWO) for window in range(13))


def test_a_year_of_twos_fits_a_cap_of_26_exactly() -> None:
    assert YEAR.most_spent(year_of_twos()) == 26
    assert YEAR.charged(year_of_twos(), Charge(13, TWO))[-1] == Charge(13, TWO)


@pytest.mark.parametrize("window", [0, 6, 12])
def test_the_smallest_charge_past_the_cap_is_refused_without_a_figure(window: int) -> None:
    with pytest.raises(BudgetExceeded, match=r"^[^\d]+$"):
        YEAR.charged(year_of_twos(), Charge(window, Decimal("0.000000000001")))


def test_a_charge_between_old_ones_counts_with_those_after_it() -> None:
    charges = tuple(Charge(window, TWO) for window in range(1, 14))
    with pytest.raises(BudgetExceeded):
        YEAR.charged(charges, Charge(1, Decimal("0.1")))
    assert YEAR.charged(charges, Charge(0, TWO))


def test_tenths_add_up_without_drift() -> None:
    charges = tuple(Charge(window, Decimal("0.1")) for window in range(10))
    assert PureBudget(Decimal(1)).most_spent(charges) == 1


@settings(deadline=None, derandomize=True, max_examples=60)
@given(CHARGES)
def test_most_spent_is_the_most_of_every_thirteen_consecutive_windows(charges: list[Charge]) -> None:
    sums = [sum(Fraction(c.epsilon) for c in charges if first <= c.window < first + 13) for first in range(-50, 50)]
    assert Fraction(YEAR.most_spent(charges)) == max(sums)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(CHARGES, st.permutations(range(5)))
def test_accepted_charges_never_pass_the_cap_in_whatever_order(charges: list[Charge], order: list[int]) -> None:
    accepted: tuple[Charge, ...] = ()
    for charge in sorted(charges, key=lambda charge: order[charge.window % 5]):
        try:
            accepted = YEAR.charged(accepted, charge)
        except BudgetExceeded:
            assert YEAR.most_spent((*accepted, charge)) > YEAR.cap
    assert YEAR.most_spent(accepted) <= YEAR.cap


UNFIT_LOSSES = [Decimal(0), Decimal(-1), Decimal("NaN"), Decimal("Infinity"), Decimal("1e-13"), Decimal("1e7"), 2, 2.0]


@pytest.mark.parametrize("loss", [*UNFIT_LOSSES, None, True, float("nan")], ids=repr)
def test_a_loss_is_a_positive_decimal_of_twelve_places(loss: Any) -> None:
    for made in (lambda: Charge(1, loss), lambda: PureBudget(loss), lambda: epsilon_from_rho(loss, Decimal("1e-6"))):
        with pytest.raises((TypeError, ValueError), match="must"):
            made()


@pytest.mark.parametrize("window", [1.0, None, True, "1"])
def test_a_window_is_a_whole_number(window: Any) -> None:
    with pytest.raises(TypeError, match="must be an int"):
        Charge(window, TWO)
    with pytest.raises(TypeError, match="must be an int"):
        PureBudget(TWO, window)


def test_a_budget_spans_at_least_one_window() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        PureBudget(TWO, 0)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.decimals(Decimal("0.000001"), 1_000, places=12), st.integers(1, 300))
def test_epsilon_of_rho_is_the_bound_rounded_up(rho: Decimal, zeros: int) -> None:
    delta = Decimal(1).scaleb(-zeros)
    epsilon = epsilon_from_rho(rho, delta)
    bound = float(rho) + 2 * math.sqrt(float(rho) * zeros * math.log(10))
    assert float(epsilon) == pytest.approx(bound, rel=1e-9, abs=2e-12)
    half = (Fraction(epsilon) - Fraction(rho)) / 2
    assert half * half >= Fraction(rho) * Fraction(-delta.ln().next_plus())


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.integers(1, 10**6), st.fractions(Fraction(1, 100), 10**8))
def test_rho_of_gaussian_is_at_most_a_last_digit_above_the_quotient(sensitivity: int, variance: Fraction) -> None:
    excess = Fraction(rho_of_gaussian(sensitivity, variance)) - Fraction(sensitivity**2) / (2 * variance)
    assert 0 <= excess < Fraction(1, 10**12)


def test_rho_of_pure_is_half_the_square() -> None:
    assert rho_of_pure(TWO) == 2
    assert rho_of_pure(Decimal("0.1")) == Decimal("0.005")


@pytest.mark.parametrize("delta", [Decimal(0), Decimal(1), Decimal(-1), Decimal("NaN"), 0.1, None])
def test_delta_is_a_decimal_between_zero_and_one(delta: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="delta must"):
        epsilon_from_rho(Decimal(1), delta)


@pytest.mark.parametrize("terms", [(0, 1), (-1, 1), (1, 0), (1.0, 1), (1, 1.0), (True, 1), (1, True)], ids=str)
def test_rho_of_gaussian_needs_positive_exact_terms(terms: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="must be"):
        rho_of_gaussian(*terms)
