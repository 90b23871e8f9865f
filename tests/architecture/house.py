"""The parsed project as a house: which floor a model stands on, what it reads, what it shows."""

import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROJECT = "productivity_score"
Node = dict[str, Any]


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


def floor(node: Node) -> str:
    """staging, intermediate, doors, marts, or `seeds`, `sources` for what is not a model."""
    if node["resource_type"] != "model":
        return f"{node['resource_type']}s"
    return Path(node["original_file_path"]).parts[1]


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
