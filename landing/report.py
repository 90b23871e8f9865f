"""What landing found and did, for the card and for the control files."""

from dataclasses import dataclass
from datetime import datetime

from landing.receipts import Receipt
from landing.writer import Counts


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
    """Everything that lies in the raw folder.

    Ignored: hidden or misplaced files, and endings nothing reads.
    """

    organizations: tuple[str, ...]
    files: tuple[LandedFile, ...]
    undeclared: tuple[UndeclaredFile, ...]
    ignored: tuple[str, ...]

    @property
    def new_files(self) -> tuple[LandedFile, ...]:
        """Contents landed by this build."""
        return tuple(file for file in self.files if file.is_new)

    @property
    def undeclared_tables(self) -> tuple[tuple[str, str, str], ...]:
        """Organization, system and table of what nothing declares."""
        return tuple(
            sorted({(file.organization_id, file.system, file.table_name) for file in self.undeclared})
        )
