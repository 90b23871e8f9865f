"""The comparison with other libraries: our side and the page always, the libraries themselves among the slow tests."""

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from benchmarks.peers import __main__ as comparing
from benchmarks.peers import ours, problem
from benchmarks.peers.environments import PEERS, NotInstalled, Peer
from benchmarks.peers.page import Row, overall, page

NEARLY_NO_NOISE = 10**6


@pytest.fixture(scope="module")
def data() -> ours.Data:
    return ours.invent(teams=60, windows=3)


def test_peers_read_the_people_we_release(data: ours.Data, tmp_path: Path) -> None:
    ours.write(data, tmp_path)
    heads, sums = problem.read_head_counts(tmp_path), np.zeros_like(data.truth)
    for window, people in problem.by_window(problem.read_people(tmp_path)):
        assert len({one.person for one in people}) == len(people) == data.team.size
        for one in people:
            sums[window, one.team] += np.array(one.hours) / heads[one.team]
    np.testing.assert_allclose(sums, data.truth, atol=1e-3)


def test_what_a_peer_hands_back_is_read_as_it_meant_it(data: ours.Data, tmp_path: Path) -> None:
    windows, teams = data.truth.shape[:2]
    truth = {(window, team): data.truth[window, team].tolist() for team in range(teams) for window in range(windows)}
    problem.write_answer(tmp_path, "numpy", [problem.timed("the truth", lambda: truth)])
    [run] = json.loads((tmp_path / problem.ANSWER).read_text())["runs"]
    assert overall(ours.as_array(run["rows"], data.truth.shape), data.truth) == 0


def test_our_error_is_that_of_the_noise_and_the_estimate_lowers_it(data: ours.Data) -> None:
    released, estimated = (row.means for row in comparing.our_rows(data, Fraction(2)))
    assert released is not None and estimated is not None
    noise = np.sqrt(np.mean(2 * (problem.RADIUS / data.heads) ** 2) * (5 + 4) / 6)
    assert 0.8 * noise < overall(released, data.truth) < 1.4 * noise
    assert overall(estimated, data.truth) < 0.7 * overall(released, data.truth)


def test_a_library_that_cannot_be_installed_is_a_row_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(peer: Peer) -> Path:
        raise NotInstalled("no version fits")

    monkeypatch.setattr(comparing, "python_of", refuse)
    text = page(comparing.compare(8, 2, 2, PEERS))
    for peer in PEERS:
        assert f"| {peer.title} | could not be installed: no version fits | - |" in text
    tables = [line.count(" | ") for line in text.splitlines() if line.startswith("| ")]
    assert sorted(set(tables)) == [3, 11]


def test_every_peer_is_locked() -> None:
    assert all(peer.lock.read_text().count("==") for peer in PEERS)


@pytest.mark.slow
def test_every_peer_answers_the_same_question() -> None:
    found = comparing.compare(8, 2, NEARLY_NO_NOISE, PEERS)
    peers: list[Row] = [row for row in found.rows if row.library != "this project"]
    assert len(peers) == 8
    for row in peers:
        assert row.means is not None
        assert overall(row.means, found.truth) < 1.5, row.configuration
