"""Groups too small to be shown."""

from __future__ import annotations

from tests.gate.mutants import CATEGORY, FIRST_ROW, INSIGHT, LOCATION, SMALL, TEAM, Mutant
from tests.gate.people import ORGANIZATION

TOO_FEW = [
    Mutant(
        "a numerator of four",
        "scores",
        f"update {CATEGORY} set primary_numerator = 4 {FIRST_ROW}",
        SMALL,
        CATEGORY,
        "primary_numerator",
    ),
    Mutant(
        "all but four",
        "scores",
        f"update {CATEGORY} set primary_numerator = 36 {FIRST_ROW}",
        SMALL,
        CATEGORY,
        "primary_numerator",
    ),
    Mutant(
        "an insight of one", "scores", f"update {INSIGHT} set numerator = 1 {FIRST_ROW}", SMALL, INSIGHT, "numerator"
    ),
    Mutant(
        "an insight about everybody",
        "scores",
        f"update {INSIGHT} set numerator = denominator {FIRST_ROW}",
        SMALL,
        INSIGHT,
        "numerator",
    ),
    Mutant(
        "a value of a team of four",
        "scores",
        f"update {TEAM} set released_value = 1 where head_count = 4",
        SMALL,
        TEAM,
        "head_count",
    ),
    Mutant(
        "an estimate of a team of three",
        "scores",
        f"alter table {TEAM} add column estimate decimal(18, 6); update {TEAM} set estimate = 1 where head_count = 3",
        SMALL,
        TEAM,
        "head_count",
    ),
    Mutant(
        "a city of three remote people",
        "device_health",
        f"insert into {LOCATION} values ('{ORGANIZATION}', 'REM-LEWES', 'Lewes', true, date '2026-03-01', 3)",
        SMALL,
        LOCATION,
        "location_id",
    ),
    Mutant(
        "a count of two people",
        "scores",
        f"alter table {INSIGHT} add column people_count bigint; update {INSIGHT} set people_count = 2 {FIRST_ROW}",
        SMALL,
        INSIGHT,
        "people_count",
    ),
]
