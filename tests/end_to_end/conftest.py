"""One small organization in a few builds, told once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.building import Builder, House
from tests.end_to_end import story as telling
from tests.end_to_end.story import Story


@pytest.fixture(scope="session")
def small_raw(scratch: Path) -> Path:
    """The raw files of a small organization, complete."""
    folder = scratch / "small" / "raw"
    telling.small_organization(folder)
    return folder


@pytest.fixture(scope="session")
def planted_faults(scratch: Path) -> dict[tuple[str, str, str, int], str]:
    """What is planted in the story's first part."""
    return telling.plant_faults(scratch / "story" / "raw")


@pytest.fixture(scope="session")
def story(builder: Builder, scratch: Path, small_raw: Path, planted_faults: object) -> Story:
    """First build, the same build again, a later build with more files, late mail and a longer list of exclusions."""
    house = House(scratch / "story")

    def built(day: date) -> telling.Snapshot:
        return telling.snapshot(house, builder.build(house, day).new_days)

    telling.deliver(small_raw, house.raw_dir, telling.FIRST)
    first = built(telling.FIRST)
    again = built(telling.FIRST)
    telling.deliver(small_raw, house.raw_dir, telling.LATER)
    people = telling.licensed_users(small_raw)
    telling.deliver_late_mail(house.raw_dir, people[0])
    telling.exclude(house.raw_dir, people[5:15])
    return Story(house, first, again, built(telling.LATER))


@pytest.fixture
def copy_of_story(story: Story, tmp_path: Path) -> Callable[[], House]:
    """A copy of the story's house to go on from."""
    return lambda: telling.copy_house(story.house, tmp_path)
