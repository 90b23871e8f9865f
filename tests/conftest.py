"""What every test shares: scratch folders in place of anybody's data, and one parse of the project."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.building import Builder, House

ROOT = Path(__file__).resolve().parent.parent
os.environ |= {
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
}


@pytest.fixture(scope="session", autouse=True)
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of this run's own. No test can reach the warehouse or the ledger somebody works with."""
    folder = tmp_path_factory.mktemp("scratch")
    with pytest.MonkeyPatch.context() as environment:
        for name in ("RAW_DIR", "WAREHOUSE_DIR", "LEDGER_DIR"):
            path = folder / name.removesuffix("_DIR").lower()
            path.mkdir(mode=0o700)
            environment.setenv(name, str(path))
        yield folder


@pytest.fixture(scope="session")
def artifacts(scratch: Path) -> Path:
    """The folder with manifest.json of a parse of this checkout."""
    from dbt.cli.main import dbtRunner

    # Kept between runs and apart from anybody's build, so that only what changed is parsed again.
    target = ROOT / "target" / "tests"
    places = {"project-dir": ROOT, "profiles-dir": ROOT, "target-path": target, "log-path": scratch / "logs"}
    outcome = dbtRunner().invoke(
        ["--quiet", "parse", *(part for name, path in places.items() for part in (f"--{name}", str(path)))]
    )
    if not outcome.success:
        pytest.fail(f"the project does not parse: {outcome.exception}", pytrace=False)
    return target


@pytest.fixture(scope="session")
def manifest(artifacts: Path) -> dict[str, Any]:
    """The parsed project."""
    parsed: dict[str, Any] = json.loads((artifacts / "manifest.json").read_text())
    return parsed


@pytest.fixture(scope="session")
def builder(artifacts: Path, scratch: Path) -> Builder:
    """Runs builds of this session, which share one parse of the project."""
    from tests.building import Builder

    for name in ("warehouse", "ledger"):
        (scratch / name).rmdir()  # links from here on
    parse_dir = scratch / "dbt"
    parse_dir.mkdir()
    shutil.copy(artifacts / "partial_parse.msgpack", parse_dir)
    return Builder(scratch, parse_dir)


@pytest.fixture(scope="session")
def demo_build(builder: Builder, scratch: Path) -> House:
    """Both demo organizations, smaller than in `make demo`, built once."""
    from demo.generate import generate
    from demo.settings import SEED, organization
    from tests.building import House

    house = House(scratch / "demo")
    organizations = [organization("contoso", 60), organization("fabrikam", 30)]
    generate(house.raw_dir, organizations, 75, "2026-06-30", SEED)
    builder.build(house, build_date=date(2026, 7, 4))
    return house


@pytest.fixture(scope="session")
def whole_demo_build(builder: Builder, scratch: Path) -> House:
    """Both demo organizations as `make demo` builds them."""
    from demo.__main__ import main
    from tests.building import House

    house = House(scratch / "whole_demo")
    main(["--out", str(house.raw_dir)])
    builder.build(house, build_date=date(2026, 11, 10))
    return house
