"""Lands a raw folder: every content once, every delivery with a receipt."""

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

from landing.contract import Contracts
from landing.discovery import RawFile, discover
from landing.errors import LandingError
from landing.jobs import FILE_ID_LENGTH, PROCESSES, Job, Progress, run_jobs
from landing.receipts import Key, Receipt, ReceiptBook, received_at
from landing.report import LandedFile, LandingReport, UndeclaredFile
from landing.writer import TEMPORARY, Counts, Origin, landed_counts, landed_path, table_dir, write_empty

SCHEMA_FILE = "_schema.parquet"


@dataclass(frozen=True)
class _Delivery:
    file: RawFile
    receipt: Receipt


def land(
    raw_dir: Path,
    warehouse_dir: Path,
    contracts: Contracts,
    receipts: ReceiptBook,
    build_date: date,
    build_id: int,
    on_progress: Progress | None = None,
    *,
    landed_at: datetime | None = None,
) -> LandingReport:
    """Land what is new under `raw_dir` into `warehouse_dir`/landing and report everything that lies there.

    receipts: keeps what arrived when; new receipts are added once all files are landed, first ones first.
    build_date: UTC day of the build. landed_at: time of receipt of files that state no date; by default
    the build's day at this time of day, UTC without a zone. on_progress: called with (files landed,
    files to land).

    A content is landed again, with the date of its first receipt, when its landed file is gone or
    follows an older contract. Raises LandingError for a raw folder that cannot be read; nothing is
    added to the receipts then.
    """
    moment = landed_at or datetime.combine(build_date, datetime.now(UTC).time())
    found = discover(raw_dir, contracts)
    _prepare(warehouse_dir, contracts)
    deliveries = _deliveries(found.files, build_id, moment)
    files = list(_landed(deliveries, warehouse_dir, receipts, on_progress))
    for delivery in deliveries:
        if not receipts.holds(delivery.receipt):
            receipts.add(delivery.receipt)
    return LandingReport(
        contracts=contracts,
        receipts=tuple(sorted(receipts, key=lambda receipt: (receipt.key, receipt))),
        organizations=found.organizations,
        files=tuple(files),
        undeclared=tuple(_undeclared(file, moment) for file in found.undeclared),
        ignored=tuple(str(path) for path in found.ignored),
    )


def _prepare(warehouse_dir: Path, contracts: Contracts) -> None:
    """Remove what a killed build left, and give every declared table an empty file."""
    landing_dir = warehouse_dir / "landing"
    landing_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    for leftover in landing_dir.rglob(f".*{TEMPORARY}"):
        leftover.unlink()
    for contract in contracts:
        path = table_dir(warehouse_dir, contract) / SCHEMA_FILE
        if landed_counts(path, contract) is None:
            write_empty(path, contract)


def _deliveries(files: Iterable[RawFile], build_id: int, moment: datetime) -> list[_Delivery]:
    """Files with their receipts, those of one content side by side, the first one first."""

    def delivered(file: RawFile) -> _Delivery:
        file_id, byte_count = _content_of(file)
        received = received_at(file.relative, moment)
        return _Delivery(
            file,
            Receipt(
                build_id=build_id,
                received_at=received,
                path=str(file.relative),
                organization_id=file.organization_id,
                system=file.system,
                table_name=file.table_name,
                file_id=file_id,
                byte_count=byte_count,
            ),
        )

    with ThreadPoolExecutor(PROCESSES) as pool:
        return sorted(pool.map(delivered, files), key=lambda delivery: (delivery.receipt.key, delivery.receipt))


def _content_of(file: RawFile) -> tuple[str, int]:
    try:
        with file.path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return digest[:FILE_ID_LENGTH], stream.tell()
    except OSError as error:
        raise LandingError(f"{file.relative}: cannot be read ({type(error).__name__})") from None


def _landed(
    deliveries: Iterable[_Delivery], warehouse_dir: Path, receipts: ReceiptBook, on_progress: Progress | None
) -> Iterator[LandedFile]:
    """Every content of this raw folder, after landing those that are not there yet."""
    current: dict[Key, tuple[Receipt, Counts | None]] = {}
    jobs: dict[Key, Job] = {}
    for key, same_content in groupby(deliveries, key=lambda delivery: delivery.receipt.key):
        delivery = next(same_content)
        first = receipts.known(*key)
        job = _job(delivery, first or delivery.receipt, warehouse_dir)
        counts = landed_counts(job.target, job.contract) if first is not None else None
        current[key] = (first or delivery.receipt, counts)
        if counts is None:
            jobs[key] = job
    landed_now = dict(zip(jobs, run_jobs(list(jobs.values()), on_progress), strict=True))
    for key, (receipt, counts) in current.items():
        yield LandedFile(receipt, counts or landed_now[key], is_new=key in jobs)


def _job(delivery: _Delivery, first: Receipt, warehouse_dir: Path) -> Job:
    file, receipt = delivery.file, delivery.receipt
    assert file.contract is not None, "only declared tables are landed"
    return Job(
        source=file.path,
        relative=file.relative,
        byte_count=receipt.byte_count,
        contract=file.contract,
        origin=Origin(receipt.organization_id, receipt.file_id, first.received_at),
        target=landed_path(warehouse_dir, file.contract, receipt.organization_id, receipt.file_id),
    )


def _undeclared(file: RawFile, moment: datetime) -> UndeclaredFile:
    return UndeclaredFile(
        organization_id=file.organization_id,
        system=file.system,
        table_name=file.table_name,
        path=str(file.relative),
        received_at=received_at(file.relative, moment),
    )
