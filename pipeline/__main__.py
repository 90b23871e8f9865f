"""`python -m pipeline build`: exit 0 published, 1 nothing published, 3 published but a team release was skipped."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from landing import LandingError
from pipeline.build import BuildReport, build, default_folder
from pipeline.errors import BuildError
from pipeline.plan import print_plan
from pipeline.settings import BuildSettings

PLAIN_WIDTH = 120  # of a log or a pipe, which has no width of its own

FOLDERS = {
    "raw": "what comes in, <organization>/<system>/<table>/**",
    "warehouse": "what a build makes and can make again, and the published files",
    "ledger": "what must never be lost: receipts, published days, what was charged and released",
}


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, build, and turn the outcome into an exit code."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PLAIN_WIDTH)
    try:
        asked = _settings(arguments)
        if asked is None:
            print_plan(console)
            return 0
        settings, report_file = asked
        report = build(settings, console)
    except (BuildError, LandingError) as error:
        message = Text.assemble(("Nothing was published.", "bold red"), f" {error}")
        console.print(message, soft_wrap=True)
        console.print("exit 1: nothing published")
        return 1
    if report_file is not None:
        _write_report(report, report_file)
    for line in report.windows_left_out:
        console.print(line, soft_wrap=True)
    if report.windows_left_out:
        console.print("exit 3: built and published; team windows were left out")
        return 3
    console.print("exit 0: built and published")
    return 0


def _write_report(report: BuildReport, path: Path) -> None:
    """Counts and seconds for a program to read; nothing about anybody."""
    records = sum(file.counts.records for file in report.landing.files)
    told = {"seconds": report.seconds, "records": records, "nodes": report.node_count, "new_days": report.new_days}
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line as a build does."""

    def error(self, message: str) -> NoReturn:
        raise BuildError(message)


def _settings(arguments: list[str] | None) -> tuple[BuildSettings, Path | None] | None:
    """What to build; None when the plan is asked for."""
    parser = _Parser(prog="python -m pipeline", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build", help="raw files to published files")
    for folder, holds in FOLDERS.items():
        default = default_folder(folder)
        command.add_argument(f"--{folder}-dir", type=Path, metavar="DIR", default=default, help=f"{holds} (./{folder})")
    command.add_argument("--as-of", type=_day, default=None, help="last day to score, YYYY-MM-DD")
    command.add_argument("--team-release", choices=("on", "off"), default=None, help="let team numbers out")
    command.add_argument("--restate", action="store_true", help="publish recomputable days again")
    command.add_argument("--report", type=Path, metavar="FILE.json", help="also write counts and seconds per phase")
    commands.add_parser("plan", help="error bars and yearly epsilon of each policy, from public figures alone")
    options = parser.parse_args(arguments)
    if options.command == "plan":
        return None
    settings = BuildSettings(
        raw_dir=options.raw_dir.resolve(),
        warehouse_dir=options.warehouse_dir.resolve(),
        ledger_dir=options.ledger_dir.resolve(),
        build_date=datetime.now(UTC).date(),
        as_of=options.as_of,
        team_release=options.team_release,
        restate=options.restate,
    )
    return settings, options.report


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a day like 2026-10-31, got {text!r}") from None


if __name__ == "__main__":
    sys.exit(main())
