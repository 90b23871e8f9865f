"""What a public model declares, and that nothing private is declared public."""

from __future__ import annotations

from collections.abc import Iterator

from gate.project import Node, Project, address, audience, layer, place, privacy_of
from gate.violations import Violation

ACCESS = {"staging": "private", "intermediate": "private", "doors": "protected"}


def contracts(project: Project) -> Iterator[Violation]:
    """Missing contracts and tags; settings that move a private model among the marts."""
    for source in project.of_kind("source"):
        yield from _untagged_source(source)
    for model in project.models:
        if layer(model) == "marts":
            yield from _contract(model)
            yield from _confessed(model)
            if audience(model) in project.policy["marts"]:
                yield from _elsewhere(model)
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


def _confessed(model: Node) -> Iterator[Violation]:
    """Columns of a public model whose own tag says that they are about a person."""
    if said := [name for name, column in (model.get("columns") or {}).items() if privacy_of(column) == "person"]:
        yield Violation(
            "columns.person_value",
            model["name"],
            said[0],
            f"{model['name']} is public and says itself that these are about a person: {', '.join(said)}.",
            "Leave the column out, or tag it by what its lineage shows.",
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


def _untagged_source(source: Node) -> Iterator[Violation]:
    if privacy_of(source) is None:
        name = f"{source['source_name']}.{source['name']}"
        yield Violation(
            "contracts.privacy_missing",
            name,
            None,
            f"The source {name} does not say whose its rows are.",
            "Add `config: {meta: {privacy: ...}}` to the table, and to its columns where they differ.",
        )


def _elsewhere(model: Node) -> Iterator[Violation]:
    """A mart lies where its folder says: who may open a schema may see an audience's tables."""
    wrong = ["grants"] if model["config"].get("grants") else []
    for setting, found, expected in zip(
        ("database", "schema"), address(model), ("marts", audience(model)), strict=False
    ):
        if found != expected:
            wrong.append(f"{setting}: {found}")
    if wrong:
        yield _misplaced(model, f"is a mart of {audience(model)} and is set to {', '.join(wrong)}")


def _is_quality(node: Node) -> bool:
    """Intermediate tables of quality keep the schema their published counterparts have, in the private file."""
    return layer(node) == "intermediate" and audience(node) == address(node)[1]


def _moved(project: Project, node: Node) -> Iterator[Violation]:
    database, schema, _ = address(node)
    expected = ACCESS.get(layer(node))
    wrong = []
    if database == "marts":
        wrong.append("database: marts")
    elif str(node["config"].get("database")).lower() == database != place(node).parent.name:  # as doors/teams/ledger is
        wrong.append(f"database: {database}")
    if schema in project.published_schemas and not _is_quality(node):
        wrong.append(f"schema: {schema}")
    if expected and node.get("access") != expected:
        wrong.append(f"access: {node.get('access')}")
    if node.get("group") == "published":
        wrong.append("group: published")
    if node["config"].get("grants"):
        wrong.append("grants")
    if wrong:
        yield _misplaced(node, f"holds private rows and is set to {', '.join(wrong)}")


def _misplaced(node: Node, how: str) -> Violation:
    return Violation(
        "contracts.moved_to_marts",
        node["name"],
        None,
        f"{node['name']} {how}.",
        "Take the setting out: where a model stands decides its access, group, schema and database.",
    )
