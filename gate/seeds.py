"""Seeds: tables that are printed in the repository, so that nobody may stand in one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

from gate.correspondence import OF_A_PERSON
from gate.project import Node, Project, place, privacy_of

MAIL = re.compile(r"([\w.+'-]+)@[\w-]+(\.[\w-]+)+")
OF_NOBODY = re.compile(r"(no-?reply|do-?not-?reply|postmaster|mailer-daemon|support|service|info)", re.I)
CODE = re.compile(
    r"\b(?:[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})\b", re.I
)
PEOPLE = "A seed is printed: people come as a source."


def wrong_with(project: Project, seed: Node) -> tuple[str, str] | None:
    """What is wrong with a seed, and how to mend it."""
    columns = seed.get("columns") or {}
    if place(seed).parts[:2] != ("seeds", "reference"):
        return "lies outside seeds/reference", "Keep tables that are safe to print in seeds/reference."
    if named := [name for name, column in columns.items() if privacy_of(column) not in {None, "public"}]:
        return f"declares {', '.join(named)} as not public", PEOPLE
    if privacy_of(seed) != "public":
        return "does not say that it is public", "Describe it in a yml with `config: {meta: {privacy: public}}`."
    told = sorted({told for column, values in _columns(project, seed).items() for told in _of_people(column, values)})
    return (f"holds {' and '.join(told)}", PEOPLE) if told else None


def _columns(project: Project, seed: Node) -> dict[str, list[str]]:
    """Values by column, without those that the policy knows."""
    path = project.root / place(seed)
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as handle:
        rows: list[dict[Any, Any]] = list(csv.DictReader(handle, delimiter=seed["config"].get("delimiter") or ","))
    known = project.policy["seed_columns"]
    names = [name for row in rows[:1] for name in row if f"{seed['name']}.{name}" not in known]
    return {str(name): [str(row[name]) for row in rows] for name in names}


def _of_people(column: str, values: list[str]) -> Iterator[str]:
    if OF_A_PERSON.fullmatch(column.strip().lower()):
        yield f"a column {column}, which is what a person is called by"
    text = "\n".join(values)
    if any(not OF_NOBODY.fullmatch(found[1]) for found in MAIL.finditer(text)):
        yield "addresses of people"
    if CODE.search(text):
        yield "codes or hashes that may stand for people"
