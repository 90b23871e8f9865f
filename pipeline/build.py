"""One build from raw files to published files."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.status import Status

from gate.identifiers import names_in
from gate.known import Known
from gate.warehouse import known_to
from landing import LandingReport, land, load_contracts, write_control
from pipeline.card import print_cards
from pipeline.gate_on_files import refuse_leaks
from pipeline.gate_on_project import parsed_project, refuse_project
from pipeline.ledger import Ledger
from pipeline.lock import locked
from pipeline.permissions import close_to_others, private_by_default, readable_folder
from pipeline.plan import plan_lines
from pipeline.publish import discard_staged, replace_files, stage_files
from pipeline.releases import organizations_off, refuse_older_ledger, windows_left_out
from pipeline.settings import PROJECT_DIR, BuildSettings
from pipeline.transform import transform


@dataclass(frozen=True)
class BuildReport:
    """What a build did and how long each phase took, in seconds."""

    landing: LandingReport
    seconds: Mapping[str, float]
    node_count: int
    new_days: int
    windows_left_out: list[str]


@dataclass(frozen=True)
class Laps:
    """How long phases take, in seconds; one that comes back goes on."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, phase: str) -> Iterator[None]:
        """Count the block to a phase."""
        since = time.perf_counter()
        yield
        self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - since


def build(settings: BuildSettings, console: Console) -> BuildReport:
    """Land, judge the project, transform, publish; print the card at the end.

    A failure anywhere leaves the published files and the ledger's published days as they were.

    Raises:
        BuildError, LandingError: with a message for the user.
    """
    with private_by_default(), _prepared(settings), ThreadPoolExecutor() as beside:
        laps = Laps()
        with console.status("Reading raw files ..."), laps.of("land"):
            landed, build_id = _land(settings)
        names = beside.submit(names_in, settings.landing_dir)
        _say_landed(console, landed)
        with console.status("Judging models ..."):
            with laps.of("parse"):
                manifest = parsed_project(settings)
            with laps.of("gate"):
                refuse_project(settings, manifest)
        with console.status("Building models ...") as status, laps.of("transform"):
            node_count = transform(settings, partial(_say_node, status), manifest)
        with console.status("Publishing ..."):
            known = beside.submit(known_to, settings.warehouse_dir, names=names.result())
            new_days = _publish(settings, build_id, known, laps)
            report = BuildReport(landed, laps.seconds, node_count, new_days, windows_left_out(settings.marts_file))
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


def _publish(settings: BuildSettings, build_id: int, known: Future[Known], laps: Laps) -> int:
    """Stage the files, append new days to the ledger, put the files in place. Returns how many days were new."""
    try:
        with laps.of("publish"):
            staged = stage_files(settings.marts_file, settings.published_dir)
        with laps.of("gate"):
            refuse_leaks(settings, staged, known.result())
        with laps.of("publish"):
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


def _land(settings: BuildSettings) -> tuple[LandingReport, int]:
    contracts = load_contracts(PROJECT_DIR / "models" / "staging")
    with Ledger(settings.ledger_dir) as ledger:
        build_id = ledger.start_build(settings.build_date, datetime.now(UTC).replace(tzinfo=None))
        receipts = ledger.receipts()
        landed = land(settings.raw_dir, settings.warehouse_dir, contracts, receipts, settings.build_date, build_id)
        ledger.keep(receipts)
    refuse_older_ledger(settings.published_dir, settings.ledger_file)
    write_control(landed, settings.warehouse_dir, settings.as_of, settings.build_date, build_id, settings.team_release)
    return landed, build_id


def _say_landed(console: Console, landed: LandingReport) -> None:
    for line in landed.summary_lines():
        console.print(f"[dim]{line}[/dim]")


def default_folder(name: str) -> Path:
    """A folder of the project, when the caller names none."""
    return PROJECT_DIR / name
