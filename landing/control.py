"""The control files dbt reads: organizations, files, receipts."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from landing.contract import PEERS_FOLDER, Contracts
from landing.jobs import FILE_ID_LENGTH
from landing.receipts import Key, Receipt
from landing.report import LandingReport, UndeclaredFile
from landing.writer import TEMPORARY, Counts, landed_counts, landed_path

_TIME = pa.timestamp("us")
_KEY_NAMES = ("organization_id", "system", "table_name", "file_id")
_KEY = [(name, pa.string()) for name in _KEY_NAMES]
ORGANIZATIONS = pa.schema(
    [
        ("organization_id", pa.string()),
        ("requested_as_of", pa.date32()),
        ("requested_team_release", pa.string()),
        ("build_date", pa.date32()),
        ("build_id", pa.int64()),
    ]
)
RECEIPTS = pa.schema([*_KEY, ("received_at", _TIME)])
FILES = pa.schema(
    [
        *_KEY,
        ("received_at", _TIME),
        ("last_received_at", _TIME),
        ("is_declared", pa.bool_()),
        ("published_from", pa.date32()),
        ("published_through", pa.date32()),
        ("released_through", pa.date32()),
        ("record_count", pa.int64()),
        ("problem_count", pa.int64()),
    ]
)

Row = Mapping[str, Any]


def write_control(
    report: LandingReport,
    warehouse_dir: Path,
    requested_as_of: date | None,
    build_date: date,
    build_id: int,
    requested_team_release: str | None = None,
) -> None:
    """Write landing/_control/{organizations,files,receipts}.parquet.

    They also tell of files that are no longer in the raw folder: what has landed stays.
    """
    build = {
        "requested_as_of": requested_as_of,
        "requested_team_release": requested_team_release,
        "build_date": build_date,
        "build_id": build_id,
    }
    known = {*report.organizations, *(receipt.organization_id for receipt in report.receipts)}
    organizations = [{"organization_id": name, **build} for name in sorted(known - {PEERS_FOLDER})]
    counts = {file.receipt.key: file.counts for file in report.files}
    files = [
        _file_row(list(of_content), counts.get(key), warehouse_dir, report.contracts)
        for key, of_content in groupby(report.receipts, key=lambda receipt: receipt.key)
    ]
    folder = warehouse_dir / "landing" / "_control"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(folder / "organizations.parquet", ORGANIZATIONS, organizations)
    _write(folder / "files.parquet", FILES, files + [_undeclared_row(file) for file in report.undeclared])
    _write(folder / "receipts.parquet", RECEIPTS, [_receipt_row(receipt) for receipt in report.receipts])


def _file_row(of_content: list[Receipt], counts: Counts | None, warehouse_dir: Path, contracts: Contracts) -> Row:
    first = of_content[0]
    contract = contracts.find(first.system, first.table_name)
    if counts is None and contract is not None:
        counts = landed_counts(landed_path(warehouse_dir, contract, first.organization_id, first.file_id), contract)
    return {
        **_receipt_row(first),
        "last_received_at": max(receipt.received_at for receipt in of_content),
        "is_declared": contract is not None,
        "published_from": first.published_from,
        "published_through": first.published_through,
        "released_through": first.released_through,
        "record_count": counts.records if counts else 0,
        "problem_count": counts.problems if counts else 0,
    }


def _receipt_row(receipt: Receipt) -> dict[str, Any]:
    return {**_key_columns(receipt.key), "received_at": receipt.received_at}


def _undeclared_row(file: UndeclaredFile) -> Row:
    """A file nothing reads is told apart by its path; its content stays unread."""
    file_id = hashlib.sha256(file.path.encode("utf-8", "surrogateescape")).hexdigest()[:FILE_ID_LENGTH]
    return {
        **_key_columns((file.organization_id, file.system, file.table_name, file_id)),
        "received_at": file.received_at,
        "last_received_at": file.received_at,
        "is_declared": False,
        "published_from": None,
        "published_through": None,
        "released_through": None,
        "record_count": 0,
        "problem_count": 0,
    }


def _key_columns(key: Key) -> dict[str, Any]:
    return dict(zip(_KEY_NAMES, key, strict=True))


def _write(path: Path, schema: pa.Schema, rows: Sequence[Row]) -> None:
    temporary = path.with_name(f".{path.stem}{TEMPORARY}")
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), temporary, compression="zstd")
    temporary.replace(path)
