"""Columns in one-to-one correspondence with people, whatever they are called, and ids set beside a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from math import prod

from gate.known import Known
from gate.published_file import Column, OpenedFile, Table, parted
from gate.violations import Violation

# May number teams and devices one by one, and so managers and users: each id in the schema of its own tables.
EXCEPTIONS = {"team_id": "teams", "device_id": "devices"}
FEWEST = 10  # fewer values than this are no register of people
LEAST_SHARE, LARGEST_SHARE = 0.5, 1.1  # of an organization's people: a register may leave some out
MEASURES = re.compile(
    r"(.*_)?(count|points|percent|seconds|milliseconds|ms|hours|days|minutes|numerator|denominator|epsilon|cap|"
    r"mbytes_per_s|rate|share|value|scale|width|low|high|\d+|estimate|rows|received|used|quarantined|year|version)"
)
PROSE = 24  # longer values with blanks are sentences
PEOPLE_WORDS = (
    "user|users|upn|person|people|employee|employees|manager|owner|principal|mail|email|e_mail|login|alias|worker|"
    "colleague|member|staff|primary_user|display_name|full_name|first_name|last_name|surname|given_name|identity"
)
OF_A_PERSON = re.compile(
    rf"(?:.*_)?(?:{PEOPLE_WORDS})(?:_(?:id|ids|key|name|names|number|no|code|hash|md5|sha\d*|ref|address|upn))?"
)
# Beside a team or a device these say whose it is; elsewhere they may speak of tools.
OF_ITS_PERSON = re.compile(
    r"(?:.*_)?(?:supervisor|boss|lead|leader|account_name|reports_to|(?:enrolled|managed|created|owned|assigned|used)_(?:by|to))"
)
MEND = "Aggregate over people in a door; publish no row, number or code for each of them."


def check_correspondence(opened: OpenedFile, table: Table, known: Known) -> Iterator[Violation]:
    """Columns, or pairs of columns, that number people one by one; people beside a team or device id."""
    yield from _beside_an_exception(opened, table)
    people = known.people.get(opened.file.organization, 0)
    if people < FEWEST:
        return
    public = [column for column in table.columns if _is_public(opened, table, column, known)]
    coded = [column for column in table.columns if column not in public and _may_be_a_code(opened, table, column)]
    within = [column for column in table.columns if column.is_day or column in public]
    counts = _value_counts(opened, table, coded)

    def numbers_people(columns: tuple[Column, ...]) -> bool:
        are_enough = prod(counts[column] for column in columns) >= LEAST_SHARE * people
        return are_enough and _numbers_people(opened, table, columns, within, people)

    singles = [(c,) for c in coded if numbers_people((c,)) or (c.is_nested and _lists_people(opened, table, c, people))]
    pairs = combinations([column for column in coded if (column,) not in singles], 2)
    for columns in [*singles, *filter(numbers_people, pairs)]:
        names = " with ".join(column.name for column in columns)
        yield Violation(
            "values.one_to_one_with_people",
            table.name,
            names,
            f"In {opened.file.title} it has one value for each of about as many people as the organization has.",
            MEND,
        )


def _beside_an_exception(opened: OpenedFile, table: Table) -> Iterator[Violation]:
    """`team_id` and `device_id` may stand for one person each, so nothing of a person may stand beside them."""
    ids = [name for name in EXCEPTIONS if table.has(name)]
    for column in table.columns if ids else ():
        if column.plain not in EXCEPTIONS and not column.is_time and is_of_a_person(column):
            yield Violation(
                "values.id_beside_a_person",
                table.name,
                column.name,
                f"In {opened.file.title} it names a person beside {' and '.join(ids)}.",
                "Keep teams and devices apart from whoever leads or uses them.",
            )


def is_of_a_person(column: Column) -> bool:
    """Whether a column is named as what a person is called by, and is no count or measure."""
    if column.is_nested:
        return any(_names_a_person(name) for name in re.findall(r"\w+", parted(column.type)))
    return _names_a_person(column.plain) and not is_measure(column)


def _names_a_person(name: str) -> bool:
    return any(pattern.fullmatch(name) for pattern in (OF_A_PERSON, OF_ITS_PERSON))


def is_measure(column: Column) -> bool:
    """Whether a number says how much, by its name."""
    return column.is_number and MEASURES.fullmatch(column.plain) is not None


def _is_public(opened: OpenedFile, table: Table, column: Column, known: Known) -> bool:
    """Whether a text column holds words of the project's own, or names of places: categories, metrics, sources."""
    if column.is_number or column.is_time or column.is_nested:
        return False
    values = [text.decode("utf-8", "replace") for text in opened.texts(table, column)]
    public = sum(value.lower() in known.public_words or value in known.places for value in values)
    return 2 * public >= len(values)


def _may_be_a_code(opened: OpenedFile, table: Table, column: Column) -> bool:
    """Whether a column could number people: no measure, day, exception or prose."""
    if EXCEPTIONS.get(column.plain) == table.schema or is_measure(column):
        return False
    if column.is_time or column.is_nested:
        return not column.is_time or column.is_moment
    if column.is_number:
        return column.is_integer or _is_whole(opened, table, column)
    texts = opened.texts(table, column)
    return not any(b" " in text and len(text) > PROSE for text in texts)


def _is_whole(opened: OpenedFile, table: Table, column: Column) -> bool:
    """Whether a column of fractions holds none."""
    return bool(opened.value(f"select bool_and({column.quoted} = trunc({column.quoted})) from {table.quoted}"))


def _lists_people(opened: OpenedFile, table: Table, column: Column, people: int) -> bool:
    """Whether one value holds about as many values as there are people."""
    sizes = [len(set(text.split(b","))) for text in opened.texts(table, column)]
    return any(size >= FEWEST and LEAST_SHARE * people <= size <= LARGEST_SHARE * people for size in sizes)


def _value_counts(opened: OpenedFile, table: Table, columns: list[Column]) -> dict[Column, int]:
    """How many values each column has."""
    counted = ", ".join(f"count(distinct {column.quoted})" for column in columns)
    counts = opened.rows(f"select {counted} from {table.quoted}")[0] if columns else ()
    return dict(zip(columns, counts, strict=True))


def _numbers_people(
    opened: OpenedFile, table: Table, columns: tuple[Column, ...], within: list[Column], people: int
) -> bool:
    """Whether about as many values as people are found once each, in all or for every day and public word."""
    code = ", ".join(column.quoted for column in columns)
    key = ", ".join(column.quoted for column in (*columns, *within))
    distinct, once, rows = opened.rows(
        f"select count(distinct ({code})), count(distinct ({key})), count(*) from {table.quoted}"
        f" where {' and '.join(f'{column.quoted} is not null' for column in columns)}"
    )[0]
    return bool(once == rows and distinct >= FEWEST and LEAST_SHARE * people <= distinct <= LARGEST_SHARE * people)
