"""A small organization whose team numbers are out, and ways to come back to its door."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.transform import run_dbt
from tests.building import Builder, House, rows

RELEASED_ON = date(2026, 7, 4)
ORGANIZATION = "contoso"
DRAWN = "select * exclude (build_id) from released_team_sums order by all"
CHARGED = "select * from release_charges order by all"


class Door:
    """The release door of one house, opened again and again."""

    def __init__(self, house: House, builder: Builder) -> None:
        """Take a house whose private tables are built."""
        self.house, self._builder = house, builder

    def run(self, *arguments: str, command: str = "build", select: str = "path:models/doors/teams") -> Any:
        """A dbt command on the models of the door alone."""
        settings = self._builder.settings(self.house, RELEASED_ON)
        # As the pipeline's builds: no unit tests, whose expectations are those of the project's own variables.
        flags = ["--indirect-selection", "empty", "--exclude-resource-type", "unit_test"] if command == "build" else []
        return run_dbt(settings, [command, "--select", select, *flags, *arguments])

    @property
    def target_dir(self) -> Path:
        """Where dbt keeps its parse."""
        return self._builder.settings(self.house, RELEASED_ON).target_dir

    def build(self, **options: Any) -> Any:
        """The whole pipeline once more."""
        return self._builder.build(self.house, RELEASED_ON, **options)

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """Every released sum in the ledger."""
        return rows(self.house.ledger_file, DRAWN)

    @property
    def charged(self) -> list[dict[str, Any]]:
        """Every charge in the ledger."""
        return rows(self.house.ledger_file, CHARGED)


@pytest.fixture(scope="session")
def released(demo_build: House) -> House:
    """The small demo: contoso's settings say on, fabrikam's say off."""
    return demo_build


@pytest.fixture
def door(released: House, builder: Builder, tmp_path: Path) -> Callable[..., Door]:
    """A copy of the released house to go on from; `keep` names the folders that come along."""

    def opened(keep: tuple[str, ...] = ("raw", "warehouse", "ledger")) -> Door:
        house = House(tmp_path / "house")
        for folder in keep:
            shutil.copytree(released.base / folder, house.base / folder)
        return Door(house, builder)

    return opened
