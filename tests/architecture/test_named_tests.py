"""The pages that say where a rule is tested or a claim is held name tests that exist, and lead to pages that do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

PAGES = sorted((ROOT / "docs").rglob("*.md"))
LEADING = [*PAGES, *sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("*/README.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def existing_tests() -> set[str]:
    """Names of dbt's unit and singular tests and of pytest functions."""
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
    return units | functions | {path.stem for path in (ROOT / "tests" / "singular").glob("*.sql")}


@pytest.fixture(scope="module")
def existing() -> set[str]:
    return existing_tests()


def test_every_rule_names_tests_that_exist(existing: set[str]) -> None:
    page = (ROOT / "tests" / "README.md").read_text().split("## Where a rule is tested")[1]
    named = set(re.findall(r"`(\w{20,})`", page))
    assert len(named) > 30
    assert named - existing == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_tests_that_exist(page: Path, existing: set[str]) -> None:
    named = set(re.findall(r"`((?:test|assert)_\w+)`", page.read_text()))
    assert named - existing == set()


@pytest.mark.parametrize("page", LEADING, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_leads_to_pages_that_exist(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text()) if not re.match(r"[a-z]+:", link)]
    assert [link for link in links if not (page.parent / link).exists()] == []
