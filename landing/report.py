"""What landing found and did, for the card and for the control files."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from landing.contract import Contracts
from landing.receipts import Receipt
from landing.writer import Counts

NAMED_PATHS = 5


@dataclass(frozen=True)
class LandedFile:
    """One content of a declared table. receipt: the first one. is_new: landed by this build."""

    receipt: Receipt
    counts: Counts
    is_new: bool


@dataclass(frozen=True)
class UndeclaredFile:
    """One file of a table nothing declares; nothing of it is read."""

    organization_id: str
    system: str
    table_name: str
    path: str
    received_at: datetime


@dataclass(frozen=True)
class LandingReport:
    """Everything that lies in the raw folder, and every receipt ever kept (by content, first ones first).

    Ignored are hidden or misplaced files, and endings nothing reads.
    """

    contracts: Contracts
    receipts: tuple[Receipt, ...]
    organizations: tuple[str, ...]
    files: tuple[LandedFile, ...]
    undeclared: tuple[UndeclaredFile, ...]
    ignored: tuple[str, ...]

    @property
    def new_files(self) -> tuple[LandedFile, ...]:
        """Contents landed by this build."""
        return tuple(file for file in self.files if file.is_new)

    @property
    def undeclared_tables(self) -> dict[str, int]:
        """Files per table that nothing declares, by `organization/system/table`."""
        return _counted((file.organization_id, file.system, file.table_name) for file in self.undeclared)

    @property
    def problems(self) -> dict[str, int]:
        """Records of this build's new files that could not be read, by `organization/system/table`."""
        found: Counter[str] = Counter()
        for file in self.new_files:
            found["/".join(file.receipt.key[:3])] += file.counts.problems
        return {table: count for table, count in sorted(found.items()) if count}

    def summary_lines(self) -> list[str]:
        """What to tell the person at the keyboard: counts and places, never a value."""
        records = sum(file.counts.records for file in self.new_files)
        known = len(self.files) - len(self.new_files)
        lines = [f"{len(self.new_files):,} new files with {records:,} records landed, {known:,} files known"]
        lines += [f"{table}: {count:,} records could not be read" for table, count in self.problems.items()]
        lines += [f"{table}: unknown table, {count:,} files left" for table, count in self.undeclared_tables.items()]
        if self.ignored:
            more = ", ..." if len(self.ignored) > NAMED_PATHS else ""
            lines.append(f"{len(self.ignored):,} files ignored: {', '.join(self.ignored[:NAMED_PATHS])}{more}")
        return lines


def _counted(tables: Iterable[tuple[str, str, str]]) -> dict[str, int]:
    return dict(sorted(Counter(map("/".join, tables)).items()))
