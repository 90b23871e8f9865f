"""One file per organization and audience, replaced whole."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from pipeline.permissions import readable_folder, readable_like

# Which schemas of marts.duckdb go into which published file: devices have readers of their own.
PUBLISHED_FILES = {
    "scores.duckdb": ("score", "teams", "privacy", "quality"),
    "device_health.duckdb": ("devices",),
}
STAGED = ".new"


def stage_files(marts_file: Path, published_dir: Path) -> list[tuple[Path, Path]]:
    """Write every organization's files beside their final place, for nobody else to open yet.

    Each is a new database, so that no byte of a dropped row is in it, in a format DuckDB 1.0 and later can read.

    Returns:
        pairs (staged file, final file), for `replace_files`.
    """
    with duckdb.connect(str(marts_file), read_only=True) as marts:
        organizations = [
            row[0]
            for row in marts.execute("select distinct organization_id from score.organization_scores_daily").fetchall()
        ]
    discard_staged(published_dir)
    staged = []
    for organization in sorted(organizations):
        folder = published_dir / organization
        readable_folder(folder)
        for name, schemas in PUBLISHED_FILES.items():
            temporary = folder / f".{name}{STAGED}"
            _write_file(marts_file, temporary, organization, schemas)
            staged.append((temporary, folder / name))
    return staged


def discard_staged(published_dir: Path) -> None:
    """Remove staged files: those of a build that failed say what the ledger does not hold."""
    for leftover in published_dir.glob(f"*/.*{STAGED}"):
        leftover.unlink()


def _write_file(marts_file: Path, target: Path, organization: str, schemas: tuple[str, ...]) -> None:
    """Copy the schema of the marts, then one organization's rows of some schemas, in the order of the marts."""
    with duckdb.connect() as connection:
        run = connection.execute
        run(f"attach '{marts_file}' as marts (read_only)")
        run(f"attach '{target}' as published (storage_version 'v1.0.0')")
        run("copy from database marts to published (schema)")
        tables = run(
            "select schema_name, table_name from duckdb_tables() where database_name = 'published' order by all"
        ).fetchall()
        for schema, table in tables:
            if schema in schemas:
                run(
                    f'insert into published."{schema}"."{table}" select * from marts."{schema}"."{table}"'
                    " where organization_id = ?",
                    [organization],
                )
            else:
                run(f'drop table published."{schema}"."{table}"')
        for schema in {schema for schema, _ in tables} - set(schemas):
            run(f'drop schema published."{schema}"')
        run("checkpoint published")
        run("detach published")


def replace_files(staged: list[tuple[Path, Path]]) -> None:
    """Put the staged files in the place of the old ones: flushed to disk, then renamed, then the folder flushed."""
    for temporary, final in staged:
        with temporary.open("rb") as handle:
            os.fsync(handle.fileno())
        readable_like(temporary, final)
        temporary.replace(final)
    for folder in {final.parent for _, final in staged}:
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
