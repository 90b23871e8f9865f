"""What a published file says of itself: names, comments, texts of views and rules, and statistics of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gate.forms import Form
from gate.known import Known
from gate.published_file import Column, OpenedFile, Table
from gate.traces import told
from gate.violations import Violation

STATISTIC = re.compile(r"(?:Min|Max): (.*?)(?=, Max: |, Has Unicode|\])")
STATISTIC_BYTES = 8  # as many of a text as DuckDB keeps
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
    for table, column, what, text in opened.rows(SCHEMA_TEXTS):
        forms = known.traces.within(text.encode())
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


def check_statistics(opened: OpenedFile, known: Known) -> Iterator[Violation]:
    """Smallest and largest values that DuckDB keeps beside a column, also of rows that are gone."""
    starts = {form.data[:STATISTIC_BYTES] for form in known.forms if form.is_text and len(form.data) >= STATISTIC_BYTES}
    for table in opened.tables():
        columns = {column.name: column for column in table.columns}
        kept: dict[str, set[str]] = {}
        for name, statistics in opened.rows(
            f"select column_name, stats from pragma_storage_info('{table.quoted}') where segment_type <> 'VALIDITY'"
        ):
            kept.setdefault(name, set()).update(STATISTIC.findall(statistics))
        for name, extremes in kept.items():
            column = columns[name]
            gone = {text for text in extremes if _is_of_somebody(text, starts, known)}
            if gone and not _still_there(opened, table, column, gone):
                yield Violation(
                    "values.identifier_in_schema",
                    table.name,
                    name,
                    f"In {opened.file.title} its statistics keep {len(gone)} value of somebody, of rows that are gone.",
                    "Write the file anew; a file that once held a person keeps traces of them.",
                )


def _is_of_somebody(statistic: str, starts: set[bytes], known: Known) -> bool:
    if statistic.lstrip("-").isdigit():
        return int(statistic) in known.numbers
    return statistic.encode()[:STATISTIC_BYTES].lower() in starts


def _still_there(opened: OpenedFile, table: Table, column: Column, gone: set[str]) -> bool:
    """Whether values that begin so still stand in the column: then they are judged as values."""
    if column.is_nested:
        return True
    starts = {str(value).lower()[:STATISTIC_BYTES] for value in map(bytes.decode, opened.texts(table, column))}
    return all(text.lower()[:STATISTIC_BYTES] in starts for text in gone)
