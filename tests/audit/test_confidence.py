"""Bounds on a probability hold exactly, and never err on the side that would hide a leak."""

from fractions import Fraction
from math import comb

import pytest

from audit.confidence import beta_tail, lower_share, upper_share

RISKS = [0.05, 0.025, 0.001]
COUNTS = [(0, 1), (1, 1), (0, 30), (1, 30), (17, 30), (29, 30), (30, 30), (3, 400), (211, 400)]


def at_least(hits: int, runs: int, share: float) -> float:
    """P(Binomial(runs, share) >= hits), in fractions."""
    exact = Fraction(share)
    return float(sum(comb(runs, k) * exact**k * (1 - exact) ** (runs - k) for k in range(hits, runs + 1)))


@pytest.mark.parametrize("share", [0.003, 0.2, 0.5, 0.97])
@pytest.mark.parametrize(("hits", "runs"), [(1, 30), (17, 30), (30, 30), (3, 400), (211, 400)])
def test_the_beta_tail_is_the_binomial_tail(hits: int, runs: int, share: float) -> None:
    assert beta_tail(share, hits, runs - hits + 1) == pytest.approx(at_least(hits, runs, share), rel=1e-9)


def test_the_beta_tail_of_many_runs_is_the_known_value() -> None:
    assert beta_tail(0.5, 50_000, 50_000) == pytest.approx(0.5, abs=1e-9)
    assert beta_tail(1e-5, 1, 50_000) == pytest.approx(1 - (1 - 1e-5) ** 50_000, rel=1e-9)


@pytest.mark.parametrize("risk", RISKS)
@pytest.mark.parametrize(("hits", "runs"), COUNTS)
def test_at_the_lower_bound_as_many_hits_have_just_the_risk(hits: int, runs: int, risk: float) -> None:
    bound = lower_share(hits, runs, risk)
    assert at_least(hits, runs, bound) == pytest.approx(risk if hits else 1, rel=1e-6)


@pytest.mark.parametrize("risk", RISKS)
@pytest.mark.parametrize(("hits", "runs"), COUNTS)
def test_at_the_upper_bound_as_few_hits_have_just_the_risk(hits: int, runs: int, risk: float) -> None:
    bound = upper_share(hits, runs, risk)
    assert 1 - at_least(hits + 1, runs, bound) == pytest.approx(risk if hits < runs else 1, rel=1e-6)


@pytest.mark.parametrize(("hits", "runs", "risk"), [(-1, 5, 0.1), (6, 5, 0.1), (0, 0, 0.1), (1, 5, 0.0), (1, 5, 1.0)])
def test_impossible_counts_and_risks_are_refused(hits: int, runs: int, risk: float) -> None:
    for bound in (lower_share, upper_share):
        with pytest.raises(ValueError, match="must"):
            bound(hits, runs, risk)
