"""How files are named, ordered, cut, repeated or packed changes no figure."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

from demo.generate import generate
from demo.settings import SEED, organization
from tests.building import Builder, House, tables
from tests.end_to_end import story, variations

pytestmark = pytest.mark.slow

PEOPLE, DAYS = 32, 40
DOORS = ("doors.category_scores_daily_exact", "doors.insights_daily_exact")
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def plain(builder: Builder, scratch: Path) -> House:
    """A tiny organization as the generator delivers it."""
    house = House(scratch / "plain")
    generate(house.raw_dir, [organization(story.ORGANIZATION, PEOPLE)], DAYS, story.END.isoformat(), SEED)
    builder.build(house, story.LAST)
    return house


def doors(house: House) -> Rows:
    found = tables(house.private_file)
    return {name: found[name] for name in DOORS}


def differences(house: House, plain: House) -> list[tuple[Any, ...]]:
    mine, theirs = doors(house), doors(plain)
    return [row for name in DOORS for row in sorted(set(mine[name]) ^ set(theirs[name]), key=str)]


def test_there_is_something_to_compare(plain: House) -> None:
    scores = doors(plain)[DOORS[0]]
    assert {row[2] for row in scores if row[6] is not None} >= {"communication", "meetings", "content_collaboration"}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_form_of_a_delivery_changes_nothing(builder: Builder, plain: House, tmp_path: Path, seed: int) -> None:
    house = House(tmp_path)
    variations.varied(plain.raw_dir, house.raw_dir, Random(seed))
    names = [{path.name for path in one.raw_dir.rglob("*.*")} for one in (house, plain)]
    assert not {name for name in names[0] & names[1] if not name.startswith("received=")}
    builder.build(house, story.LAST)
    assert differences(house, plain) == []


def test_an_operation_nobody_knows_changes_nothing(builder: Builder, plain: House, tmp_path: Path) -> None:
    house = House(tmp_path)
    shutil.copytree(plain.raw_dir, house.raw_dir)
    variations.add_unknown_operations(house.raw_dir, DAYS)
    builder.build(house, story.LAST)
    assert differences(house, plain) == []
