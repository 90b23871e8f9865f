"""Whoever reads the published files can open nothing else of a build."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from tests.building import Builder, House
from tests.end_to_end import story as telling


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in (folder, *folder.rglob("*")) if mode(path) & 0o077]


def test_private_folders_have_mode_700(demo_build: House) -> None:
    warehouse = demo_build.warehouse_dir
    for folder in (warehouse / "landing", warehouse / ".dbt", warehouse / ".tmp", demo_build.ledger_dir):
        assert mode(folder) == 0o700, folder


def test_nothing_in_the_warehouse_but_what_is_published_opens_to_others(demo_build: House) -> None:
    private = [path for path in demo_build.warehouse_dir.iterdir() if path.name != "published"]
    assert {"landing", "private.duckdb", "marts.duckdb"} <= {path.name for path in private}
    assert [found for path in private for found in open_to_others(path)] == []


def test_the_ledger_opens_to_nobody_else(demo_build: House) -> None:
    assert open_to_others(demo_build.ledger_dir) == []


def test_readers_reach_the_published_files(demo_build: House) -> None:
    assert len(demo_build.published_files) == 4
    for file in demo_build.published_files:
        assert mode(file) == 0o644
        assert all(mode(folder) & 0o005 == 0o005 for folder in (file.parent, file.parent.parent))
    assert mode(demo_build.warehouse_dir) & 0o001


def test_a_published_file_keeps_the_rights_its_owner_gave_it_and_private_ones_are_closed_again(
    builder: Builder, copy_of_story: Callable[[], House], monkeypatch: object
) -> None:
    house = copy_of_story()
    devices = house.scores_file(telling.ORGANIZATION).with_name("device_health.duckdb")
    devices.chmod(0o640)
    house.private_file.chmod(0o666)
    monkeypatch.setattr("pipeline.build.transform", lambda *_: 0)  # type: ignore[attr-defined]
    builder.build(house, telling.LATER)
    assert mode(devices) == 0o640
    assert mode(house.private_file) == 0o600
