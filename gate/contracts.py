"""What a public model declares, and that nothing private is declared public."""

from __future__ import annotations

from collections.abc import Iterator

from gate.project import Node, Project, audience, layer, privacy_of
from gate.violations import Violation

ACCESS = {"staging": "private", "intermediate": "private", "doors": "protected"}


def contracts(project: Project) -> Iterator[Violation]:
    """Missing contracts and tags; settings that move a private model among the marts."""
    for model in project.models:
        if layer(model) == "marts":
            yield from _contract(model)
        if layer(model) in {"marts", "doors"}:
            yield from _untagged(model)
        if layer(model) in ACCESS:
            yield from _moved(project, model)
    for node in project.of_kind("seed"):
        yield from _moved(project, node)


def _contract(model: Node) -> Iterator[Violation]:
    if not (model.get("contract") or {}).get("enforced"):
        yield Violation(
            "contracts.not_enforced",
            model["name"],
            None,
            f"{model['name']} is public and has no enforced contract: a column could join it unseen.",
            "Leave `contract: {enforced: true}` of models/marts as it is, and list every column with its type.",
        )


def _untagged(model: Node) -> Iterator[Violation]:
    columns = model.get("columns") or {}
    silent = [name for name, column in columns.items() if privacy_of(column) is None]
    if silent or not columns:
        yield Violation(
            "contracts.privacy_missing",
            model["name"],
            silent[0] if silent else None,
            f"{model['name']} does not say whose these columns are: {', '.join(silent) or 'any'}.",
            "Add `config: {meta: {privacy: ...}}` to the column: person, device, organization, team or public.",
        )


def _is_quality(node: Node) -> bool:
    """Intermediate tables of quality keep the schema their published counterparts have, in the private file."""
    return layer(node) == "intermediate" and audience(node) == node.get("schema")


def _moved(project: Project, node: Node) -> Iterator[Violation]:
    expected = ACCESS.get(layer(node))
    wrong = []
    if node.get("database") == "marts":
        wrong.append("database: marts")
    if node.get("schema") in project.published_schemas and not _is_quality(node):
        wrong.append(f"schema: {node['schema']}")
    if expected and node.get("access") != expected:
        wrong.append(f"access: {node.get('access')}")
    if node.get("group") == "published":
        wrong.append("group: published")
    if wrong:
        yield Violation(
            "contracts.moved_to_marts",
            node["name"],
            None,
            f"{node['name']} holds private rows and is set to {', '.join(wrong)}.",
            "Take the setting out: where a model stands decides its access, group, schema and database.",
        )
