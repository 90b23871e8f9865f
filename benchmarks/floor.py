"""The floor: one SQL script that answers a single day from landed files, and whether a build answers the same."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

SCRIPT = Path(__file__).with_name("floor.sql")
SEEDS = Path(__file__).parent.parent / "seeds" / "reference"
TOLERANCE = 1e-9

Answer = tuple[int | None, int | None, float | None]


@dataclass(frozen=True)
class Floor:
    """What the script answered for each category, in how many seconds."""

    answers: dict[str, Answer]
    seconds: float


def last_day(warehouse_dir: Path, organization: str) -> date:
    """The newest score date of a build."""
    with duckdb.connect(str(warehouse_dir / "private.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "select max(score_date) from doors.category_scores_daily_exact where organization_id = ?", [organization]
        ).fetchone()
    if found is None or not isinstance(found[0], date):
        raise ValueError(f"the build has no score date of {organization}")
    return found[0]


def run_floor(warehouse_dir: Path, organization: str, day: date) -> Floor:
    """Run the script over the landed files of a build."""
    since = time.perf_counter()
    with duckdb.connect() as connection:
        variables = {
            "landing": str(warehouse_dir / "landing"),
            "seeds": str(SEEDS),
            "organization": organization,
            "score_date": day.isoformat(),
        }
        for name, value in variables.items():
            connection.execute(f"set variable {name} = '{value.replace(chr(39), chr(39) * 2)}'")
        rows = connection.execute(SCRIPT.read_text(encoding="utf-8")).fetchall()
    return Floor({category: tuple(answer) for category, *answer in rows}, time.perf_counter() - since)


def built_answers(warehouse_dir: Path, organization: str, day: date) -> dict[str, Answer]:
    """What the build says of the people categories before minimum sizes and clamps."""
    with duckdb.connect(str(warehouse_dir / "private.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            """select category, primary_numerator, primary_denominator, cast(points as double)
            from doors.category_scores_daily_exact
            where organization_id = ? and score_date = ? and area = 'people'""",
            [organization, day],
        ).fetchall()
    return {category: (numerator, denominator, points) for category, numerator, denominator, points in rows}


def differences(floor: dict[str, Answer], built: dict[str, Answer]) -> list[str]:
    """Categories whose two answers differ, each with both."""
    return [
        f"{category}: floor {floor.get(category)}, build {built.get(category)}"
        for category in sorted(floor.keys() | built.keys())
        if not _agree(floor.get(category), built.get(category))
    ]


def _agree(one: Answer | None, other: Answer | None) -> bool:
    if one is None or other is None or one[:2] != other[:2]:
        return False
    if one[2] is None or other[2] is None:
        return one[2] is other[2]
    return abs(one[2] - other[2]) <= TOLERANCE
