"""Subtracting published figures from each other gives released sums back, each with all of its noise, and no more."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.attacks import office
from tests.attacks.cells import CHANNELS, DEFINED, NEARLY, TICK, Cell, Cells, centre

# Who has whom as reports: 1 leads 2 and 3, 2 leads 4 and 5, and so on; teams of 2, 5, 4, 6, 1 and 7.
DEEP = {1: None, 2: 1, 3: 1, 4: 2, 5: 2} | {10 + n: 2 for n in range(3)} | {20 + n: 3 for n in range(4)}
DEEP |= {30 + n: 4 for n in range(6)} | {40: 5} | {50 + n: 20 for n in range(7)}
SIZES = {2, 5, 4, 6, 1, 7}
SECONDS = {person: (40_000 * (person % 5), 7_200, 3_600, 50_000, 9_000) for person in DEEP}


@pytest.fixture(scope="module")
def deep() -> Cells:
    """A small organization of five levels in which some teams are below the minimum."""
    door = office.opened(office.literal_roster(DEEP), office.literal_seconds(SECONDS))
    return Cells.behind(door.run(), "office")


@pytest.fixture(params=["demo", "deep"])
def any_cells(request: pytest.FixtureRequest, cells: Cells, deep: Cells) -> Cells:
    return {"demo": cells, "deep": deep}[request.param]


def test_the_deep_organization_has_small_teams_and_small_remainders(deep: Cells) -> None:
    assert set(deep.heads.values()) == SIZES
    assert {cell.level for cell in deep.shown if cell.ticks is None} >= {"team", "tree"}
    assert {cell.level for cell in deep.shown if cell.ticks is not None} == {
        "team",
        "department",
        "tree",
        "organization",
    }


def test_every_published_figure_is_a_sum_of_released_sums(any_cells: Cells) -> None:
    shown = [cell for cell in any_cells.shown if cell.ticks is not None]
    assert shown
    for cell in shown:
        teams = any_cells.groups[cell.window_start, cell.level, cell.group]
        assert cell.whole_ticks == any_cells.sum_of(cell.window_start, teams, cell.metric)
        assert cell.head_count == sum(any_cells.heads[cell.window_start, team] for team in teams)


def test_a_rollup_minus_its_other_teams_is_a_released_sum_with_full_noise(any_cells: Cells) -> None:
    """Also where the team itself is too small to be shown: what comes back is the sum that was drawn for it."""
    rollups = [cell for cell in any_cells.shown if cell.ticks is not None and cell.metric in DEFINED]
    tried = 0
    for cell in rollups:
        teams = any_cells.groups[cell.window_start, cell.level, cell.group]
        for hidden in teams:
            others = any_cells.sum_of(cell.window_start, teams - {hidden}, cell.metric)
            assert cell.whole_ticks - others == any_cells.sums[cell.window_start, hidden, cell.metric]
            tried += 1
    assert tried > 100


def test_no_pair_of_published_figures_isolates_people_without_a_whole_draw(any_cells: Cells) -> None:
    """Sum and difference of any two of a window and metric: whole teams, each with the noise it was drawn with."""
    shown = [cell for cell in any_cells.shown if cell.ticks is not None and cell.metric == "call_hours"]
    for one, other in combinations(shown, 2):
        if one.window_start == other.window_start:
            for sign in (1, -1):
                assert_made_of_draws(any_cells, one, other, sign)


def assert_made_of_draws(cells: Cells, one: Cell, other: Cell, sign: int) -> None:
    members = [cells.groups[cell.window_start, cell.level, cell.group] for cell in (one, other)]
    counts = {team: (team in members[0]) + sign * (team in members[1]) for team in members[0] | members[1]}
    left = {team: count for team, count in counts.items() if count}
    drawn = sum(count * cells.sums[one.window_start, team, one.metric] for team, count in left.items())
    assert one.whole_ticks + sign * other.whole_ticks == drawn
    people = one.head_count + sign * other.head_count
    assert people == sum(count * cells.heads[one.window_start, team] for team, count in left.items())
    if people:
        assert left, "people are left over, and no noise with them"


def test_the_organization_minus_mine_is_what_the_other_teams_were_released_as(any_cells: Cells) -> None:
    whole = [cell for cell in any_cells.shown if cell.level == "organization" and cell.metric in DEFINED]
    for cell in whole:
        teams = any_cells.groups[cell.window_start, "organization", cell.group]
        for mine in teams:
            left = cell.whole_ticks - any_cells.sums[cell.window_start, mine, cell.metric]
            assert left == any_cells.sum_of(cell.window_start, teams - {mine}, cell.metric)


def test_an_organization_of_one_team_shows_one_figure_under_each_name() -> None:
    alone = {1: None} | {10 + n: 1 for n in range(6)}
    cells = Cells.behind(office.opened(office.literal_roster(alone), office.literal_seconds({})).run(), "office")
    for metric in DEFINED:
        figures = {cell.level: cell.ticks for cell in cells.shown if cell.metric == metric}
        assert len(figures) == 4 and len(set(figures.values())) == 1


def test_collaboration_hours_are_the_released_channels_added_up_exactly(any_cells: Cells) -> None:
    by_group: dict[tuple[object, ...], dict[str, int]] = {}
    for cell in any_cells.shown:
        if cell.ticks is not None:
            by_group.setdefault((cell.window_start, cell.level, cell.group), {})[cell.metric] = cell.whole_ticks
    assert by_group
    for figures in by_group.values():
        assert figures.keys() == {*DEFINED, "collaboration_hours"}
        assert figures["collaboration_hours"] == sum(figures[channel] for channel in CHANNELS)


def test_nothing_but_whole_ticks_comes_out_and_nothing_is_clamped(any_cells: Cells) -> None:
    """No residue of rounding or floating point to read a true sum from; hours below zero stay as they were drawn."""
    ticks = [cell.ticks for cell in any_cells.shown if cell.ticks is not None]
    assert all(abs(value - round(value)) < NEARLY for value in ticks)
    assert all(isinstance(value, int) for value in any_cells.sums.values())
    none = {metric: -centre(metric) / TICK for metric in {cell.metric for cell in any_cells.shown}}
    assert any(cell.ticks is not None and cell.ticks < none[cell.metric] * cell.head_count for cell in any_cells.shown)


def test_groups_are_those_of_the_roster_and_no_finer(any_cells: Cells) -> None:
    assert {(cell.window_start, cell.level, cell.group) for cell in any_cells.shown} == any_cells.groups.keys()
    assert {level for _, level, _ in any_cells.groups} == {"team", "department", "tree", "organization"}
    assert {group for _, level, group in any_cells.groups if level == "tree"} <= {team for _, team in any_cells.heads}
