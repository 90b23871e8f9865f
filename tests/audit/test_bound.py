"""The auditor finds what is there, and no more: laws whose epsilon is known on paper."""

import math

import numpy as np
import pytest

from audit.bound import epsilon_lower_bound
from audit.outputs import NO_ROW, NO_VALUE, SHOWN, Outputs

RUNS = 20_000


@pytest.fixture
def chance() -> np.random.Generator:
    return np.random.default_rng(20241)


def tossed(chance: np.random.Generator, share: float) -> Outputs:
    return Outputs.shown((chance.random(RUNS) < share).astype(np.int64))


def test_randomized_response_is_measured_at_its_epsilon(chance: np.random.Generator) -> None:
    bound = epsilon_lower_bound(tossed(chance, 0.75), tossed(chance, 0.25))
    assert 0.9 * math.log(3) < bound.epsilon <= math.log(3)


def test_a_leak_toward_the_second_input_counts_as_much(chance: np.random.Generator) -> None:
    bound = epsilon_lower_bound(tossed(chance, 0.001), tossed(chance, 0.1))
    assert bound.epsilon > 0.7 * math.log(100)


def test_equal_inputs_tell_nothing(chance: np.random.Generator) -> None:
    draws = chance.laplace(0, 540, (2, RUNS, 5)).astype(np.int64)
    assert epsilon_lower_bound(Outputs.shown(draws[0]), Outputs.shown(draws[1])).epsilon < 0.1


def test_a_loss_spread_over_cells_is_added_up(chance: np.random.Generator) -> None:
    draws = np.rint(chance.laplace(0, 500, (2, RUNS, 5))).astype(np.int64)
    shifted = draws[1] + np.array([200, -200, 200, -200, 200])
    bound = epsilon_lower_bound(Outputs.shown(draws[0]), Outputs.shown(shifted))
    assert 1 < bound.epsilon <= 2


@pytest.mark.parametrize("state", [NO_ROW, NO_VALUE])
def test_what_is_missing_tells_by_being_missing(chance: np.random.Generator, state: int) -> None:
    whole = Outputs.shown(chance.integers(0, 9, (RUNS, 3)))
    states = np.full((RUNS, 3), SHOWN, dtype=np.int8)
    states[:, 1] = state
    assert epsilon_lower_bound(whole, Outputs(whole.names, whole.values, states)).epsilon > 5


def test_noise_shared_by_two_cells_cancels(chance: np.random.Generator) -> None:
    shared = np.rint(chance.laplace(0, 540, (2, RUNS))).astype(np.int64)
    one = np.column_stack([shared[0], shared[0]])
    other = np.column_stack([shared[1], shared[1] + 1])
    assert epsilon_lower_bound(Outputs.shown(one), Outputs.shown(other)).epsilon > 5


def test_low_bits_of_floating_point_noise_are_read(chance: np.random.Generator) -> None:
    draws = chance.laplace(0, 540, (2, RUNS, 1))
    assert epsilon_lower_bound(Outputs.shown(draws[0]), Outputs.shown(draws[1] + 1080)).epsilon > 4


def test_outputs_of_different_runs_or_cells_are_refused() -> None:
    runs = Outputs.shown(np.zeros(1_000, dtype=np.int64))
    for other in (runs.part(0, 900), Outputs.shown(np.zeros((1_000, 2), dtype=np.int64))):
        with pytest.raises(ValueError, match="same cells"):
            epsilon_lower_bound(runs, other)
    with pytest.raises(ValueError, match="at least"):
        epsilon_lower_bound(runs.part(0, 100), runs.part(0, 100))
