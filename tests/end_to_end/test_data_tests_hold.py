"""Builds run the tests that guard what is published; here every data test of the project meets the demo."""

from __future__ import annotations

from datetime import date

import pytest
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner

from pipeline.settings import PROJECT_DIR
from tests.building import Builder, House

MANY = 300


def test_every_data_test_holds_on_the_demo(
    builder: Builder, demo_build: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = builder.settings(demo_build, date(2026, 7, 4))
    monkeypatch.setenv("WAREHOUSE_DIR", str(settings.warehouse_dir))
    monkeypatch.setenv("LEDGER_DIR", str(settings.ledger_dir))
    places = {"project-dir": PROJECT_DIR, "profiles-dir": PROJECT_DIR, "target-path": settings.target_dir}
    arguments = ["test", "--selector", "promises", "--log-level", "none", "--log-path", str(settings.dbt_dir / "logs")]
    try:
        outcome = dbtRunner().invoke(
            arguments + [part for name, path in places.items() for part in (f"--{name}", str(path))]
        )
    finally:
        DuckDBConnectionManager.close_all_connections()
    results = list(getattr(outcome.result, "results", []))
    assert [
        f"{found.node.name}: {found.failures}" for found in results if found.status not in ("pass", "success")
    ] == []
    assert len(results) > MANY
