"""The benchmark of draws runs and says what it measured."""

import pytest

from benchmarks import draws


def test_every_sampler_is_timed_and_every_timing_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draws, "existing_python", lambda name: None)
    timings = draws.samplers(share=0.001)
    assert [one.seconds is None for one in timings] == [False] * 4 + [True]
    year, peak_bytes = draws.back_fill(teams=2)
    assert year.draws == 2 * draws.METRICS * draws.WEEKS
    page = draws.page([*timings, year, draws.window(values=3_000)], peak_bytes, load=0.0).splitlines()
    rows = [line.split(" | ") for line in page if line.startswith("| ")]
    assert {len(row) for row in rows} == {len(draws.HEADINGS)}
    assert len(rows) == 2 + 7
