"""The utility benchmark invents, adds up and draws what it says."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from benchmarks.drawing import PANELS, picture
from benchmarks.truth import BALL, BOX_TICKS, Released, Truth, released, rolled_up, summed
from benchmarks.utility import Judged, cells, estimated, judged, judged_together, meets_the_target, page
from tests.udfs.chance import RepeatedBits

SMALL = Truth("small", teams=12, windows=2)


@pytest.fixture(scope="module")
def rows() -> Released:
    return released(SMALL, entropy=RepeatedBits("benchmark"))


def test_sums_over_teams_are_exact_unclipped_on_the_ball_and_in_boxes() -> None:
    seconds = np.array([[115_200, 14_400, 14_400, 72_000, 28_800], [14_400_000, 0, 0, 0, 0], [0, 0, 0, 0, 720]])
    window = summed(seconds, np.array([0, 0, 2]), 3)
    assert window.seconds[:, 5].tolist() == [115_200 + 14_400 + 14_400 + 72_000 + 14_400_000, 0, 0]
    assert window.on_ball.tolist() == [BALL.clip(seconds)[1].tolist(), [0] * 5, BALL.clip(seconds)[2].tolist()]
    assert window.in_boxes[0, 0] == 160 + BOX_TICKS[0]
    assert window.beyond_ball == pytest.approx(1 / 3)


def test_a_department_is_the_mean_of_its_people_with_the_noise_of_its_draws(rows: Released) -> None:
    department = rolled_up(rows, 4)
    first = slice(0, 4)
    heads = rows.head_counts[first]
    assert department.head_counts[0] == heads.sum()
    assert department.values[0] == pytest.approx((rows.values[first] * heads[:, None]).sum(axis=0) / heads.sum())
    assert department.noise_variances[0] == pytest.approx(4 * 2 * 27**2 / heads.sum() ** 2)


def test_the_page_and_the_picture_show_every_truth_and_team(rows: Released) -> None:
    found = judged("small", *judged_together([rows, rows]))
    assert found.estimate == pytest.approx(judged("small", rows, estimated(rows)).estimate)
    assert "| " + " | ".join(cells(found)) + " |" in page([found])
    drawing = ElementTree.fromstring(picture(rows, estimated(rows)))
    assert sum("people" in (text.text or "") for text in drawing.iter("{http://www.w3.org/2000/svg}text")) == PANELS


GOOD = Judged("good", 0.05, 10, 4, 1.5, 0.9, (0.9, 0.85, None, 0.94), 0.7, [])


@pytest.mark.parametrize(
    "missed",
    [{"released": 2.9}, {"separate": 7.4}, {"most_loaded": 0.59}, {"bands": (0.9, 0.79)}, {"bands": (0.9, 0.96)}],
    ids=str,
)
def test_missing_one_part_of_the_target_is_missing_it(missed: dict[str, Any]) -> None:
    assert meets_the_target(GOOD)
    assert not meets_the_target(replace(GOOD, **missed))
