"""The parsed project as a house: which floor a model stands on, what it reads, what it shows."""

import subprocess
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Node = dict[str, Any]
BOOKKEEPING = {"models/staging/landing_control", "models/staging/ledger"}


def tracked_files(*patterns: str) -> list[Path]:
    """Files git knows or would add, so that a fault shows before it is committed."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return sorted({ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()})


def expect_none(violations: Collection[object]) -> None:
    """Fail with one violation per line, so that a whole list can be mended at once."""
    if violations:
        rows = violations.items() if isinstance(violations, dict) else violations
        lines = sorted(" ".join(map(str, row)) if isinstance(row, tuple) else str(row) for row in rows)
        pytest.fail(f"{len(lines)} found:\n  " + "\n  ".join(lines), pytrace=False)


def floor(node: Node) -> str:
    """staging, intermediate, doors or marts; for what is not a model, what it is (seed, source)."""
    if node["resource_type"] != "model":
        return str(node["resource_type"])
    return Path(node["original_file_path"]).parts[1]


def folder(node: Node) -> str:
    """Where the file of a node lies."""
    return Path(node["original_file_path"]).parent.as_posix()


def is_bookkeeping(node: Node) -> bool:
    """What the pipeline writes of files and days, and the ledger's published days: no person is in there."""
    return folder(node) in BOOKKEEPING


def privacy(column: Node) -> str | None:
    """The declared privacy of a column, wherever dbt keeps it."""
    meta = {**column.get("meta", {}), **column.get("config", {}).get("meta", {})}
    return meta.get("privacy")


@dataclass(frozen=True)
class House:
    """What the manifest says, in the words of the architecture."""

    manifest: dict[str, Any]

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Everything with an id: models, seeds, tests, sources."""
        return {**self.manifest["nodes"], **self.manifest["sources"]}

    def _all(self, kind: str) -> list[Node]:
        return [node for node in self.nodes.values() if node["resource_type"] == kind]

    @cached_property
    def models(self) -> list[Node]:
        """Models of this project."""
        return self._all("model")

    @cached_property
    def sources(self) -> list[Node]:
        """Declared source tables."""
        return self._all("source")

    def on(self, *floors: str) -> list[Node]:
        """Models of these floors."""
        return [model for model in self.models if floor(model) in floors]

    def read_by(self, node: Node) -> list[Node]:
        """What a node reads directly."""
        return [self.nodes[name] for name in node["depends_on"]["nodes"] if name in self.nodes]
