"""The parsed project in the gate's words: layers, audiences, who reads whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

Node = dict[str, Any]
Address = tuple[str, str, str]
HERE = Path(__file__).resolve().parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LAYERS = ("staging", "intermediate", "doors", "marts")
PRIVACY = ("person", "device", "organization", "team", "public")


def load_policy(path: Path = HERE / "policy.yml") -> dict[str, Any]:
    """What the gate cannot read off the project."""
    policy: dict[str, Any] = read_yaml(path)
    return policy


def read_yaml(path: Path) -> Any:
    """What a YAML file says."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


def privacy_of(described: Mapping[str, Any]) -> str | None:
    """The declared privacy of a column or table, wherever dbt keeps it."""
    meta = {**(described.get("meta") or {}), **((described.get("config") or {}).get("meta") or {})}
    found = meta.get("privacy")
    return found if found in PRIVACY else None


def place(node: Node) -> PurePosixPath:
    """Where the file of a node lies, inside the project."""
    return PurePosixPath(node["original_file_path"])


def layer(node: Node) -> str:
    """staging, intermediate, doors or marts; `unknown` for a model elsewhere; else the kind of node it is."""
    if node["resource_type"] != "model":
        return str(node["resource_type"])
    parts = place(node).parts
    return parts[1] if len(parts) > 2 and parts[0] == "models" and parts[1] in LAYERS else "unknown"


def audience(node: Node) -> str:
    """The folder of a door, mart or intermediate model below its layer."""
    parts = place(node).parts
    return parts[2] if len(parts) > 3 else ""


def address(node: Node) -> Address:
    """What SQL calls a node: database, schema, name."""
    name = node.get("identifier") or node.get("alias") or node["name"]
    return (str(node.get("database")).lower(), str(node.get("schema")).lower(), str(name).lower())


@dataclass(frozen=True)
class Project:
    """A manifest, the rules of the house, and its folder.

    Arguments:
        manifest: as dbt writes it.
        policy: as in policy.yml.
        root: the project's folder, for files that no manifest lists.
    """

    manifest: Mapping[str, Any]
    policy: Mapping[str, Any]
    root: Path = HERE.parent

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Everything with an id that can be read: models, seeds, snapshots, tests, sources."""
        return {**self.manifest["nodes"], **self.manifest["sources"]}

    def of_kind(self, *kinds: str) -> list[Node]:
        """Nodes of these resource types."""
        return [node for node in self.nodes.values() if node["resource_type"] in kinds]

    @cached_property
    def models(self) -> list[Node]:
        """The project's models."""
        return self.of_kind("model")

    def reads(self, node: Node) -> Iterator[Node]:
        """What a node reads directly."""
        for name in (node.get("depends_on") or {}).get("nodes", ()):
            if name in self.nodes:
                yield self.nodes[name]

    def own_macros(self) -> list[Node]:
        """Macros of this project, not those of dbt and its packages."""
        return [macro for macro in self.manifest["macros"].values() if macro["package_name"] == self.name]

    def macros_reached(self, names: list[str]) -> set[str]:
        """Ids of this project's macros among these and all they call."""
        macros, todo, found = self.manifest["macros"], list(names), set()
        while todo:
            name = todo.pop()
            if name in macros and name not in found:
                found.add(name)
                todo += (macros[name].get("depends_on") or {}).get("macros", ())
        return {name for name in found if name.startswith(f"macro.{self.name}.")}

    @property
    def name(self) -> str:
        """The project's name."""
        return str(self.manifest["metadata"]["project_name"])

    def is_public(self, node: Node) -> bool:
        """Whether outsiders could read what a model builds."""
        return layer(node) == "marts" or node.get("access") == "public" or address(node)[0] == "marts"

    def is_bookkeeping(self, node: Node) -> bool:
        """What the pipeline writes of files and days."""
        return place(node).parent.as_posix() in self.policy["bookkeeping"]

    @cached_property
    def published_schemas(self) -> set[str]:
        """Schemas the marts are built in, the one every database has left out."""
        return {address(node)[1] for node in self.models if layer(node) == "marts"} - {"main"}
