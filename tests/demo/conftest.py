"""One small demo, made once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo.generate import generate
from demo.settings import SEED, organization

PEOPLE, DAYS, END = 45, 70, "2026-07-31"


@pytest.fixture(scope="session")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "raw"
    chosen = [organization("contoso", PEOPLE), organization("fabrikam", 20)]
    generate(folder, chosen, DAYS, END, SEED)
    return folder
