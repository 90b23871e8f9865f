"""Whoever knows all others, two windows or five metrics, still faces the noise that hides one whole person."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attacks import office
from tests.attacks.cells import DEFINED
from tests.attacks.door import Door, steps

TEAMS, SIZES, IDS = 1_500, (2, 5, 30), 100
SCALE = 540.0
LEAVER = 1
SIGMAS = 6.0  # how far chance may carry a mean of draws before a test calls it a fault: once in 500 million runs

# Team t is led by 100 t and holds 100 t + 1 and so on; whoever is first leaves before the second window.
ROSTER = f"""
    select
        window_start,
        {IDS} * t + place as person_id,
        case when place > 0 then {IDS} * t end as manager_person_id,
        'everybody' as department
    from ({office.windows(2)}), range({TEAMS}) as teams (t), range({max(SIZES) + 1}) as places (place)
    where place <= {list(SIZES)}[t % 3 + 1] and not (place = {LEAVER} and number = 1)"""
TIMES = dict(zip((f"{name}_seconds" for name in office.COORDINATES), (7, 11, 13, 17, 19), strict=True))
SECONDS = f"""
    select window_start, person_id, {", ".join(f"person_id * {n} % 200000 as {one}" for one, n in TIMES.items())}
    from ({ROSTER}) where person_id % 10 <> 3"""


@pytest.fixture(scope="module")
def crowd() -> Door:
    """Teams of 2, 5 and 30 over two windows, released; each sum beside the exact one, and the noise between them."""
    door = office.opened(ROSTER, SECONDS)
    shown = {"released_groups", "released_means", "estimates_computed", "released_estimates", "group_metrics_released"}
    door.run(set(steps()) - shown - {"budget_released"})
    door.give(
        "noise",
        """select team_id, window_start, metric, released.head_count, manager_person_id, released_ticks,
            released_ticks - sum_ticks as noise
        from released_team_sums as released inner join team_surrogates using (organization_id, team_id)
        inner join int_team_sums using (organization_id, window_start, manager_person_id, metric)""",
    )
    return door


def column(door: Door, query: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([float(row[0]) for row in door.rows(query)])


def is_mean_of(values: np.ndarray[Any, Any], expected: float) -> bool:
    return bool(abs(values.mean() - expected) < SIGMAS * values.std() / math.sqrt(len(values)))


@pytest.mark.parametrize("people", SIZES)
def test_subtracting_everybody_else_leaves_one_person_under_the_whole_noise(crowd: Door, people: int) -> None:
    """Of a team of 2 as of 30: the last unknown person's rows are never nearer than one draw of the charged scale."""
    left = column(
        crowd,
        f"""with people as (
            select window_start, manager_person_id, person_id % {IDS} = 1 as is_unknown,
                unnest(contribution_ticks) as ticks, generate_subscripts(contribution_ticks, 1) as position
            from int_team_contributions
        ), known as (
            select window_start, manager_person_id, metric, sum(ticks) filter (where not is_unknown) as others,
                sum(ticks) filter (where is_unknown) as his
            from people inner join team_metric_definitions using (position) group by all
        )
        select released_ticks - others - his from noise inner join known using (window_start, manager_person_id, metric)
        where window_start = date '{office.FIRST}' and head_count = {people}""",
    )
    assert len(left) == 5 * TEAMS / len(SIZES)
    assert is_mean_of(np.abs(left), SCALE)
    assert is_mean_of(left**2, 2 * SCALE**2)
    assert is_mean_of(left, 0)


def test_comparing_the_windows_around_a_leaver_leaves_him_under_the_noise_of_both(crowd: Door) -> None:
    differences = column(
        crowd,
        f"""select after.noise - before.noise from noise as before inner join noise as after using (team_id, metric)
        where before.window_start = date '{office.FIRST}' and after.window_start > before.window_start
        and before.head_count = after.head_count + 1""",
    )
    assert len(differences) == 5 * TEAMS
    assert is_mean_of(differences**2, 4 * SCALE**2)


def test_the_five_metrics_of_a_team_have_five_draws_that_neither_repeat_nor_cancel(crowd: Door) -> None:
    noise = np.array(crowd.rows("pivot noise on metric using any_value(noise) group by team_id, window_start"))
    draws = noise[:, 2:].astype(float)
    assert draws.shape == (2 * TEAMS, 5)
    together = np.corrcoef(draws, rowvar=False) - np.eye(5)
    assert np.abs(together).max() < SIGMAS / math.sqrt(len(draws))
    assert is_mean_of(draws.mean(axis=1) ** 2, 2 * SCALE**2 / 5)


def test_a_manager_of_one_sees_no_figure_and_his_one_report_has_a_whole_draw(crowd: Door) -> None:
    alone = office.opened(
        office.literal_roster({1: None, 2: 1, **{3 + n: 2 for n in range(6)}}), office.literal_seconds({})
    )
    alone.run()
    shown = alone.mappings("from group_metrics_released where head_count = 1")
    assert {row["level"] for row in shown} == {"team", "department"}
    figures = ("released_value", "estimate", "estimate_low_90", "estimate_high_90")
    assert all(row[name] is None for row in shown for name in figures)
    assert {(row["status"], row["reading"]) for row in shown} == {("below_minimum", "cannot tell")}
    assert alone.rows("select distinct noise_scale_ticks, sensitivity_ticks from release_charges") == [(540, 1080)]


ANY_SECONDS = st.one_of(
    st.integers(0, 604_800),
    st.sampled_from([-(2**62), -1, 0, 168 * 3_600, 10**6 * 300, 2**62]),
    st.integers(-(2**62), 2**62),
)
vectors = st.one_of(st.none(), st.tuples(*[ANY_SECONDS] * 5))
TWO_TEAMS = office.literal_roster({1: None, 2: None} | {10 + n: 1 for n in range(3)} | {20 + n: 2 for n in range(3)})


@pytest.fixture(scope="module")
def changing() -> Door:
    return office.opened(TWO_TEAMS, office.literal_seconds({}))


def sums(door: Door, others: list[Any], one: Any) -> dict[tuple[int, str], int]:
    """The exact sums, with one person's vector as given; None for silence."""
    given = {10 + n: vector for n, vector in enumerate([one, *others]) if vector is not None}
    door.give(
        "int_collaboration_windows", f"select 'office' as organization_id, * from ({office.literal_seconds(given)})"
    )
    door.run(name for name in steps() if name.startswith("int_"))
    found = door.rows("select manager_person_id, metric, sum_ticks from int_team_sums")
    return {(manager, metric): ticks for manager, metric, ticks in found}


@settings(max_examples=25, deadline=None)
@given(st.tuples(vectors, vectors), vectors, vectors)
def test_whatever_one_person_did_moves_his_teams_sums_by_the_charged_sensitivity_at_most(
    changing: Door, others: tuple[Any, Any], one: Any, other: Any
) -> None:
    """168 hours a week, a million mails, less than nothing: the vector is charged and bounded as a whole."""
    before, after = sums(changing, list(others), one), sums(changing, list(others), other)
    moved = {key: abs(after[key] - before[key]) for key in before}
    assert sum(moved[1, metric] for metric in DEFINED) <= 2 * SCALE
    assert not any(moved[2, metric] for metric in DEFINED)


def test_all_coordinates_together_cost_what_the_window_is_charged(crowd: Door) -> None:
    """Averaging correlated metrics cannot beat epsilon: it bounds the vector, whose L1 length the scale covers."""
    charges = crowd.mappings("from release_charges")
    radii = {int(row["radius_ticks"]) for row in office.seed("release_policies")}
    assert len(charges) == 2 and radii == {540}
    for charge in charges:
        assert charge["sensitivity_ticks"] == 2 * max(radii)
        assert charge["sensitivity_ticks"] / Decimal(charge["noise_scale_ticks"]) <= charge["epsilon"] == 2
