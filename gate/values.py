"""Rule 4: no value, name, comment, statistic or byte of a published file leads to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from gate.correspondence import check_correspondence
from gate.forms import Form
from gate.known import KEY, LEAST_KEY, Known
from gate.minimums import Minimums, check_minimums
from gate.published_file import Column, OpenedFile, PublishedFile, Table
from gate.schema import check_leftovers, check_schema
from gate.traces import told, uncompressed_copy
from gate.violations import Violation

NAME_OF_A_DEVICE = re.compile(r"(.*_)?(device|host|computer|machine|workstation|netbios|pc)_?(display_?)?name")
MEND_VALUE = "Leave the column out, or count people in a door."


def check_published(file: PublishedFile, known: Known, minimums: Minimums, scratch: Path) -> list[Violation]:
    """Judge a published file, or a staged one, against what private data calls people.

    scratch: a private folder for the uncompressed copy, which is gone at the end.
    """
    found: list[Violation] = []
    seen: set[Form] = set()
    with file.opened() as opened:
        for table in opened.tables():
            found += _check_values(opened, table, known, seen)
            found += check_correspondence(opened, table, known)
            found += check_minimums(opened, table, known, minimums)
        found += check_schema(opened, known, seen)
        found += check_leftovers(opened, known)
    found += _check_bytes(file, known, seen, scratch)
    return [_unnamed(violation, known) for violation in found]


def _unnamed(violation: Violation, known: Known) -> Violation:
    """The violation without the name of a table or column that itself names somebody."""
    model, column = (
        "..." if place and known.traces.within(place.encode()) else place
        for place in (violation.model, violation.column)
    )
    return replace(violation, model=model or "...", column=column)


def _check_values(opened: OpenedFile, table: Table, known: Known, seen: set[Form]) -> Iterator[Violation]:
    """Values that are, or hold, a name or key of somebody. Adds the forms it finds to `seen`."""
    ends = opened.extremes(table)
    spelt = [column for column in table.columns if not column.is_time and not column.is_number]
    texts = [opened.texts(table, column) for column in spelt]
    forms = dict(zip(spelt, known.traces.within_each([b"\0".join(values) for values in texts]), strict=True))
    seen |= set().union(*forms.values())
    for column in table.columns:
        if column.is_time:
            continue
        if column.is_number:
            said = _numbers_of_people(opened, table, column, ends[column.name], known)
        else:
            said = told(forms[column]) or _short_names(opened.texts(table, column), column, known)
        if said:
            yield Violation(
                "values.identifier", table.name, column.name, f"In {opened.file.title} it holds {said}.", MEND_VALUE
            )
        elif (table.schema == "devices" or table.has("device_id")) and NAME_OF_A_DEVICE.fullmatch(column.plain):
            yield Violation(
                "values.device_of_a_person",
                table.name,
                column.name,
                f"In {opened.file.title} a device is shown by its name, which may be that of whoever uses it.",
                "Show the device id alone.",
            )


def _short_names(texts: list[bytes], column: Column, known: Known) -> str:
    """Whole values that are names too short to be looked for inside other text."""
    if not known.whole_values:
        return ""
    values = {text.decode("utf-8", "replace").strip().lower() for text in texts}
    if column.is_nested:
        values = {part for value in values for part in re.split(r"[^\w.@-]+", value)}
    kinds = {known.whole_values[value] for value in values & known.whole_values.keys()}
    count = len(values & known.whole_values.keys())
    return f"{count} {' or '.join(sorted(kinds))} as a whole" if count else ""


def _numbers_of_people(opened: OpenedFile, table: Table, column: Column, ends: tuple[Any, Any], known: Known) -> str:
    """Numbers that are keys of people, or a column of nothing but numbers that people are known by.

    A count is an HR id by chance now and then; several values that all are HR ids are no chance.
    """
    smallest, largest = ends
    if smallest is None:
        return ""
    is_large = max(abs(smallest), abs(largest)) >= LEAST_KEY
    if is_large and (count := len(known.people_among(opened.numbers(table, column), column.is_float))):
        return f"{count} {KEY} as a number"
    names = known.numeric_names
    if column.is_integer and smallest < largest and {int(smallest), int(largest)} <= names:
        values = opened.numbers(table, column)
        return f"{len(values)} id as a number" if values <= names else ""
    return ""


def _check_bytes(file: PublishedFile, known: Known, seen: set[Form], scratch: Path) -> Iterator[Violation]:
    """Bytes of the file as it is, of what lies beside it, and of a copy in which nothing is packed."""
    beside = [path for path in (file.path.with_name(file.path.name + ".wal"),) if path.exists()]
    forms = {form for path in (file.path, *beside) for form in known.traces.within(path.read_bytes(), is_packed=True)}
    # A copy holds what values show and nothing else, and these have been searched for codes.
    forms |= known.traces.plainly_within(uncompressed_copy(file.path, scratch), is_packed=True)
    forms -= seen
    if forms:
        yield Violation(
            "values.identifier_in_bytes",
            file.title,
            None,
            f"Its bytes hold {told(forms)}, which no value shows.",
            "Write the file anew from what may leave; dropped rows stay in a file as bytes.",
        )
