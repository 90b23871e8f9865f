"""What a published file says of itself: names, comments, texts of views and rules, and statistics of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gate.forms import Form
from gate.known import STATISTIC_BYTES, Known
from gate.published_file import Column, OpenedFile, Table, literal
from gate.traces import told
from gate.violations import Violation

STATISTIC = re.compile(r"(?:Min|Max): (.*?)(?=, Max: |, Has Unicode|\])")
STORED = "column_name, position(',' in column_path) = 0, count, stats"
NO_FLAGS = "segment_type <> 'VALIDITY'"
MEND = "Write the file anew from what may leave: a file that once held a person keeps traces of them."
Stored = list[tuple[str, bool, int, str]]
SCHEMA_TEXTS = """
with
    texts (table_name, column_name, what, said) as (
        select schema_name || '.' || table_name, null, 'name of a table', table_name
            from duckdb_tables() where database_name = 'published'
        union all
        select schema_name || '.' || table_name, null, 'comment of the table', concat_ws(' ', comment, tags::varchar)
            from duckdb_tables() where database_name = 'published'
        union all
        select schema_name || '.' || table_name, column_name, 'name of a column', column_name
            from duckdb_columns() where database_name = 'published' and not internal
        union all
        select schema_name || '.' || table_name, column_name, 'type of the column', data_type
            from duckdb_columns() where database_name = 'published' and not internal
        union all
        select schema_name || '.' || table_name, column_name, 'comment or default of the column',
            concat_ws(' ', comment, column_default)
            from duckdb_columns() where database_name = 'published' and not internal
        union all
        select schema_name || '.' || table_name, null, 'rule of the table', constraint_text
            from duckdb_constraints() where database_name = 'published'
        union all
        select schema_name || '.' || table_name, null, 'index of the table', concat_ws(' ', index_name, comment, sql)
            from duckdb_indexes() where database_name = 'published'
        union all
        select schema_name || '.' || view_name, null, 'text of the view', concat_ws(' ', view_name, comment, sql)
            from duckdb_views() where database_name = 'published' and not internal
        union all
        select schema_name || '.' || type_name, null, 'type', concat_ws(' ', type_name, comment, labels::varchar)
            from duckdb_types() where database_name = 'published' and not internal
        union all
        select schema_name, null, 'schema', concat_ws(' ', schema_name, comment, tags::varchar)
            from duckdb_schemas() where database_name = 'published' and not internal
        union all
        select schema_name, null, 'sequence', concat_ws(' ', sequence_name, comment)
            from duckdb_sequences() where database_name = 'published'
        union all
        select schema_name, null, 'macro', concat_ws(' ', function_name, comment, macro_definition, parameters::varchar)
            from duckdb_functions() where database_name = 'published' and not internal
        union all
        select null, null, 'comment of the file', concat_ws(' ', comment, tags::varchar)
            from duckdb_databases() where database_name = 'published'
    )
select table_name, column_name, what, said from texts where said <> ''
"""


def check_schema(opened: OpenedFile, known: Known, seen: set[Form]) -> Iterator[Violation]:
    """Names and comments of tables and columns, view texts, types, defaults, macros: whatever a client shows."""
    texts = opened.rows(SCHEMA_TEXTS)
    found = known.traces.within_each([text.encode() for *_, text in texts])
    for (table, column, what, text), forms in zip(texts, found, strict=True):
        seen |= forms
        said = told(forms)
        if not said and text.strip().lower() in known.whole_values:
            said = f"1 {known.whole_values[text.strip().lower()]} as it is"
        if said:
            is_name = what.startswith("name of")
            place = opened.file.title if is_name or not table else table
            yield Violation(
                "values.identifier_in_schema",
                place,
                None if is_name or not column else column,
                f"In {opened.file.title} the {what} holds {said}.",
                "Name and describe tables and columns by what they are about, never by whom.",
            )


def check_leftovers(opened: OpenedFile, known: Known) -> Iterator[Violation]:
    """What DuckDB keeps of rows that are gone: the rows, and the smallest and largest values of their columns."""
    views = {f"{schema}.{name}" for schema, name in opened.rows("select schema_name, view_name from duckdb_views()")}
    for table in opened.tables():
        if table.name not in views:
            stored = opened.rows(f"select {STORED} from pragma_storage_info({literal(table.quoted)}) where {NO_FLAGS}")
            yield from _dropped_rows(opened, table, stored)
            yield from _extremes_of_somebody(opened, table, stored, known)


def _dropped_rows(opened: OpenedFile, table: Table, stored: Stored) -> Iterator[Violation]:
    """A published file is written anew, so it stores what it shows and nothing else."""
    first = table.columns[0].name
    count = sum(rows for name, is_top, rows, _ in stored if name == first and is_top)
    shown = opened.value(f"select count(*) from {table.quoted}")
    if count > shown and not table.columns[0].is_nested:
        reason = f"{opened.file.title} stores {count - shown} deleted rows of the table."
        yield Violation("values.identifier_in_bytes", table.name, None, reason, MEND)


def _extremes_of_somebody(opened: OpenedFile, table: Table, stored: Stored, known: Known) -> Iterator[Violation]:
    for column in table.columns:
        kept = {text for name, _, _, stats in stored if name == column.name for text in STATISTIC.findall(stats)}
        gone = {text for text in kept if _is_of_somebody(text, known)}
        if gone and not _still_there(opened, table, column, gone):
            reason = f"In {opened.file.title} its statistics keep {len(gone)} value of somebody, of rows that are gone."
            yield Violation("values.identifier_in_schema", table.name, column.name, reason, MEND)


def _is_of_somebody(statistic: str, known: Known) -> bool:
    if statistic.lstrip("-").isdigit():
        return bool(known.people_among([int(statistic)]))
    return statistic.encode()[:STATISTIC_BYTES].lower() in known.statistics


def _still_there(opened: OpenedFile, table: Table, column: Column, gone: set[str]) -> bool:
    """Whether values that begin so still stand in the column: then they are judged as values."""
    if column.is_nested:
        return True
    starts = {value.decode("utf-8", "replace").lower()[:STATISTIC_BYTES] for value in opened.texts(table, column)}
    return all(text.lower()[:STATISTIC_BYTES] in starts for text in gone)
