"""The script that benchmarks compare with gives the answers of the build."""

import math

import pytest

from benchmarks.floor import Answer, built_answers, differences, last_day, run_floor
from benchmarks.measure import BUILD_PHASES, measure
from benchmarks.results import exponent
from tests.building import House


def test_the_floor_answers_what_the_build_answers(demo_build: House) -> None:
    day = last_day(demo_build.warehouse_dir, "contoso")
    floor = run_floor(demo_build.warehouse_dir, "contoso", day)
    assert len(floor.answers) == 5
    assert differences(floor.answers, built_answers(demo_build.warehouse_dir, "contoso", day)) == []


@pytest.mark.parametrize("other", [(3, 9, 41.000001), (4, 9, 41.0), (3, 8, 41.0), (3, 9, None), None])
def test_answers_that_differ_are_named(other: Answer | None) -> None:
    same: dict[str, Answer] = {"meetings": (3, 9, 41.0)}
    changed = {} if other is None else {"meetings": other}
    assert differences(same, same) == []
    assert [line.split(":")[0] for line in differences(same, changed)] == ["meetings"]


@pytest.mark.slow
def test_a_benchmark_runs_to_its_end_on_any_day() -> None:
    measured = measure(people=60, days=35)
    assert measured.differences == [] and measured.floor_seconds
    assert all(measured.seconds[phase] > 0 for phase in BUILD_PHASES)


@pytest.mark.parametrize("power", [1.0, 1.5])
def test_the_exponent_is_the_power_of_growth(power: float) -> None:
    points = [(events, 3 * events**power) for events in (1e4, 1e5, 4e6)]
    assert math.isclose(exponent(points), power)
