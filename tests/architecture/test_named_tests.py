"""The page that says where a rule is tested names tests that exist."""

from __future__ import annotations

import re

import yaml

from tests.conftest import ROOT


def existing_tests() -> set[str]:
    """Names of dbt unit tests and of pytest functions."""
    units = {
        test["name"]
        for path in (ROOT / "models").rglob("*.yml")
        for test in (yaml.safe_load(path.read_text()) or {}).get("unit_tests") or []
    }
    functions = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)
    }
    return units | functions


def test_every_rule_names_tests_that_exist() -> None:
    page = (ROOT / "tests" / "README.md").read_text().split("## Where a rule is tested")[1]
    named = set(re.findall(r"`(\w{20,})`", page))
    assert len(named) > 30
    assert named - existing_tests() == set()
