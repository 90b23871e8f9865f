"""Plain conventions (names, descriptions, column words) are dbt-bouncer's; this runs it as one test."""

import json
import subprocess
import sys
from pathlib import Path

import yaml

from tests.architecture.house import ROOT, expect_none


def test_plain_conventions_hold(artifacts: Path, tmp_path: Path) -> None:
    config, report = tmp_path / "dbt-bouncer.yml", tmp_path / "checks.json"
    rules = yaml.safe_load((ROOT / "dbt-bouncer.yml").read_text())
    config.write_text(yaml.safe_dump(rules | {"dbt_artifacts_dir": str(artifacts)}))
    bouncer = Path(sys.executable).with_name("dbt-bouncer")
    command = [bouncer, "run", "--config-file", config, "--output-file", report]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert report.exists(), run.stdout + run.stderr
    checks = json.loads(report.read_text())
    expect_none({check["failure_message"] for check in checks if check["outcome"] != "success"})
