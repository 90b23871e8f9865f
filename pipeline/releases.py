"""Team releases as a build sees them: is the ledger the newest one, and which windows were left out?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from pipeline.errors import BuildError

# What published files show of releases, and beside each what the ledger must hold of it.
CHARGED = "select window_start from privacy.budget_ledger where epsilon_charged > 0"
CHARGES = "select window_start from release_charges where organization_id = ?"
DRAWN = "select window_start from privacy.budget_ledger where status = 'released'"
SUMS = "select distinct window_start from released_team_sums where organization_id = ?"
FIGURES = "select window_start, team_id, metric, estimate from teams.team_metrics where estimate is not null"
ESTIMATES = """
    select window_start, group_id, metric, estimate from released_estimates
    where organization_id = ? and level = 'team'"""
HAS_BUDGET = "select count(*) from duckdb_tables() where schema_name = 'privacy' and table_name = 'budget_ledger'"
OFF = "select organization_id from doors.release_switches where not is_on order by 1"
LEFT_OUT = """
    select organization_id, window_start, window_end, status, waiting_reason
    from privacy.budget_ledger where status <> 'released' order by organization_id, window_start"""


def refuse_older_ledger(published_dir: Path, ledger_file: Path) -> None:
    """Stop where the published files show charges or draws that the ledger does not hold.

    Such a ledger is an older copy, or another one: building on would draw the same windows a second time.

    Raises:
        BuildError: naming the organization and how many windows are missing.
    """
    with duckdb.connect(str(ledger_file), read_only=True) as ledger:
        for file in sorted(published_dir.glob("*/scores.duckdb")):
            organization = file.parent.name
            shown = _asked(file, (CHARGED, DRAWN, FIGURES))
            kept = [set(ledger.execute(query, [organization]).fetchall()) for query in (CHARGES, SUMS, ESTIMATES)]
            for what, missing in zip(("charged", "drawn", "drawn"), map(set.difference, shown, kept), strict=True):
                if windows := {row[0] for row in missing}:
                    raise BuildError(
                        f"The ledger is older than what is published: {organization} shows {len(windows)} {what} "
                        f"windows that {ledger_file} does not hold. Put the newest ledger.duckdb back; building on "
                        "this one would draw them a second time."
                    )


def _asked(file: Path, queries: Sequence[str]) -> list[set[tuple[Any, ...]]]:
    """What a published file answers; nothing where it is from before the first release of team figures."""
    with duckdb.connect(str(file), read_only=True) as published:
        known = published.execute(HAS_BUDGET).fetchone()
        return [set(published.execute(query).fetchall()) if known and known[0] else set() for query in queries]


def organizations_off(private_file: Path) -> list[str]:
    """Organizations whose owners have not turned team numbers on."""
    with duckdb.connect(str(private_file), read_only=True) as private:
        rows = private.execute(OFF).fetchall()
    return [organization for (organization,) in rows]


def windows_left_out(marts_file: Path) -> list[str]:
    """One line for every closed window that is not released although its owner has turned release on."""
    with duckdb.connect(str(marts_file), read_only=True) as marts:
        rows = marts.execute(LEFT_OUT).fetchall()
    return [_line(*row) for row in rows]


def _line(organization: str, start: object, end: object, status: str, reason: str | None) -> str:
    why = reason or "the cap over consecutive windows is reached"
    return f"{organization}: team window {start} to {end} is {status}: {why}."
