"""One build from raw files to published files."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.status import Status

from landing import LandingReport, land, load_contracts, write_control
from pipeline.card import print_cards
from pipeline.gate_on_files import refuse_leaks
from pipeline.gate_on_project import judged_project
from pipeline.ledger import Ledger
from pipeline.lock import locked
from pipeline.permissions import close_to_others, private_by_default, readable_folder
from pipeline.plan import plan_lines
from pipeline.publish import discard_staged, replace_files, stage_files
from pipeline.releases import organizations_off, refuse_older_ledger, windows_left_out
from pipeline.settings import PROJECT_DIR, BuildSettings
from pipeline.transform import transform


@dataclass
class BuildReport:
    """What a build did and how long each phase took, in seconds."""

    landing: LandingReport
    seconds: dict[str, float] = field(default_factory=dict)
    node_count: int = 0
    new_days: int = 0
    windows_left_out: list[str] = field(default_factory=list)


def build(settings: BuildSettings, console: Console) -> BuildReport:
    """Land, judge the project, transform, publish; print the card at the end.

    A failure anywhere leaves the published files and the ledger's published days as they were.

    Raises:
        BuildError, LandingError: with a message for the user.
    """
    with private_by_default(), _prepared(settings):
        clock = time.perf_counter()
        with console.status("Reading raw files ..."):
            report, build_id = _land(settings)
        clock = _lap(report, "land", clock)
        _say_landed(console, report)
        with console.status("Judging models ..."):
            manifest = judged_project(settings)
        clock = _lap(report, "gate", clock)
        with console.status("Building models ...") as status:
            announce = partial(_say_node, status)
            report.node_count = transform(settings, announce, manifest)
        clock = _lap(report, "transform", clock)
        with console.status("Publishing ..."):
            report.new_days = _publish(settings, build_id)
            report.windows_left_out = windows_left_out(settings.marts_file)
        _lap(report, "publish", clock)
    print_cards(console, settings.published_dir, category_labels())
    for organization in _unscored(report.landing.organizations, settings.published_dir):
        console.print(f"{organization}: no day to score yet. A score needs activity rows; see quality.ingestion_daily.")
    for organization in organizations_off(settings.private_file):
        console.print(f"{organization}: team numbers are off. What they would be worth (make plan says more):")
        for line in plan_lines():
            console.print(f"  {line}", style="dim")
    console.print(
        f"[dim]{report.node_count} models and tests, {report.new_days} new organization days published, "
        f"{sum(report.seconds.values()):.1f} s ({', '.join(f'{k} {v:.1f}' for k, v in report.seconds.items())}). "
        f"Open {settings.published_dir}/<organization>/scores.duckdb[/dim]"
    )
    return report


def _say_node(status: Status, name: str) -> None:
    status.update(f"Building models ... {name}")


def _unscored(organizations: Iterable[str], published_dir: Path) -> list[str]:
    """Organizations that delivered files and have no published score."""
    return [name for name in organizations if not (published_dir / name / "scores.duckdb").exists()]


@contextmanager
def _prepared(settings: BuildSettings) -> Iterator[None]:
    """The folders of a build, closed to others, and its lock for as long as the block runs."""
    readable_folder(settings.warehouse_dir)
    for folder in settings.private_dirs:
        folder.mkdir(parents=True, exist_ok=True)
    close_to_others(settings.private_dirs, (settings.private_file, settings.marts_file))
    with locked(settings.warehouse_dir, "WAREHOUSE_DIR"), locked(settings.ledger_dir, "LEDGER_DIR"):
        yield


def _publish(settings: BuildSettings, build_id: int) -> int:
    """Stage the files, append new days to the ledger, put the files in place. Returns how many days were new."""
    try:
        staged = stage_files(settings.marts_file, settings.published_dir)
        refuse_leaks(settings, staged)
        with Ledger(settings.ledger_dir) as ledger:
            new_days = ledger.append_published(settings.marts_file, build_id, settings.build_date, settings.restate)
        replace_files(staged)
    finally:
        discard_staged(settings.published_dir)
    return new_days


def category_labels() -> dict[str, str]:
    """Category name -> what the card calls it, in the reference order."""
    with (PROJECT_DIR / "seeds" / "reference" / "categories.csv").open() as handle:
        return {
            row["category"]: row["label"]
            for row in sorted(csv.DictReader(handle), key=lambda row: int(row["position"]))
        }


def _land(settings: BuildSettings) -> tuple[BuildReport, int]:
    contracts = load_contracts(PROJECT_DIR / "models" / "staging")
    with Ledger(settings.ledger_dir) as ledger:
        build_id = ledger.start_build(settings.build_date, datetime.now(UTC).replace(tzinfo=None))
        receipts = ledger.receipts()
        landed = land(settings.raw_dir, settings.warehouse_dir, contracts, receipts, settings.build_date, build_id)
        ledger.keep(receipts)
    refuse_older_ledger(settings.published_dir, settings.ledger_file)
    write_control(landed, settings.warehouse_dir, settings.as_of, settings.build_date, build_id, settings.team_release)
    return BuildReport(landed), build_id


def _lap(report: BuildReport, phase: str, since: float) -> float:
    now = time.perf_counter()
    report.seconds[phase] = now - since
    return now


def _say_landed(console: Console, report: BuildReport) -> None:
    for line in report.landing.summary_lines():
        console.print(f"[dim]{line}[/dim]")


def default_folder(name: str) -> Path:
    """A folder of the project, when the caller names none."""
    return PROJECT_DIR / name
