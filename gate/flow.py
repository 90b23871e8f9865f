"""Who reads whom: nothing about people reaches a reader other than through a door made for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gate.charts import charts
from gate.project import Node, Project, audience, layer
from gate.violations import Violation

MAY_FEED_MARTS = {"doors", "marts"}


def flow(project: Project) -> Iterator[Violation]:
    """Breaches that the graph alone shows."""
    for model in project.models:
        if layer(model) == "unknown":
            yield _unknown_layer(model)
        elif layer(model) == "marts":
            yield from _mart(project, model)
        elif layer(model) == "doors":
            yield from _door(project, model)
        yield from _raw_source(project, model)
    for node in project.of_kind("model", "snapshot"):
        yield from _exact(project, node)
    yield from _shown(project)
    yield from _analyses(project)
    yield from charts(project)


def _unknown_layer(model: Node) -> Violation:
    return Violation(
        "flow.unknown_layer",
        model["name"],
        None,
        f"{model['original_file_path']} lies in none of the layers: no rule says what it may read, nor who reads it.",
        "Move it to models/staging, models/intermediate, models/doors/<audience> or models/marts/<audience>.",
    )


def _mart(project: Project, model: Node) -> Iterator[Violation]:
    own = audience(model)
    doors = _doors_of(project, model)
    for read in project.reads(model):
        if read["resource_type"] == "source" or read["name"] in project.policy["exact"]:
            continue
        if read["resource_type"] == "seed":
            continue
        if layer(read) not in MAY_FEED_MARTS:
            yield Violation(
                "flow.person_reaches_mart",
                model["name"],
                None,
                f"{model['name']} is public and reads {read['name']}, {_kind(read)} that no door stands before.",
                f"Let an aggregate out through a door in models/doors/{own or '<audience>'}, and read that.",
            )
        elif not (audience(read) in {own, *doors} or (layer(read) == "marts" and _doors_of(project, read) <= doors)):
            yield _wrong_door(model, read, f"a mart of {own or 'no audience'} reads the doors of {_listed(doors)}")


def _doors_of(project: Project, mart: Node) -> set[str]:
    return set(project.policy["marts"].get(audience(mart), ()))


def _door(project: Project, model: Node) -> Iterator[Violation]:
    own = audience(model)
    made_for = project.policy["doors"].get(own)
    if made_for is None:
        known = _listed(project.policy["doors"])
        yield _wrong_door(model, None, f"models/doors/{own} is no door of the house ({known})")
        return
    for read in project.reads(model):
        if not _may_pass(project, made_for, own, read):
            yield _wrong_door(model, read, f"a door of {own} reads intermediate/{_listed(made_for['reads'])}")


def _may_pass(project: Project, made_for: dict[str, Any], own: str, read: Node) -> bool:
    if read["resource_type"] in {"seed", "source", "snapshot"} or read["name"] in project.policy["exact"]:
        return True  # other rules judge these
    if layer(read) == "intermediate":
        if read["name"] in made_for["never"]:
            return False
        return bool({"*", audience(read)} & set(made_for["reads"])) or read["name"] in made_for.get("also", [])
    if layer(read) == "doors":
        return audience(read) == own
    return project.is_bookkeeping(read)


def _wrong_door(model: Node, read: Node | None, rule: str) -> Violation:
    what = "" if read is None else f"{model['name']} reads {read['name']}, but "
    return Violation(
        "flow.wrong_door",
        model["name"],
        None,
        f"{what}{rule}.",
        "Let it out through the door made for that kind of data, or read what this door is made for.",
    )


def _raw_source(project: Project, model: Node) -> Iterator[Violation]:
    if layer(model) in {"staging", "unknown"}:
        return
    for read in project.reads(model):
        if read["resource_type"] == "source":
            yield Violation(
                "flow.raw_source",
                model["name"],
                None,
                f"{model['name']} reads the source {read['source_name']}.{read['name']} itself.",
                f"Read stg_{read['source_name']}__{read['name']} in models/intermediate, and pass a door after it.",
            )


def _exact(project: Project, node: Node) -> Iterator[Violation]:
    for read in project.reads(node):
        readers = project.policy["exact"].get(read["name"])
        if readers is None or node["name"] in readers:
            continue
        yield Violation(
            "flow.exact_beside_released",
            node["name"],
            None,
            f"{node['name']} reads {read['name']}, exact figures of teams; only {_listed(readers)} may.",
            "Read released_team_sums: whatever is computed from released values is post-processing and costs nothing.",
        )


def _shown(project: Project) -> Iterator[Violation]:
    """Exposures, semantic models, metrics, saved queries: whatever shows something to somebody."""
    for kind in ("exposures", "semantic_models", "metrics", "saved_queries"):
        for thing in project.manifest.get(kind, {}).values():
            if hidden := sorted(_private_below(project, thing)):
                yield Violation(
                    "flow.private_model_shown",
                    thing["name"],
                    None,
                    f"{kind[:-1].replace('_', ' ')} {thing['name']} shows {_listed(hidden)}, which is no mart.",
                    "Show a mart: what is not yet in one needs a door first.",
                )


def _analyses(project: Project) -> Iterator[Violation]:
    """Queries that somebody runs by hand, and shows."""
    for node in project.of_kind("analysis"):
        if hidden := sorted(read["name"] for read in project.reads(node) if layer(read) not in {"marts", "seed"}):
            yield Violation(
                "flow.private_model_shown",
                node["name"],
                None,
                f"The analysis {node['name']} asks {_listed(hidden)}, which is no mart.",
                "Ask a mart: what is not yet in one needs a door first.",
            )


def _private_below(project: Project, thing: Node) -> Iterator[str]:
    shown = {**project.manifest.get("semantic_models", {}), **project.manifest.get("metrics", {})}
    for name in (thing.get("depends_on") or {}).get("nodes", ()):
        if name in shown:
            yield from _private_below(project, shown[name])
        elif name in project.nodes and layer(project.nodes[name]) not in {"marts"}:
            yield project.nodes[name]["name"]


def _kind(node: Node) -> str:
    kind = f"{layer(node)} model" if node["resource_type"] == "model" else str(node["resource_type"])
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _listed(names: Any) -> str:
    return ", ".join(sorted(names)) or "nothing"
