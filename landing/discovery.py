"""Walks the raw folder: which organization delivered which file to which table."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from landing.contract import PEERS_FOLDER, PEERS_SYSTEM, Contracts, TableContract
from landing.errors import LandingError
from landing.readers import ENDINGS, ending

ORGANIZATION = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
EXPECTED = (
    "RAW_DIR/<organization>/<system>/<table>/ with files ending in "
    f"{', '.join(ENDINGS)} (any of them also .gz); "
    "an organization's folder is named [a-z0-9][a-z0-9_-]{0,63}"
)


@dataclass(frozen=True)
class RawFile:
    """One file of an input table. contract: None when nothing declares the table."""

    organization_id: str
    system: str
    table_name: str
    contract: TableContract | None
    path: Path
    relative: PurePosixPath


@dataclass(frozen=True)
class Discovery:
    """What a raw folder holds. ignored: hidden, misplaced, or with an ending nothing reads."""

    organizations: tuple[str, ...]
    files: tuple[RawFile, ...]
    undeclared: tuple[RawFile, ...]
    ignored: tuple[PurePosixPath, ...]


@dataclass
class _Findings:
    files: list[RawFile] = field(default_factory=list)
    undeclared: list[RawFile] = field(default_factory=list)
    ignored: list[PurePosixPath] = field(default_factory=list)


def discover(raw_dir: Path, contracts: Contracts) -> Discovery:
    """Everything under `raw_dir`, in a fixed order.

    Raises LandingError when the folder is missing, holds no file of an organization, or an
    organization's folder has a name that cannot be an id.
    """
    if not raw_dir.is_dir():
        raise LandingError(f"{raw_dir}: no such folder; expected {EXPECTED}")
    organizations = _organizations(raw_dir)
    findings = _Findings()
    for path in _walk(raw_dir, raw_dir, findings):
        _sort_in(path, raw_dir, contracts, findings)
    if not any(file.organization_id != PEERS_FOLDER for file in (*findings.files, *findings.undeclared)):
        raise LandingError(f"{raw_dir}: holds no input file of any organization; expected {EXPECTED}")
    return Discovery(organizations, tuple(findings.files), tuple(findings.undeclared), tuple(sorted(findings.ignored)))


def _organizations(raw_dir: Path) -> tuple[str, ...]:
    names = sorted(entry.name for entry in raw_dir.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    for name in names:
        if name != PEERS_FOLDER and not ORGANIZATION.fullmatch(name):
            raise LandingError(f"{raw_dir}: the folder {name!r} cannot be an organization; expected {EXPECTED}")
    return tuple(name for name in names if name != PEERS_FOLDER)


def _walk(folder: Path, raw_dir: Path, findings: _Findings, above: tuple[str, ...] = ()) -> Iterator[Path]:
    """Every visible file, sorted; links are followed, but never back into a folder on the way."""
    real = os.path.realpath(folder)
    if real in above:
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = folder / entry.name
        if entry.name.startswith("."):
            findings.ignored.append(_relative(path, raw_dir))
        elif entry.is_dir():
            yield from _walk(path, raw_dir, findings, (*above, real))
        elif entry.is_file():
            yield path


def _sort_in(path: Path, raw_dir: Path, contracts: Contracts, findings: _Findings) -> None:
    relative = _relative(path, raw_dir)
    folders = relative.parts[:-1]
    if folders[:1] == (PEERS_FOLDER,):
        folders = (PEERS_FOLDER, PEERS_SYSTEM, *folders[1:])
    if len(folders) < 3 or ending(relative) is None:
        findings.ignored.append(relative)
        return
    organization_id, system, table_name = folders[:3]
    is_in_place = (system == PEERS_SYSTEM) == (organization_id == PEERS_FOLDER)
    contract = contracts.find(system, table_name) if is_in_place else None
    found = findings.undeclared if contract is None else findings.files
    found.append(RawFile(organization_id, system, table_name, contract, path, relative))


def _relative(path: Path, raw_dir: Path) -> PurePosixPath:
    return PurePosixPath(path.relative_to(raw_dir).as_posix())
