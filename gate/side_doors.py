"""Rule 5: nothing that a build, a test or a page leaves behind names a person or keeps rows of them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

from gate.forms import Form
from gate.known import Known
from gate.project import Node
from gate.traces import told, uncompressed_copy
from gate.unpacking import unpacked
from gate.violations import Violation

# Rows about people lie in these on purpose, behind folder rights; published files are judged as such.
PRIVATE_FILES = ("private.duckdb", "private.duckdb.wal", "marts.duckdb", "marts.duckdb.wal")
PRIVATE_FOLDERS = ("landing", ".tmp", "published")
ENVIRONMENT = "pyvenv.cfg"  # marks a folder of installed programs, which no build writes
BATCH_BYTES = 4_000_000
DATABASE_MAGIC = b"DUCK"
DATABASE_MAGIC_AT = 8
COUNT = "count(*)"
FAILURE_SCHEMA = "dbt_test__audit"
MEND_FILE = "Delete the file, then mend what wrote it: say counts, and names of models and columns, never a value."
MEND_TEST = "Take store_failures, store_failures_as and fail_calc out: a failing test says how many rows, never which."


def check_side_doors(
    folders: Iterable[Path], known: Known, own_paths: Sequence[Path] = (), scratch: Path | None = None
) -> list[Violation]:
    """Judge every file below some folders, and single files.

    Arguments:
        folders: logs, compiled projects, pages, reports. The private files of a warehouse in them are passed over.
        known: what private data calls people.
        own_paths: where the project and its folders lie. Whoever runs it may have a name in these paths.
        scratch: a private folder for copies of packed files.
    """
    hidden = sorted({str(path).encode() for path in own_paths}, key=len, reverse=True)
    files = [(_title(path, folder), path) for folder in folders for path in sorted(_files(folder))]
    found = []
    for batch in _batches(files):
        texts = [(title, data) for title, path in batch for data in (title.encode(), *_contents(path, scratch))]
        texts = [(title, _without(data, hidden)) for title, data in texts]
        forms = known.traces.within_each([data for _, data in texts])
        found += [
            violation
            for (title, _), those in zip(texts, forms, strict=True)
            for violation in _held(title, those, known)
        ]
    return list(dict.fromkeys(found))


def _title(path: Path, folder: Path) -> str:
    """A file as messages call it: its path from the folder judged, or the folder it alone is judged in."""
    return str(path.relative_to(folder.parent.parent if folder.is_file() else folder.parent))


def _batches(files: Iterable[tuple[str, Path]]) -> Iterator[list[tuple[str, Path]]]:
    """Files in groups of a few megabytes: one search of many small files takes less than many searches."""
    batch: list[tuple[str, Path]] = []
    size = 0
    for title, path in files:
        batch.append((title, path))
        size += path.stat().st_size if path.exists() else 0
        if size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    yield batch


def _without(data: bytes, hidden: Iterable[bytes]) -> bytes:
    for own in hidden:
        data = data.replace(own, b"")
    return data


def check_text(title: str, data: bytes, known: Known) -> list[Violation]:
    """Judge one text: a page, a log, the card."""
    return _held(title, known.traces.within(data), known)


def _held(title: str, forms: set[Form], known: Known) -> list[Violation]:
    reason = f"It holds {told(forms)}."
    return [Violation("side_doors.identifier", _shown(title, known), None, reason, MEND_FILE)] if forms else []


def _shown(title: str, known: Known) -> str:
    """A path for a message; if it names somebody itself, only its folder's first part."""
    first = Path(title).parts[0]
    if known.traces.within(first.encode()):
        return "..."
    return f"{first}/..." if known.traces.within(title.encode()) else title


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder that anybody may come to read."""
    if folder.is_file():
        yield folder
        return
    for path, folders, names in os.walk(folder):
        place = Path(path)
        is_warehouse = PRIVATE_FILES[0] in names
        folders[:] = [
            name
            for name in folders
            if not (is_warehouse and name in PRIVATE_FOLDERS) and not (place / name / ENVIRONMENT).exists()
        ]
        yield from (place / name for name in names if name not in PRIVATE_FILES and (place / name).is_file())


def _contents(path: Path, scratch: Path | None) -> Iterator[bytes]:
    """The bytes of a file, and what they hold when unpacked; nothing of a file that is gone by now."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return
    yield data
    yield from unpacked(data)
    if is_database(path):
        with tempfile.TemporaryDirectory(dir=scratch) as folder, suppress(duckdb.IOException):  # held by its writer
            yield uncompressed_copy(path, Path(folder))


def is_database(path: Path) -> bool:
    """Whether a file is one of DuckDB's, whatever it is called."""
    with path.open("rb") as file:
        return file.read(DATABASE_MAGIC_AT + len(DATABASE_MAGIC))[DATABASE_MAGIC_AT:] == DATABASE_MAGIC


def check_tests(tests: Iterable[Node]) -> list[Violation]:
    """Data tests keep no failing rows, and count them: any other figure of a failing test would be printed."""
    return [
        Violation("side_doors.kept_failures", test["name"], None, reason, MEND_TEST)
        for test in tests
        for reason in _what_a_test_shows(test["config"])
    ]


def _what_a_test_shows(config: Mapping[str, Any]) -> Iterator[str]:
    if config.get("store_failures") or config.get("store_failures_as") in ("table", "view"):
        yield "It keeps the rows that fail in a table."
    if "".join(str(config.get("fail_calc") or COUNT).lower().split()) != COUNT:
        yield "What it prints when it fails is something else than a count of rows."


def check_kept_failures(databases: Iterable[Path]) -> list[Violation]:
    """No table of a warehouse's own files holds rows of failed tests."""
    return [
        Violation(
            "side_doors.kept_failures",
            f"{schema}.{table}",
            None,
            f"{path.name} keeps rows of a failed test in a table.",
            f"Drop the schema, and run tests without --store-failures. {MEND_TEST}",
        )
        for path in databases
        if path.exists()
        for schema, table in _failure_tables(path)
    ]


def _failure_tables(path: Path) -> list[tuple[str, str]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute(
            "select schema_name, table_name from duckdb_tables() where not internal"
            " union all select schema_name, view_name from duckdb_views() where not internal order by all"
        ).fetchall()
    return [(schema, table) for schema, table in rows if schema.lower().endswith(FAILURE_SCHEMA)]
