"""Audits of this checkout's own SQL, in folders of this run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit.findings import Finding
from audit.runs import Audit
from audit.scratch import Scratch
from tests.building import Builder, House

Audited = Callable[[int], list[Finding]]


@pytest.fixture(scope="session")
def audited(builder: Builder, scratch: Path) -> Audited:
    """All findings of audits with so many runs."""

    def findings(runs: int) -> list[Finding]:
        settings = builder.settings(House(scratch / f"audit_{runs}"), date(2026, 9, 30))
        places = Scratch(settings.warehouse_dir, settings.ledger_dir, settings.target_dir)
        return list(Audit(places, runs).findings())

    return findings
