"""Team releases as a build sees them: is the ledger the newest one, and which windows were left out?"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.errors import BuildError

CHARGED = "select window_start from privacy.budget_ledger where epsilon_charged > 0"
HAS_BUDGET = "select count(*) from duckdb_tables() where schema_name = 'privacy' and table_name = 'budget_ledger'"
OFF = "select organization_id from doors.release_switches where not is_on order by 1"
LEFT_OUT = """
    select organization_id, window_start, window_end, status, waiting_reason
    from privacy.budget_ledger where status <> 'released' order by organization_id, window_start"""


def refuse_older_ledger(published_dir: Path, ledger_file: Path) -> None:
    """Stop where the published files show charges that the ledger does not hold.

    Such a ledger is an older copy, or another one: building on would draw the same windows a second time.

    Raises:
        BuildError: naming the organization and how many windows are missing.
    """
    with duckdb.connect(str(ledger_file), read_only=True) as ledger:
        for file in sorted(published_dir.glob("*/scores.duckdb")):
            organization = file.parent.name
            with duckdb.connect(str(file), read_only=True) as published:
                known = published.execute(HAS_BUDGET).fetchone()
                shown = set(published.execute(CHARGED).fetchall()) if known and known[0] else set()
            kept = ledger.execute(
                "select window_start from release_charges where organization_id = ?", [organization]
            ).fetchall()
            if missing := shown - set(kept):
                raise BuildError(
                    f"The ledger is older than what is published: {organization} shows {len(missing)} charged windows "
                    f"that {ledger_file} does not hold. Put the newest ledger.duckdb back; building on this one would "
                    "draw them a second time."
                )


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
