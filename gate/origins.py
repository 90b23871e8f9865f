"""What is known of sources and seeds before any query is read: their contracts, and what the policy adds."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gate.facts import NOTHING, Fact, Mark, Relation, Trace, joined
from gate.project import Node, Project, place, privacy_of

LANDED_COLUMNS = ("organization_id", "file_id", "record_position", "received_at", "problem")
MARKS = {word.lower(): vars(Mark)[word] for word in ("KEY", "LEAD", "GROUP", "DEVICE", "ACTIVITY", "TRAIT")}


@dataclass(frozen=True)
class Origins:
    """Reads declarations."""

    project: Project

    def source(self, node: Node) -> Relation:
        """A source table: its rows by the table's privacy, its columns by theirs."""
        kind = privacy_of(node) or "person"  # what nobody has tagged may be anybody's
        label = f"{node['source_name']}.{node['name']}"
        active = kind == "person" and label not in self.project.policy["rosters"]
        columns = {
            name.lower(): Fact(self._source_marks(f"{label}.{name}", column, kind, active), Trace(f"{label}.{name}"))
            for name, column in (node.get("columns") or {}).items()
        }
        if not columns:
            columns = dict.fromkeys(self._columns_of_reader(node), NOTHING)
        rows = Mark.NONE
        if kind == "person":
            rows = Mark.KEY | (Mark.ACTIVITY if active else Mark.NONE)
        elif kind == "device":
            rows = Mark.DEVICE
        elif any(fact.marks & Mark.GROUP for fact in columns.values()):
            rows = Mark.GROUP | (Mark.ACTIVITY if active else Mark.NONE)
        telling = joined(fact for fact in columns.values() if fact.marks & (Mark.KEY | Mark.DEVICE)).trace
        row = Fact(rows, telling or (Trace(label) if rows else None))
        record = Fact(
            rows if rows & ~Mark.KEY else Mark.TRAIT if rows else Mark.NONE, Trace(f"{label}.record_position")
        )
        landed = dict.fromkeys(LANDED_COLUMNS, NOTHING) | {"record_position": record.without(Mark.KEY)}
        return Relation({**landed, **columns}, row, Fact(rows & Mark.ACTIVITY, row.trace))

    def _source_marks(self, label: str, column: Mapping[str, Any], kind: str | None, active: bool) -> int:
        given = self.project.policy["source_marks"]
        given = given.get(label, given.get(f"*.{label.rsplit('.', 1)[-1]}"))
        if given is not None:
            return sum(MARKS[word] for word in given)
        meta = {**(column.get("meta") or {}), **((column.get("config") or {}).get("meta") or {})}
        privacy, names = privacy_of(column) or kind, meta.get("identifies")
        if names == "device_name":
            return Mark.LEAD | Mark.DEVICE
        if names in {"person", "mailbox"}:
            return Mark.KEY
        if names == "group":
            return Mark.GROUP
        if privacy == "person":
            return Mark.ACTIVITY if active else Mark.TRAIT
        if privacy == "device" and column.get("name") in self.project.policy["device_keys"]:
            return Mark.DEVICE
        if privacy == "team":
            return Mark.GROUP
        return Mark.NONE

    def _columns_of_reader(self, source: Node) -> Iterator[str]:
        """Columns of a source without a contract: those its staging model declares."""
        for model in self.project.models:
            if source["unique_id"] in (model.get("depends_on") or {}).get("nodes", ()):
                yield from (name.lower() for name in model.get("columns") or {})

    def seed(self, node: Node) -> Relation:
        """A seed: public, unless it says otherwise."""
        path = self.project.root / place(node)
        names = list(node.get("columns") or {})
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as handle:
                names += next(csv.reader(handle), [])
        marked = {name: privacy_of(column) for name, column in (node.get("columns") or {}).items()}
        return Relation(
            {
                n.lower(): Fact(Mark.KEY, Trace(f"{node['name']}.{n}")) if marked.get(n) == "person" else NOTHING
                for n in names
            }
        )
