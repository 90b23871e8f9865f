"""Judges the columns and rows of doors and marts by what lineage says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gate.facts import DONE, HOW, NOTHING, PERSON, Fact, Mark, Relation, Trace
from gate.lineage import Lineage
from gate.project import Node, audience, layer, privacy_of
from gate.violations import Violation

ROWS_OF_ROSTER = {"teams", "privacy"}  # which rows there are follows from roster and policy alone
KINDS = (
    (Mark.KEY | Mark.LEAD, "a key of a person"),
    (Mark.ACTIVITY, "the activity of one person"),
    (Mark.DAY, "the day of one person's activity"),
    (Mark.KIND, "what one person did, in a word"),
    (Mark.TRAIT, "a trait of one person"),
    (Mark.SUM, "exact activity of a group smaller than the organization"),
    (Mark.DEVICE, "a key of a device"),
)
MEND = {
    "columns.person_value": "Leave the column out, or count or add up over the people of an organization in a door.",
    "columns.not_an_aggregate": "Use count, sum or avg over the people of an organization: an extreme is somebody's.",
    "columns.picks_one_person": "Count over everybody; a filter may name kinds of activity, never somebody.",
    "columns.person_grain": "Group by organization and public columns only, so that many people share a row.",
    "columns.not_noised": "Publish it by organization, or read it from released_team_sums, where noise has been drawn.",
    "columns.rows_depend_on_person": "Let roster and policy decide which rows there are; blank values after the noise.",
    "flow.wrong_door": "Let rows about devices out through models/doors/devices alone.",
}
NARROWER = ("columns.person_grain", "columns.rows_depend_on_person")
LEVELS = {"person": 4, "team": 3, "device": 2, "organization": 1, "public": 1}


def columns(lineage: Lineage, model: Node) -> Iterator[Violation]:
    """Breaches of one model that has been read; one per rule, naming the first column and listing the others."""
    name = model["unique_id"]
    if name in lineage.broken:
        yield _unreadable(model, lineage.broken[name])
        return
    relation = lineage.known[name]
    if layer(model) in {"doors", "marts"}:
        yield from _undeclared(model, relation)
        yield from _shown(lineage, model, relation)
    yield from _tags(lineage, model, lineage.known[name])


def _undeclared(model: Node, relation: Relation) -> Iterator[Violation]:
    declared = {name.lower() for name in model.get("columns") or {}}
    missing = [name for name in relation.columns if name not in declared]
    if declared and missing:
        yield Violation(
            "contracts.privacy_missing",
            model["name"],
            missing[0],
            f"{model['name']} shows {', '.join(missing)}, which nobody has described.",
            "List the column with its type, a description and `config: {meta: {privacy: ...}}`.",
        )


def _shown(lineage: Lineage, model: Node, relation: Relation) -> Iterator[Violation]:
    found: dict[str, dict[str, Fact]] = {}
    for column, fact in relation.columns.items():
        rule = _rule(model, fact)
        if rule is not None:
            found.setdefault(rule, {})[column] = fact
    for rule, fact in _rows(model, relation):
        found.setdefault(rule, {}).setdefault("", fact)
    for rule in _telling(found):
        yield _violation(rule, model, found[rule])
    if found:
        lineage.known[model["unique_id"]] = Relation(dict.fromkeys(relation.columns, NOTHING))
    elif layer(model) == "doors" and audience(model) != "devices":
        lineage.known[model["unique_id"]] = replace(relation, rows=relation.rows.without(Mark.ACTIVITY))


def _rule(model: Node, fact: Fact) -> str | None:
    marks = fact.marks
    if layer(model) == "doors" and audience(model) == "teams" and marks & Mark.GROUP:
        marks &= ~Mark.LEAD  # a manager's key tells teams apart between the doors, never in a mart
        marks = marks if marks & DONE or not marks & Mark.TRAIT else marks & ~Mark.TRAIT
    if marks & Mark.PICKED:
        return "columns.picks_one_person"
    if marks & PERSON:
        if marks & (Mark.EXTREME | Mark.RANK):
            return "columns.not_an_aggregate"
        return "columns.person_grain" if marks & Mark.FINE and not marks & Mark.KEY else "columns.person_value"
    if marks & Mark.SUM:
        return "columns.not_noised"
    if marks & Mark.DEVICE and audience(model) != "devices":
        return "flow.wrong_door"
    return None


def _rows(model: Node, relation: Relation) -> Iterator[tuple[str, Fact]]:
    if relation.rows.marks & Mark.KEY:
        yield "columns.person_grain", relation.rows
    elif relation.rows.marks & Mark.DEVICE and audience(model) != "devices":
        yield "flow.wrong_door", relation.rows
    if relation.chosen.marks & Mark.PICKED:
        yield "columns.picks_one_person", relation.chosen
    elif _hangs_on_activity(model, relation) or _hangs_on_one(relation.chosen):
        yield "columns.rows_depend_on_person", relation.chosen


def _hangs_on_activity(model: Node, relation: Relation) -> bool:
    """Whether rows are there because of what people did: any row of a team door, one of a group elsewhere."""
    of_groups = relation.rows.marks & Mark.GROUP and relation.chosen.marks & DONE
    return bool(of_groups or (audience(model) in ROWS_OF_ROSTER and relation.chosen.marks & (DONE | HOW)))


def _hangs_on_one(chosen: Fact) -> bool:
    """Whether rows are there, or stand where they do, because of the most, the least or any of what people did."""
    return bool(chosen.marks & Mark.EXTREME and chosen.marks & (DONE | Mark.TRAIT))


def _telling(found: dict[str, dict[str, Fact]]) -> list[str]:
    """The rules to name: what follows from a broader breach of the same model is left out."""
    return [
        rule for rule in found if rule not in NARROWER or not any(other not in NARROWER for other in found)
    ] or list(found)


def _violation(rule: str, model: Node, columns: dict[str, Fact]) -> Violation:
    column, fact = next(iter(columns.items()))
    others = [name for name in columns if name not in {"", column}]
    also = f" So do {', '.join(others)}." if others else ""
    if not column:
        return Violation(rule, model["name"], None, f"{_of_rows(rule, model)} {_way(fact)}{also}", MEND[rule])
    what = next((words for mark, words in KINDS if fact.marks & mark), "something of one person")
    return Violation(
        rule, model["name"], column, f"{model['name']}.{column} shows {what}{_how(fact)} {_way(fact)}{also}", MEND[rule]
    )


def _of_rows(rule: str, model: Node) -> str:
    said = {
        "columns.person_grain": "has a row for every person or event",
        "flow.wrong_door": "has a row for every device",
        "columns.picks_one_person": "has rows that hang on one person",
        "columns.rows_depend_on_person": "has rows, or an order of rows, that depend on what people did",
    }
    return f"{model['name']} {said[rule]}:"


def _how(fact: Fact) -> str:
    if fact.marks & Mark.PICKED:
        return ", picked out by a filter:"
    if fact.marks & (Mark.EXTREME | Mark.RANK):
        return ", taken out of many and not added up:"
    return ", added up for each person alone:" if fact.marks & Mark.FINE else ":"


def _way(fact: Fact) -> str:
    steps = fact.trace.steps() if fact.trace is not None else []
    return f"it comes from {' -> '.join(steps)}." if steps else "its way cannot be told."


def _tags(lineage: Lineage, model: Node, relation: Relation) -> Iterator[Violation]:
    weak: dict[str, tuple[str, str, Fact]] = {}
    for name, fact in relation.columns.items():
        declared = privacy_of((model.get("columns") or {}).get(name, {}))
        if layer(model) == "staging" and not fact.marks & (Mark.KEY | Mark.LEAD):
            continue  # a word as it was delivered: the contract of its source says whose it is
        is_day = layer(model) == "intermediate" and fact.marks & Mark.DAY
        is_of_teams = layer(model) == "marts" and audience(model) in ROWS_OF_ROSTER
        fact = fact if is_of_teams else fact.without(Mark.TEAM)
        shown = _level(fact.without(Mark.DAY | Mark.KIND) if is_day else fact)
        if declared is not None and LEVELS[shown] > LEVELS[declared]:
            weak[name] = (declared, shown, fact)
    if weak:
        name, (declared, shown, fact) = next(iter(weak.items()))
        others = [other for other in weak if other != name]
        also = f" So do {', '.join(others)}." if others else ""
        yield Violation(
            "contracts.tag_too_weak",
            model["name"],
            name,
            f"{model['name']}.{name} says {declared} and is {shown}: {_way(fact)}{also}",
            f"Tag the column `privacy: {shown}`, or change what it shows.",
        )


def _level(fact: Fact) -> str:
    marks = fact.marks
    if marks & Mark.LEAD and not marks & Mark.KEY:
        return "device" if marks & Mark.DEVICE else "team"
    if marks & PERSON:
        return "person"
    if marks & (Mark.SUM | Mark.TEAM):
        return "team"
    return "device" if marks & Mark.DEVICE else "public"


def _unreadable(model: Node, why: str) -> Violation:
    return Violation(
        "columns.unreadable_sql",
        model["name"],
        None,
        f"{model['name']} cannot be read column by column: {why}.",
        "Write it in plain steps: named columns, ref and source, no pivot, no query built at run time.",
    )


def first_trace(relation: Relation) -> Trace | None:
    """The most telling way into a relation."""
    told = [fact for fact in relation.columns.values() if fact.marks & PERSON and fact.trace is not None]
    return max(told, key=lambda fact: bool(fact.marks & Mark.KEY)).trace if told else None
