"""A build that would show somebody publishes nothing; readers keep the old files and the ledger its days."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pytest

from pipeline.errors import BuildError
from pipeline.settings import BuildSettings
from tests.building import Builder, House
from tests.end_to_end import story as telling
from tests.end_to_end.test_failed_builds import state

CopyOfStory = Callable[[], House]
MARTS = {
    "scores": "update marts.score.insights_daily set source_used = ? where rowid = 3",
    "devices": "update marts.devices.device_health_daily set model = ? where rowid = 3",
}


@pytest.mark.parametrize("mart", MARTS)
def test_a_name_in_a_mart_stops_the_build(
    builder: Builder, copy_of_story: CopyOfStory, monkeypatch: pytest.MonkeyPatch, mart: str
) -> None:
    house = copy_of_story()
    before = state(house)
    somebody = telling.licensed_users(house.raw_dir)[3]

    def plant(settings: BuildSettings, *_: object) -> int:
        with duckdb.connect() as connection:
            connection.execute(f"attach '{settings.marts_file}' as marts")
            connection.execute(MARTS[mart], [somebody])
        return 0

    monkeypatch.setattr("pipeline.build.transform", plant)
    with pytest.raises(BuildError, match=r"values\.identifier: (score\.insights|devices\.device_health)_daily") as said:
        builder.build(house, telling.LATER)
    assert somebody.lower() not in str(said.value).lower()
    assert state(house) == before
    assert not list((house.warehouse_dir / "published").glob("*/.*"))


def test_a_name_in_a_log_stops_the_build(
    builder: Builder, copy_of_story: CopyOfStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = copy_of_story()
    before = state(house)
    log = house.warehouse_dir / ".dbt" / "logs" / "dbt.log"
    log.write_text(log.read_text() + f"could not convert {telling.licensed_users(house.raw_dir)[5]}\n")
    monkeypatch.setattr("pipeline.build.transform", lambda *_: 0)
    with pytest.raises(BuildError, match=r"side_doors\.identifier: \.dbt/logs/dbt\.log"):
        builder.build(house, telling.LATER)
    assert state(house) == before


@pytest.mark.slow
def test_a_raw_folder_called_as_somebody_is_not_published(builder: Builder, copy_of_story: CopyOfStory) -> None:
    house = copy_of_story()
    before = state(house)
    folder = house.raw_dir / telling.ORGANIZATION / "notes" / telling.licensed_users(house.raw_dir)[7]
    folder.mkdir(parents=True)
    (folder / "notes.json").write_text("[]")
    with pytest.raises(BuildError, match=r"values\.identifier: quality\.source_health\.table_name"):
        builder.build(house, telling.LATER)
    assert state(house) == before
