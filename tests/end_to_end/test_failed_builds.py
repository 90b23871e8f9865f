"""A build that fails publishes nothing: files and ledger are as the last good build left them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.errors import BuildError
from tests.building import Builder, House, published_in_ledger
from tests.end_to_end import story as telling

CopyOfStory = Callable[[], House]


def state(house: House) -> dict[str, Any]:
    """Bytes of every file readers can reach, and the ledger's published rows."""
    folder = house.warehouse_dir / "published"
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {"files": files, "ledger": published_in_ledger(house)}


def test_a_landed_file_that_cannot_be_read_stops_the_build(builder: Builder, copy_of_story: CopyOfStory) -> None:
    house = copy_of_story()
    before = state(house)
    landed = house.warehouse_dir / "landing" / "apps_admin" / "release_calendar" / telling.ORGANIZATION
    (landed / "broken.parquet").write_bytes(b"PAR1 this is no Parquet file PAR1")
    with pytest.raises(BuildError, match="stg_apps_admin__release_calendar"):
        builder.build(house, telling.LATER)
    assert state(house) == before


def test_models_that_cannot_be_built_publish_nothing(
    builder: Builder, copy_of_story: CopyOfStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = copy_of_story()
    before = state(house)

    def fail(*_: object) -> int:
        raise BuildError("planted")

    monkeypatch.setattr("pipeline.build.transform", fail)
    with pytest.raises(BuildError, match="planted"):
        builder.build(house, telling.LATER)
    assert state(house) == before


@pytest.mark.parametrize("step", ["pipeline.build.Ledger.append_published", "pipeline.publish._write_file"])
def test_a_build_that_fails_while_it_publishes_leaves_no_half(
    builder: Builder, copy_of_story: CopyOfStory, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    house = copy_of_story()
    before = state(house)

    def fail(*_: object, **__: object) -> int:
        raise OSError("no space left on the disk")

    monkeypatch.setattr("pipeline.build.transform", lambda *_: 0)
    monkeypatch.setattr(step, fail)
    with pytest.raises(OSError, match="no space"):
        builder.build(house, telling.LATER)
    assert state(house) == before


def test_files_that_a_killed_build_left_unpublished_are_removed(
    builder: Builder, copy_of_story: CopyOfStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = copy_of_story()
    leftover = house.scores_file(telling.ORGANIZATION).with_name(".scores.duckdb.new")
    leftover.write_bytes(b"days that no ledger holds")
    monkeypatch.setattr("pipeline.build.transform", lambda *_: 0)
    builder.build(house, telling.LATER)
    assert not leftover.exists()
