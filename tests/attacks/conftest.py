"""What an attacker has: the small demo's published files. What a judge has besides: its private files and ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attacks.cells import Cells
from tests.attacks.door import Door, door_of
from tests.building import House

ORGANIZATION = "contoso"


@pytest.fixture(scope="session")
def released(demo_build: House) -> House:
    """The small demo, two windows of which are out."""
    return demo_build


@pytest.fixture(scope="session")
def file(released: House) -> Path:
    """The published file with the team numbers."""
    return released.scores_file(ORGANIZATION)


@pytest.fixture(scope="session")
def cells(released: House) -> Cells:
    """Every published cell about teams beside the sums in the ledger."""
    return Cells.published(released, ORGANIZATION)


@pytest.fixture(scope="session")
def opened(released: House) -> Callable[..., Door]:
    """A door on copies of the demo's tables."""
    return lambda with_ledger=True: door_of(released, with_ledger)
