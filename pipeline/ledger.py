"""ledger.duckdb: what has been published and received. Never rebuilt, never cleaned; its owner backs it up."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from landing.receipts import MemoryReceiptBook, Receipt
from pipeline.ledger_tables import OTHER_TABLES, PUBLISHED_TABLES, RELEASE_TABLES

RECEIPT_COLUMNS = ", ".join(field.name for field in fields(Receipt))


class Ledger:
    """The file that remembers. Opened by the pipeline before and after dbt runs; meanwhile release models add to it."""

    def __init__(self, ledger_dir: Path) -> None:
        """Open `ledger_dir/ledger.duckdb`, creating folder, file and tables where they are missing."""
        ledger_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._connection = duckdb.connect(str(ledger_dir / "ledger.duckdb"))
        self._connection.execute("set TimeZone = 'UTC'")
        for name, columns in (OTHER_TABLES | RELEASE_TABLES).items():
            self._connection.execute(f"create table if not exists {name} ({columns})")
        self._connection.execute("alter table file_receipts add column if not exists released_through date")
        for name, columns in PUBLISHED_TABLES.items():
            self._connection.execute(f"create table if not exists published_{name} ({columns})")

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def start_build(self, build_date: date, started_at: datetime) -> int:
        """Record a build and give its number, one more than the last."""
        row = self._connection.execute(
            "insert into builds select coalesce(max(build_id), 0) + 1, ?, ? from builds returning build_id",
            [started_at, build_date],
        ).fetchone()
        assert row is not None
        return int(row[0])

    def receipts(self) -> LedgerReceipts:
        """Every file receipt, and the published days and released windows a new receipt has to carry."""
        rows = self._connection.execute(f"select {RECEIPT_COLUMNS} from file_receipts").fetchall()
        spans = self._connection.execute(
            "select organization_id, min(score_date), max(score_date)"
            " from published_organization_scores_daily group by 1"
        ).fetchall()
        released = self._connection.execute(
            "select organization_id, max(window_end) from release_charges group by 1"
        ).fetchall()
        published_spans = {name: (first, last) for name, first, last in spans}
        return LedgerReceipts([Receipt(*row) for row in rows], published_spans, dict(released))

    def keep(self, receipts: LedgerReceipts) -> None:
        """Write the receipts that landing has added."""
        if not receipts.added:
            return
        table = pa.table(
            {field.name: [getattr(one, field.name) for one in receipts.added] for field in fields(Receipt)}
        )
        self._connection.register("added", table)
        self._connection.execute(f"insert into file_receipts by name select {RECEIPT_COLUMNS} from added")
        self._connection.unregister("added")

    def _days_that_differ(self) -> str:
        """A query for the published organization days of which the marts say anything else now."""
        differing = []
        for name in PUBLISHED_TABLES:
            described = self._connection.execute(f"describe published_{name}").fetchall()
            columns = ", ".join(column for column, *_ in described if column != "build_id")
            before, now = f"select {columns} from published_{name}", f"select {columns} from marts.score.{name}"
            differing += [f"({before} except {now})", f"({now} except {before})"]
        days = " union all ".join(f"select organization_id, score_date from {rows}" for rows in differing)
        published = "published_organization_scores_daily"
        return f"select * from ({days}) semi join {published} using (organization_id, score_date)"

    def append_published(self, marts_file: Path, build_id: int, build_date: date, restate: bool) -> int:
        """Append the score days of `marts_file` that the ledger does not hold, in one transaction.

        With `restate`, days that this build computed again replace the old ones, and whoever reads the ledger finds
        for which organization and days that changed anything.

        Returns the number of organization days written.
        """
        run = self._connection.execute
        run(f"attach '{marts_file}' as marts (read_only)")
        run("begin")
        if restate:
            run(
                "insert into restatements select organization_id, ?, ?, min(score_date), max(score_date)"
                f" from ({self._days_that_differ()}) group by organization_id",
                [build_id, build_date],
            )
            for name in PUBLISHED_TABLES:
                run(f"delete from published_{name}")
        new_days = run(
            "select count(*) from marts.score.organization_scores_daily anti join published_organization_scores_daily"
            " using (organization_id, score_date)"
        ).fetchone()
        # The organization's days last: the others look there for what is new.
        for name in ("category_scores_daily", "insights_daily", "organization_scores_daily"):
            run(
                f"insert into published_{name} by name select *, {build_id} as build_id from marts.score.{name}"
                " anti join published_organization_scores_daily using (organization_id, score_date)"
            )
        run("commit")
        run("detach marts")
        assert new_days is not None
        return int(new_days[0])


class LedgerReceipts(MemoryReceiptBook):
    """The ledger's receipts while landing runs. A new one carries the days that were published when it came."""

    def __init__(
        self, kept: list[Receipt], published_spans: dict[str, tuple[date, date]], released: dict[str, date]
    ) -> None:
        """Start from the receipts in the ledger; what is added from here on is to be kept."""
        self.added: list[Receipt] = []
        self._published_spans: dict[str, tuple[date, date]] = {}
        self._released: dict[str, date] = {}
        super().__init__(kept)
        self._published_spans, self._released = published_spans, released
        self.added.clear()

    def add(self, receipt: Receipt) -> None:
        """Take a receipt, with its organization's published days and released windows."""
        if receipt.organization_id in self._published_spans:
            first, last = self._published_spans[receipt.organization_id]
            receipt = replace(receipt, published_from=first, published_through=last)
        receipt = replace(receipt, released_through=self._released.get(receipt.organization_id))
        super().add(receipt)
        self.added.append(receipt)
