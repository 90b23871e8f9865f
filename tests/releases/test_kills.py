"""A build killed at any moment leaves a ledger from which the next build goes on: charged once, drawn once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipeline.ledger_tables import RELEASE_TABLES
from tests.conftest import ROOT
from tests.releases.conftest import Door

KILLS = 30


def start(opened: Door, target: Path) -> subprocess.Popen[bytes]:
    """The door in a process of its own."""
    places = {"target-path": target, "log-path": target / "logs", "project-dir": ROOT, "profiles-dir": ROOT}
    options = [part for name, path in places.items() for part in (f"--{name}", str(path))]
    dbt = [sys.executable, "-c", "from dbt.cli.main import cli; cli()"]
    command = [*dbt, "run", "--select", "path:models/doors/teams"]
    folders = {
        "WAREHOUSE_DIR": str(opened.house.warehouse_dir.resolve()),
        "LEDGER_DIR": str(opened.house.ledger_dir.resolve()),
    }
    return subprocess.Popen(
        [*command, *options],
        cwd=ROOT,
        env=os.environ | folders,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def forget_releases(opened: Door) -> None:
    """A ledger from before the first charge."""
    with duckdb.connect(str(opened.house.ledger_file)) as ledger:
        for table in RELEASE_TABLES:
            ledger.execute(f"delete from {table}")


def seconds_of_a_run(opened: Door, target: Path) -> float:
    """How long the door takes to charge and draw; the first run also parses the project."""
    forget_releases(opened)
    began = time.monotonic()
    assert start(opened, target).wait() == 0
    return time.monotonic() - began


@pytest.mark.slow
def test_a_build_killed_at_any_moment_charges_once_and_draws_once(
    door: Callable[..., Door], tmp_path: Path, seed: int = 20261123
) -> None:
    opened = door(("warehouse", "ledger"))
    charges, drawn = len(opened.charged), len(opened.drawn)
    whole_run = min(seconds_of_a_run(opened, tmp_path / "dbt") for _ in range(3))
    moments = random.Random(seed)
    found_halfway = set()
    for _ in range(KILLS):
        forget_releases(opened)
        process = start(opened, tmp_path / "dbt")
        time.sleep(moments.uniform(0.3, 1.0) * whole_run)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        charged, before = opened.charged, opened.drawn
        found_halfway.add((len(charged), len(before)))
        assert len(before) in (0, drawn)
        assert not before or len(charged) == charges
        assert start(opened, tmp_path / "dbt").wait() == 0
        assert len(opened.charged) == charges
        assert [row for row in opened.charged if row in charged] == charged
        assert len(opened.drawn) == drawn
        assert not before or opened.drawn == before
    assert len(found_halfway) > 1, "no kill came between the first charge and the last draw"
