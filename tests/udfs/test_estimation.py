"""Estimates come near the unclipped truth, say honestly how near, and never change once published."""

import math
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.truth import Released, Truth, released, rolled_up
from benchmarks.utility import Judged, estimated, judged
from tests.udfs.chance import RepeatedBits
from udfs.estimation import Estimates, PublicModel, estimate
from udfs.estimation.clipping import FAR_APART, LIKELY, allowances, quantiles
from udfs.estimation.public_model import hypotheses

MODEL = PublicModel()
SMALL = {"teams": 300, "windows": 13}
TRUTHS = (
    Truth("clipping bites", **SMALL),
    Truth("nobody clipped", **SMALL, loads=0.7, team=0.1, team_metric=0.1, overloaded=0, person=0.15),
    Truth("nothing lasts", **SMALL, is_lasting=False),
    Truth("strong drift", **SMALL, drift=0.12),
    Truth("seasons", **SMALL, season=0.2),
    Truth("ten teams", teams=10),
)


def made(truth: Truth) -> Released:
    return released(truth, entropy=RepeatedBits(truth.name))


def judgement(rows: Released) -> Judged:
    return judged("", rows, estimated(rows))


@pytest.fixture(scope="module")
def main() -> Released:
    return made(TRUTHS[0])


@pytest.fixture(scope="module")
def results(main: Released) -> Estimates:
    return estimated(main)


def part(rows: Released, chosen: Any) -> Estimates:
    columns = (rows.groups, rows.windows, rows.head_counts, rows.values[:, :5], rows.noise_variances)
    return estimate(*(column[chosen] for column in columns))


def same(one: Estimates, other: Estimates) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("values", "lows", "highs"))


def test_the_error_is_less_than_half_the_released_and_a_fifth_of_separate_metrics(
    main: Released, results: Estimates
) -> None:
    found = judged("", main, results)
    assert found.ratio <= 0.45
    assert found.separate_ratio <= 0.18


def test_ninety_percent_intervals_hold_the_unclipped_truth_in_every_size_band(
    main: Released, results: Estimates
) -> None:
    found = judged("", main, results)
    assert all(share is not None and 0.82 <= share <= 0.95 for share in found.bands)
    assert found.most_loaded is not None and found.most_loaded >= 0.65


@pytest.mark.parametrize("truth", TRUTHS[1:], ids=lambda truth: truth.name)
def test_other_truths_keep_the_error_below_the_released_and_the_intervals_honest(truth: Truth) -> None:
    found = judgement(made(truth))
    assert found.ratio <= 0.6
    assert 0.82 <= found.coverage <= 0.98


def test_departments_are_estimated_from_sums_of_released_teams(main: Released) -> None:
    found = judgement(rolled_up(main, 20))
    assert found.ratio <= 0.8
    assert found.coverage >= 0.85


def test_collaboration_is_the_sum_of_the_four_channels(results: Estimates) -> None:
    assert np.abs(results.values[:, 5] - results.values[:, :4].sum(axis=1)).max() < 1e-5


def test_an_estimate_lies_in_its_interval_and_nothing_is_below_zero(results: Estimates) -> None:
    assert (results.lows <= results.values).all() and (results.values <= results.highs).all()
    assert (results.lows >= 0).all()


@pytest.mark.parametrize("last", [0, 1, 5, 11])
def test_later_windows_change_no_digit_of_what_was_published(main: Released, results: Estimates, last: int) -> None:
    until = main.windows <= last
    published = Estimates(results.values[until], results.lows[until], results.highs[until])
    assert same(part(main, until), published)


def test_groups_that_come_and_go_change_no_digit_of_earlier_windows(main: Released) -> None:
    is_there = (main.groups + 3 * main.windows) % 7 != 0
    is_there &= (main.groups % 5 != 0) | (main.windows > 4)
    whole, until = part(main, is_there), main.windows[is_there] <= 6
    assert np.isfinite(whole.highs).all()
    published = Estimates(whole.values[until], whole.lows[until], whole.highs[until])
    assert same(part(main, is_there & (main.windows <= 6)), published)


def test_the_order_of_rows_changes_nothing(main: Released, results: Estimates) -> None:
    order = np.random.default_rng(3).permutation(main.groups.size)
    assert same(part(main, order), Estimates(results.values[order], results.lows[order], results.highs[order]))


def test_only_the_order_of_groups_and_the_distance_of_windows_count(main: Released, results: Estimates) -> None:
    groups, windows = main.groups * 7 - 1_000, main.windows - 40
    moved = estimate(groups, windows, main.head_counts, main.values[:, :5], main.noise_variances)
    assert same(moved, results)


def test_intervals_narrow_as_windows_go_by(main: Released, results: Estimates) -> None:
    widths = results.highs - results.lows
    assert widths[main.windows == 12].mean() < 0.85 * widths[main.windows == 0].mean()


def test_without_noise_and_clipping_the_value_comes_back() -> None:
    values = np.array([[8.0, 1.0, 1.0, 5.0, 2.0], [6.0, 0.5, 2.0, 4.0, 1.0], [9.0, 1.5, 0.5, 6.0, 2.5]])
    ones = np.ones(3, dtype=np.int64)
    found = estimate(np.arange(3), ones, 40 * ones, values, np.zeros(3))
    assert np.abs(found.values[:, :5] - values).max() < 0.15
    assert (found.highs - found.lows).max() < 0.8


ROWS = st.lists(st.tuples(st.integers(-3, 3), st.integers(-20, 20)), unique=True, max_size=12)
HOURS = st.floats(-1e15, 1e15)


@settings(deadline=None, derandomize=True, max_examples=25)
@given(ROWS, st.integers(1, 5_000), st.lists(HOURS, min_size=5, max_size=5), st.floats(0, 1e30))
def test_whatever_is_finite_gives_finite_intervals(
    rows: list[tuple[int, int]], heads: int, hours: list[float], variance: float
) -> None:
    groups, windows = (np.array([row[place] for row in rows], dtype=np.int64) for place in (0, 1))
    values = np.outer(np.cos(groups + windows), hours)
    found = estimate(groups, windows, np.full_like(groups, heads), values, np.full(groups.size, variance))
    for hours_found in (found.values, found.lows, found.highs):
        assert hours_found.shape == (len(rows), 6)
        assert np.isfinite(hours_found).all()


@pytest.mark.parametrize("deviation", [7.6, 1e6])
def test_one_group_in_one_window_keeps_its_value_and_says_how_wide_its_noise_is(deviation: float) -> None:
    one = np.ones(1, dtype=np.int64)
    found = estimate(one, one, 5 * one, np.array([MODEL.centre]), np.array([deviation**2]))
    assert found.values[0, 0] == pytest.approx(8, abs=0.5)
    assert found.highs[0, 0] - 8 == pytest.approx(1.645 * deviation, rel=0.1)


GOOD: dict[str, Any] = {
    "groups": np.array([1, 2]),
    "windows": np.array([1, 1]),
    "head_counts": np.array([5, 9]),
    "values": np.ones((2, 5)),
    "noise_variances": np.ones(2),
}
UNFIT = [
    ("groups", np.array([1, 1])), ("groups", np.array([1.0, 2.0])), ("groups", [1, 2]), ("groups", None),
    ("windows", np.array([1, None])), ("windows", np.array([1])), ("windows", np.array([0, 2**41])),
    ("head_counts", np.array([5, 0])), ("head_counts", np.array([True, True])),
    ("head_counts", np.ma.masked_array([5, 9], [False, True])),
    ("values", np.full((2, 5), 777.5).astype(object)), ("values", np.ones((2, 6))), ("values", np.ones(2)),
    ("values", np.full((2, 5), math.nan)), ("values", np.full((2, 5), math.inf)), ("values", np.full((2, 5), 7.775e16)),
    ("noise_variances", np.array([1, -777.5])), ("noise_variances", np.array([1, math.nan])),
    ("noise_variances", np.ones((2, 1))), ("noise_variances", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "unfit"), UNFIT, ids=range(len(UNFIT)))
def test_what_is_missing_or_out_of_bounds_is_refused_without_a_value(name: str, unfit: Any) -> None:
    estimate(**GOOD)
    with pytest.raises((TypeError, ValueError), match=r"^(?!.*77)") as refusal:
        estimate(**{**GOOD, name: unfit})
    assert "nan" not in str(refusal.value)


@pytest.mark.parametrize("centre", [(), (0.0,) * 5, (8, 1, 1, 5, math.nan), (8, 1, 1, 5, -2)])
def test_a_public_model_needs_five_hours(centre: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="centre"):
        PublicModel(centre)


@pytest.mark.parametrize("centre", [MODEL.centre, (1.0, 0, 0, 0, 0), (0.0, 0, 1, 0, 0), (1.0,) * 5, (0.0, 0, 0, 1, 1)])
def test_directions_are_orthonormal_whatever_the_centre(centre: tuple[float, ...]) -> None:
    directions = PublicModel(centre).directions
    assert np.abs(directions @ directions.T - np.eye(5)).max() < 1e-12


def test_clipping_is_undone_where_people_are_as_far_apart_as_assumed_and_not_inside_the_ball() -> None:
    mix, loads = np.array(MODEL.centre), np.array([0.5, 1.0, 1.5, 2.0])
    clipped = np.outer(loads, mix)
    likely, most = (allowances(clipped, mix, spreads, MODEL) for spreads in (LIKELY, FAR_APART))
    assert np.abs(likely[0]).max() < 0.01
    assert (np.diff(likely.sum(axis=1)) > 0).all()
    assert (most.sum(axis=1) >= likely.sum(axis=1)).all()


def test_margins_of_a_range_hold_ninety_percent_at_its_ends_and_wherever_between() -> None:
    normal = NormalDist().cdf
    for length in (0.0, 0.03, 0.4, 1.3, 3.1, 6.0, 40.0):
        margin = float(quantiles(np.array([length]))[0])
        at_an_end = normal(margin + length) - normal(-margin)
        in_the_middle = normal(margin + length / 2) - normal(-margin - length / 2)
        assert at_an_end == pytest.approx(0.9, abs=5e-4)
        assert in_the_middle >= at_an_end - 1e-9


def test_hypotheses_reach_from_no_memory_to_nearly_all() -> None:
    grid = hypotheses()
    assert {0.0, 0.99} <= set(grid.memory.ravel().tolist())
    assert (grid.spread(np.array([5.0]))[grid.by_size > 0] > grid.variance[grid.by_size > 0]).all()


@pytest.mark.slow
def test_a_thousand_teams_meet_the_target() -> None:
    found = judgement(made(Truth("a thousand teams")))
    assert found.ratio <= 0.45 and found.separate_ratio <= 0.18
    assert all(share is not None and 0.82 <= share <= 0.95 for share in found.bands)
    assert found.most_loaded is not None and found.most_loaded >= 0.65
