"""What one build is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errors import BuildError

PROJECT_DIR = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class BuildSettings:
    """Folders and dates of one build.

    Arguments:
        raw_dir: folder of inputs, `<organization>/<system>/<table>/**`.
        warehouse_dir: folder of everything that can be rebuilt, and of the published files.
        ledger_dir: folder of what may never be rebuilt.
        as_of: last day to score; None lets each organization's newest activity decide.
        team_release: on or off for this build; None leaves it to each organization's settings. Wherever its settings
            say off, off.
        restate: publish recomputable days again, as a deliberate restatement.
        build_date: UTC day of the build; `as_of` may not be later.
        parse_dir: where dbt keeps its parse of the project; None for a folder of the warehouse. Builds can
            share one, so that only the first of them starts cold.

    Raises:
        BuildError: `as_of` lies after `build_date`.
    """

    raw_dir: Path
    warehouse_dir: Path
    ledger_dir: Path
    build_date: date
    as_of: date | None = None
    team_release: str | None = None
    restate: bool = False
    parse_dir: Path | None = None

    def __post_init__(self) -> None:
        if self.as_of is not None and self.as_of > self.build_date:
            raise BuildError(f"AS_OF must not be after the day of the build ({self.build_date}), got {self.as_of}.")

    @property
    def ledger_file(self) -> Path:
        """The DuckDB file that remembers what has been charged, released and published."""
        return self.ledger_dir / "ledger.duckdb"

    @property
    def landing_dir(self) -> Path:
        """The folder of landed files."""
        return self.warehouse_dir / "landing"

    @property
    def private_file(self) -> Path:
        """The DuckDB file of staging, intermediate and doors."""
        return self.warehouse_dir / "private.duckdb"

    @property
    def marts_file(self) -> Path:
        """The DuckDB file in which marts are built; readers never open it."""
        return self.warehouse_dir / "marts.duckdb"

    @property
    def published_dir(self) -> Path:
        """The folder readers open: one folder per organization."""
        return self.warehouse_dir / "published"

    @property
    def dbt_dir(self) -> Path:
        """dbt's compiled SQL and log of this warehouse."""
        return self.warehouse_dir / ".dbt"

    @property
    def target_dir(self) -> Path:
        """dbt's target path."""
        return self.parse_dir or self.dbt_dir / "target"

    @property
    def private_dirs(self) -> tuple[Path, ...]:
        """Folders nobody else may open. The warehouse itself lets readers through to what is published."""
        return (self.landing_dir, self.dbt_dir, self.warehouse_dir / ".tmp", self.ledger_dir)
