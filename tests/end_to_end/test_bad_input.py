"""What cannot be built is refused in one message that names it and says what was expected."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.lock import locked

ROOT = Path(__file__).resolve().parents[2]


def refused(capsys: pytest.CaptureFixture[str], base: Path, *arguments: str) -> str:
    """The message of a build that must be refused, as one line."""
    folders = [part for name in ("raw", "warehouse", "ledger") for part in (f"--{name}-dir", str(base / name))]
    assert main(["build", *folders, *arguments]) == 1
    lines = capsys.readouterr().out.strip().splitlines()
    assert lines[-1] == "exit 1: nothing published"
    assert lines[0].startswith("Nothing was published.")
    assert not (base / "warehouse" / "published").exists()
    return " ".join(lines[:-1])


def put(base: Path, path: str, text: str = "setting,value\n") -> None:
    target = base / "raw" / path
    target.parent.mkdir(parents=True)
    target.write_text(text)


def test_a_missing_folder_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    message = refused(capsys, tmp_path)
    assert f"{tmp_path / 'raw'}: no such folder" in message
    assert "expected RAW_DIR/<organization>/<system>/<table>/" in message


def test_an_empty_folder_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    message = refused(capsys, tmp_path)
    assert f"{tmp_path / 'raw'}: holds no input file of any organization" in message
    assert "expected RAW_DIR/<organization>/<system>/<table>/" in message


@pytest.mark.parametrize("name", ["Contoso", "con toso", "-contoso", "contoso.com", "c" * 65])
def test_a_folder_that_cannot_be_an_organization_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    put(tmp_path, f"{name}/policy/organization_settings/settings.csv")
    message = refused(capsys, tmp_path)
    assert f"the folder '{name}' cannot be an organization" in message
    assert "[a-z0-9][a-z0-9_-]{0,63}" in message


def test_an_as_of_day_in_the_future_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    tomorrow = datetime.now(UTC).date() + timedelta(1)
    put(tmp_path, "contoso/policy/organization_settings/settings.csv")
    message = refused(capsys, tmp_path, "--as-of", str(tomorrow))
    assert f"AS_OF must not be after the day of the build ({tomorrow - timedelta(1)}), got {tomorrow}" in message


def test_an_as_of_day_that_is_no_day_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    message = refused(capsys, tmp_path, "--as-of", "tomorrow")
    assert "--as-of: must be a day like 2026-10-31, got 'tomorrow'" in message


def test_a_second_build_of_a_warehouse_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    put(tmp_path, "contoso/policy/organization_settings/settings.csv")
    (tmp_path / "warehouse").mkdir()
    with locked(tmp_path / "warehouse", "WAREHOUSE_DIR"):
        message = refused(capsys, tmp_path)
    assert f"Another build is running in {tmp_path / 'warehouse'}" in message
    assert "Wait for it" in message


def test_brackets_of_a_path_are_printed_as_they_are(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "raw [/bold]" in refused(capsys, tmp_path, "--raw-dir", str(tmp_path / "raw [/bold]"))


def test_the_command_exits_with_one(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "build", "--raw-dir", "nowhere"]
    folders = ["--warehouse-dir", str(tmp_path / "warehouse"), "--ledger-dir", str(tmp_path / "ledger")]
    run = subprocess.run(command + folders, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stdout.splitlines()[-1] == "exit 1: nothing published"
    assert "Traceback" not in run.stdout + run.stderr
