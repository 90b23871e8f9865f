"""A build asks the gate before it runs any model, and whatever the gate refuses is never built."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

import pipeline.build
import pipeline.gate_on_project
from gate.compiled import NotCompiled
from gate.violations import Violation
from pipeline.build import build
from pipeline.errors import BuildError
from pipeline.settings import BuildSettings

LEAK = Violation("columns.person_value", "everybody", "mail", "everybody.mail shows a person.", "Leave it out.")


@pytest.fixture
def settings(tmp_path: Path) -> BuildSettings:
    policy = tmp_path / "raw" / "nobody" / "policy" / "organization_settings"
    policy.mkdir(parents=True)
    (policy / "settings.csv").write_text("setting,value\n")
    return BuildSettings(tmp_path / "raw", tmp_path / "warehouse", tmp_path / "ledger", date(2026, 11, 10))


@pytest.fixture
def nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def ran(*_: object) -> int:
        pytest.fail("a model ran", pytrace=False)

    monkeypatch.setattr(pipeline.build, "transform", ran)


@pytest.mark.usefixtures("nothing_runs")
def test_a_leaking_project_is_refused_before_any_model_runs(
    settings: BuildSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = settings.published_dir / "nobody" / "devices.duckdb"
    published.parent.mkdir(parents=True)
    published.write_text("yesterday's")
    monkeypatch.setattr(pipeline.gate_on_project, "judged", lambda *_: [LEAK])
    with pytest.raises(BuildError, match=r"everybody\.mail shows a person") as refused:
        build(settings, Console(file=io.StringIO()))
    assert "Mend: Leave it out." in str(refused.value)
    assert published.read_text() == "yesterday's"


@pytest.mark.usefixtures("nothing_runs")
def test_a_project_that_does_not_compile_is_refused_before_any_model_runs(
    settings: BuildSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise NotCompiled("a model reads what nobody has written")

    monkeypatch.setattr(pipeline.gate_on_project, "judged", failing)
    with pytest.raises(BuildError, match="a model reads what nobody has written"):
        build(settings, Console(file=io.StringIO()))
