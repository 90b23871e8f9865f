"""Breaches that a reviewer has let pass, as rows of a seed that readers see; never where people are at stake."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gate.project import Project, audience
from gate.rules import NEVER_EXCUSED
from gate.violations import Violation

SEED = Path("seeds") / "reference" / "gate_exceptions.csv"
COLUMNS = ("model", "column_name", "rule", "reason", "reviewer")


@dataclass(frozen=True)
class Excuse:
    """One row of the seed."""

    model: str
    column_name: str
    rule: str
    reason: str
    reviewer: str

    def covers(self, violation: Violation) -> bool:
        """Whether this row speaks of this breach."""
        of_column = self.column_name in {"", violation.column or ""}
        return (self.model, self.rule) == (violation.model, violation.rule) and of_column


def excuse(project: Project, violations: Iterable[Violation]) -> Iterator[Violation]:
    """The breaches that no row of the seed excuses, and every row that excuses what none may."""
    excuses = read_excuses(project.root / SEED)
    devices = {n["name"] for n in project.models if audience(n) in project.policy["device_audiences"]}
    refused = [row for row in excuses if row.rule.startswith(NEVER_EXCUSED) and row.model not in devices]
    for row in (row for row in excuses if row in refused or not (row.reason and row.reviewer)):
        yield Violation(
            "contracts.exception_refused",
            row.model,
            row.column_name or None,
            f"gate_exceptions excuses {row.rule} of {row.model}"
            + (", a rule that holds wherever people are." if row in refused else " without a reason and a reviewer."),
            "Take the row out and mend the breach." if row in refused else "Say why, and who has agreed.",
        )
    granted = [row for row in excuses if row not in refused and row.reason and row.reviewer]
    yield from (found for found in violations if not any(row.covers(found) for row in granted))


def read_excuses(path: Path) -> list[Excuse]:
    """Rows of the seed; none if there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return [Excuse(**{name: (row.get(name) or "").strip() for name in COLUMNS}) for row in csv.DictReader(handle)]
