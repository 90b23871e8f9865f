"""One house for all architecture tests."""

from typing import Any

import pytest

from tests.architecture.house import House


@pytest.fixture(scope="session")
def house(manifest: dict[str, Any]) -> House:
    return House(manifest)
