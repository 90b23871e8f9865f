"""Which file was received when, and where that is kept.

A content (SHA-256) is landed once per organization and table. Every path it was delivered under is a
receipt; the first one dates the content for good, later ones only tell that it was delivered again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Protocol

Key = tuple[str, str, str, str]

_FOLDER = re.compile(r"received=(\d{4}-\d{2}-\d{2})")
_NAME_END = re.compile(r"(?<!\d)(\d{4})([-_]?)(\d{2})\2(\d{2})$")


@dataclass(frozen=True, order=True)
class Receipt:
    """One delivery of a content. Ordered: of several, the smallest one is the first.

    received_at: UTC, without a zone. path: relative to the raw folder. published_from, published_through: the
    score dates published when it arrived; released_through: the last day of the team windows released by then
    (filled by whoever keeps the receipts).
    """

    build_id: int
    received_at: datetime
    path: str
    organization_id: str
    system: str
    table_name: str
    file_id: str
    byte_count: int
    published_from: date | None = None
    published_through: date | None = None
    released_through: date | None = None

    @property
    def key(self) -> Key:
        """What was received."""
        return (self.organization_id, self.system, self.table_name, self.file_id)


class ReceiptBook(Protocol):
    """Receipts that outlive the warehouse."""

    def __iter__(self) -> Iterator[Receipt]:
        """Every receipt."""

    def known(self, organization_id: str, system: str, table_name: str, file_id: str) -> Receipt | None:
        """The first receipt of a content, None when it never arrived."""

    def holds(self, receipt: Receipt) -> bool:
        """Whether this content was already received under this path."""

    def add(self, receipt: Receipt) -> None:
        """Keep a receipt. Called once per content and path, first receipts first."""


class MemoryReceiptBook:
    """Receipts for as long as the process lives."""

    def __init__(self, receipts: Iterable[Receipt] = ()) -> None:
        self._first: dict[Key, Receipt] = {}
        self._paths: dict[tuple[Key, str], Receipt] = {}
        for receipt in receipts:
            self.add(receipt)

    def __iter__(self) -> Iterator[Receipt]:
        return iter(self._paths.values())

    def known(self, organization_id: str, system: str, table_name: str, file_id: str) -> Receipt | None:
        """The first receipt of a content."""
        return self._first.get((organization_id, system, table_name, file_id))

    def holds(self, receipt: Receipt) -> bool:
        """Whether the content is known under this path."""
        return (receipt.key, receipt.path) in self._paths

    def add(self, receipt: Receipt) -> None:
        """Keep a receipt; one that is held already changes nothing."""
        self._paths.setdefault((receipt.key, receipt.path), receipt)
        self._first[receipt.key] = min(receipt, self._first.get(receipt.key, receipt))


def received_at(path: PurePosixPath, landed_at: datetime) -> datetime:
    """When a file was received: a `received=YYYY-MM-DD` folder, else a date at the end of its name, else now.

    A date in a name that lies behind `landed_at` is no date of receipt (it may be a number), a stated
    folder is.
    """
    for folder in reversed(path.parts[:-1]):
        match = _FOLDER.fullmatch(folder.lower())
        stated = _day(*match.group(1).split("-")) if match else None
        if stated is not None:
            return datetime.combine(stated, time.min)
    match = _NAME_END.search(_stem(path.name))
    named = _day(match.group(1), match.group(3), match.group(4)) if match else None
    return datetime.combine(named, time.min) if named is not None and named <= landed_at.date() else landed_at


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _stem(name: str) -> str:
    """A file's name without its endings: `users.2024-01-05.json.gz` gives `users.2024-01-05`."""
    stem = name.removesuffix(".gz").removesuffix(".GZ")
    return stem.rpartition(".")[0] or stem
