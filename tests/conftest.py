"""What every test shares: scratch folders in place of anybody's data, and one parse of the project."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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
