"""Bars that are promised before any data is read are the bars that noise then has."""

import io
import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from pipeline.__main__ import main
from pipeline.plan import TEAM_SIZES, print_plan
from tests.udfs.chance import RepeatedBits
from udfs.accounting import epsilon_from_rho
from udfs.noise import DiscreteLaplace
from udfs.planner import (
    Policy,
    first_window_gaussian_wins,
    gaussian_deviation,
    half_width,
    rho_within,
    standard_deviation,
)
from udfs.planner.gaussian import log_delta

BALANCED = Policy(Decimal(2), 13, 540, Fraction(1, 20))


def masses(scale: float, reach: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    weights = np.exp(-np.abs(np.arange(-reach, reach + 1)) / scale)
    return np.asarray(weights / weights.sum())


def least_within(sums: np.ndarray[Any, np.dtype[np.float64]], level: float) -> int:
    middle = sums.size // 2
    return next(h for h in range(middle) if sums[middle - h : middle + h + 1].sum() >= level)


@pytest.mark.parametrize("level", [0.5, 0.9, 0.99])
@pytest.mark.parametrize("draws", [1, 2, 3, 7])
@pytest.mark.parametrize("scale", [0.5, 1, Fraction(7, 2), 12])
def test_half_widths_equal_those_of_the_distribution_folded_by_hand(
    scale: float | Fraction, draws: int, level: float
) -> None:
    one = masses(float(scale), math.ceil(40 * scale))
    sums = one
    for _ in range(draws - 1):
        sums = np.convolve(sums, one)
    assert half_width(scale, draws, level) == least_within(sums, level)


@pytest.mark.parametrize("scale", [0.3, 1, 27, 540])
def test_the_standard_deviation_is_that_of_the_distribution(scale: float) -> None:
    reach = math.ceil(60 * scale)
    variance = float((masses(scale, reach) * np.arange(-reach, reach + 1.0) ** 2).sum())
    assert standard_deviation(scale, 4) == pytest.approx(math.sqrt(4 * variance), rel=1e-9)


def test_real_draws_keep_within_their_half_width_as_often_as_it_says() -> None:
    draws = DiscreteLaplace(540).draw(40_000, RepeatedBits("planner"))
    for count in (1, 4):
        sums = np.abs(draws.reshape(-1, count).sum(axis=1))
        assert float((sums <= half_width(540, count)).mean()) == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize("scale", [540, 1080])
def test_a_normal_bar_is_at_most_eleven_thousandths_too_wide_and_never_too_narrow(scale: int) -> None:
    for draws in (1, 2, 3, 4, 5, 8, 13, 20, 40, 80, 120, 160, 200):
        excess = 1.645 * math.sqrt(2 * draws) * scale / half_width(scale, draws) - 1
        assert 0 <= excess <= 0.011


@pytest.mark.parametrize(
    "terms",
    [(0, 1, 0.9), (6_000, 1, 0.9), (math.nan, 1, 0.9), ("1", 1, 0.9), (True, 1, 0.9), (1, 0, 0.9), (1, 1.0, 0.9),
     (1, 10_001, 0.9), (1, 1, 0.0), (1, 1, 1.0), (1, 1, math.nan), (1, 1, 1)],
    ids=str,
)  # fmt: skip
def test_a_width_needs_a_scale_draws_and_a_level(terms: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="must"):
        half_width(*terms)


def test_a_policy_gives_bars_per_head_and_adds_up_its_year() -> None:
    assert BALANCED.scale == 540
    assert BALANCED.yearly_epsilon == 26
    assert BALANCED.half_width(10) == pytest.approx(0.05 / 10 * half_width(540))
    assert BALANCED.half_width(10, 4) == pytest.approx(1.645 * math.sqrt(8) * 2.7, rel=0.011)
    assert BALANCED.deviation(10) == pytest.approx(math.sqrt(2) * 2.7, rel=1e-5)


@pytest.mark.parametrize(
    "terms",
    [(2.0, 13, 540, Fraction(1)), (Decimal(0), 13, 540, Fraction(1)), (Decimal(2), 0, 540, Fraction(1)),
     (Decimal(2), 13, 0, Fraction(1)), (Decimal(2), 13, 5.4, Fraction(1)), (Decimal(2), 13, 540, 0.05),
     (Decimal(2), 13, 540, Fraction(0))],
    ids=str,
)  # fmt: skip
def test_a_policy_is_exact(terms: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="must"):
        Policy(*terms)


@pytest.mark.parametrize("heads", [0, -1, 2.0, True])
def test_a_bar_needs_people(heads: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="heads"):
        BALANCED.half_width(heads)


@pytest.mark.parametrize("epsilon", [0.1, 1, 2, 13, 26])
@pytest.mark.parametrize("delta", [1e-5, 1e-6, 1e-9])
def test_the_budget_for_gaussian_noise_is_used_up_and_more_than_the_plain_bound_gives(
    epsilon: float, delta: float
) -> None:
    rho = rho_within(epsilon, delta)
    assert log_delta(rho, epsilon) == pytest.approx(math.log(delta), abs=1e-6)
    plain = (math.sqrt(math.log(1 / delta) + epsilon) - math.sqrt(math.log(1 / delta))) ** 2
    assert rho > plain
    assert float(epsilon_from_rho(Decimal(f"{rho:.12f}"), Decimal(str(delta)))) > epsilon


def test_delta_of_a_gaussian_budget_is_the_least_over_all_orders() -> None:
    orders = 1 + np.geomspace(1e-3, 1e3, 20_001)
    for rho, epsilon in ((0.1, 2.0), (0.5, 5.0), (3.0, 26.0)):
        bounds = (orders - 1) * (orders * rho - epsilon) - np.log(orders - 1) + orders * np.log1p(-1 / orders)
        assert log_delta(rho, epsilon) == pytest.approx(float(bounds.min()), abs=1e-5)
        assert log_delta(rho, epsilon) <= float(bounds.min()) + 1e-12


def test_gaussian_noise_wins_past_eleven_small_losses_and_never_in_a_year_of_windows() -> None:
    assert first_window_gaussian_wins(0.1, 1e-6) == 11
    assert 10 < (first_window_gaussian_wins(1, 1e-6) or 0) < 30
    assert (first_window_gaussian_wins(2, 1e-6) or 0) > 26
    assert first_window_gaussian_wins(4, 1e-6) is None
    assert gaussian_deviation(1080, 26, 1e-6, 13) > standard_deviation(540)


@pytest.mark.parametrize("terms", [(0, 1e-6), (-1, 1e-6), (math.nan, 1e-6), (1, 0), (1, 1), (1, math.nan)])
def test_a_promise_needs_an_epsilon_and_a_delta(terms: Any) -> None:
    with pytest.raises(ValueError, match="epsilon must"):
        rho_within(*terms)


def test_the_plan_shows_every_policy_and_team_size_and_opens_no_data(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["plan"]) == 0
    shown = capsys.readouterr().out
    assert "balanced: epsilon 2 per 28 days, 26 per year" in shown
    assert "strict: epsilon 1 per 28 days, 13 per year" in shown
    assert list(tmp_path.iterdir()) == []


def test_a_bar_past_half_of_its_centre_is_called_wide() -> None:
    console = Console(record=True, width=120, file=io.StringIO())
    print_plan(console)
    balanced = console.export_text().split("strict:")[0].splitlines()
    rows = {cells[1]: cells for cells in (line.split("│") for line in balanced) if len(cells) > 5}
    words = {int(size): cells[6].strip() for size, cells in rows.items()}
    assert sorted(words) == list(TEAM_SIZES)
    assert words[5] == "all"
    assert words[30] == "calls, chat, after hours"
    assert words[100] == "calls, chat"
