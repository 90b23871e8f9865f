"""Ask how much team releases give away: `python -m audit`, or with fewer runs `--runs 20000`."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from audit.findings import CONFIDENCE, REACH, RUNS_TO_REACH, Finding
from audit.runs import FEWEST_RUNS, Audit
from audit.scratch import AuditError, Scratch
from pipeline.permissions import private_by_default
from pipeline.settings import PROJECT_DIR

FOLDER = PROJECT_DIR / "target" / "audit"
WIDTH = 130  # of a log or a pipe, which has no width of its own


def main(arguments: list[str] | None = None) -> int:
    """Print a line per mechanism, pair and planted fault; exit 1 if a shipped one exceeds its claim or is audited too
    weakly, if a fault is missed, or if the project's SQL no longer runs.
    """
    parser = argparse.ArgumentParser(prog="python -m audit", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS_TO_REACH, help="runs on each side of the worst pair")
    runs = parser.parse_args(arguments).runs
    if runs < FEWEST_RUNS:
        parser.error(f"--runs must be at least {FEWEST_RUNS}, got {runs}")
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    scratch = Scratch(FOLDER / "warehouse", FOLDER / "ledger", FOLDER / "dbt")
    found: list[Finding] = []
    try:
        with private_by_default(), console.status("Auditing ...") as status:
            _clean(scratch)
            for finding in Audit(scratch, runs).findings():
                found.append(finding)
                status.update(f"Auditing ... {finding.said}: {finding.verdict.value}")
    except AuditError as error:
        console.print(error, soft_wrap=True, markup=False)
        return 1
    finally:
        _clean(scratch)
    console.print(table(found))
    bad = [finding.said for finding in found if not finding.verdict.is_good]
    console.print(
        f"Lower bounds hold together with {CONFIDENCE:.0%} confidence. Where a pair is as far apart as can be, "
        f"{RUNS_TO_REACH:,} runs must refute {REACH:.0%} of the claim."
    )
    console.print(f"[bold red]{len(bad)} to look at: {', '.join(bad)}" if bad else "All claims stand, all faults show.")
    return 1 if bad else 0


def table(found: Iterable[Finding]) -> Table:
    """Shipped mechanisms first, then faults."""
    drawn = Table()
    for title in ("mechanism or pair", "claimed", "lower bound", "runs", "verdict", "what told most"):
        drawn.add_column(title, justify="right" if title in ("claimed", "lower bound", "runs") else "left")
    for finding in sorted(found, key=lambda one: one.is_planted):
        said = f"fault: {finding.said}" if finding.is_planted else finding.said
        bound = "-" if finding.bound is None else f"{finding.bound:.2f}"
        verdict = finding.verdict
        colour = "green" if verdict.is_good else "bold red"
        figures = (f"{finding.claimed:g}", bound, f"{finding.runs:,}")
        drawn.add_row(said, *figures, f"[{colour}]{verdict.value}[/{colour}]", finding.event)
    return drawn


def _clean(scratch: Scratch) -> None:
    """Remove the made-up rows; the parse of the project stays for the next time."""
    for folder in (scratch.warehouse_dir, scratch.ledger_dir):
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
