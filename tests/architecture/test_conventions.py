"""Plain conventions (names, descriptions, column words) are dbt-bouncer's; this runs it as one test."""

import subprocess
import sys
from pathlib import Path

import yaml

from tests.architecture.house import ROOT


def test_plain_conventions_hold(artifacts: Path, tmp_path: Path) -> None:
    rules = yaml.safe_load((ROOT / "dbt-bouncer.yml").read_text()) | {"dbt_artifacts_dir": str(artifacts)}
    (tmp_path / "dbt-bouncer.yml").write_text(yaml.safe_dump(rules))
    bouncer = Path(sys.executable).with_name("dbt-bouncer")
    run = subprocess.run(
        [bouncer, "run", "--config-file", tmp_path / "dbt-bouncer.yml", "--show-all-failures"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
