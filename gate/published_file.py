"""One published file, opened for judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

import duckdb

INTEGERS = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\(\d+,0\)")
NUMBERS = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\(\d+,\d+\)|DOUBLE|FLOAT|BIGNUM")
TIMES = re.compile(r"DATE|TIME.*|INTERVAL|BOOLEAN")
NESTED = re.compile(r".*\[\d*\]|(STRUCT|MAP|UNION)\(.*|JSON|VARIANT", re.DOTALL)


@dataclass(frozen=True)
class Column:
    """A column of a published table."""

    name: str
    type: str

    @property
    def quoted(self) -> str:
        """The name as SQL spells it."""
        return '"' + self.name.replace('"', '""') + '"'

    @property
    def plain(self) -> str:
        """The name in lower case, its words parted: `managerId` is a manager_id."""
        return parted(self.name)

    @property
    def is_number(self) -> bool:
        """Whether it holds plain numbers."""
        return NUMBERS.fullmatch(self.type) is not None

    @property
    def finite(self) -> str:
        """SQL that leaves values out which are no numbers."""
        return f"filter (where isfinite({self.quoted}))" if self.is_float else ""

    @property
    def is_float(self) -> bool:
        """Whether it keeps numbers rounded."""
        return self.type in ("DOUBLE", "FLOAT")

    @property
    def is_integer(self) -> bool:
        """Whether it holds whole numbers."""
        return INTEGERS.fullmatch(self.type) is not None

    @property
    def is_time(self) -> bool:
        """Whether it holds days, times or yes and no: too few values to name anybody."""
        return TIMES.fullmatch(self.type) is not None

    @property
    def is_moment(self) -> bool:
        """Whether it tells moments apart, down to seconds."""
        return self.type.startswith("TIME")

    @property
    def is_nested(self) -> bool:
        """Whether a value holds values."""
        return NESTED.fullmatch(self.type) is not None

    @property
    def is_day(self) -> bool:
        """Whether it dates a row."""
        return self.type == "DATE"


@dataclass(frozen=True)
class Table:
    """A table or view of a published file."""

    schema: str
    table: str
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """Schema and table, as dbt's readers know it."""
        return f"{self.schema}.{self.table}"

    @property
    def quoted(self) -> str:
        """The name as SQL spells it."""
        return ".".join('"' + part.replace('"', '""') + '"' for part in ("published", self.schema, self.table))

    def column(self, name: str) -> Column | None:
        """A column by its name, however that is spelt."""
        return next((column for column in self.columns if name in (column.plain, column.name.lower())), None)

    def has(self, *names: str) -> bool:
        """Whether it has all these columns."""
        return all(self.column(name) for name in names)


@dataclass(frozen=True)
class PublishedFile:
    """A published file, or a staged one under the name it will have.

    path: where it lies now. organization: whose it is. name: file name at its place.
    """

    path: Path
    organization: str
    name: str

    @property
    def title(self) -> str:
        """Organization and file, for messages."""
        return f"{self.organization}/{self.name}"

    @contextmanager
    def opened(self) -> Iterator[OpenedFile]:
        """The file, read-only, in a connection of its own."""
        with duckdb.connect() as connection:
            connection.execute(f"attach {literal(self.path)} as published (read_only)")
            yield OpenedFile(self, connection)


def parted(name: str) -> str:
    """A name in lower case, its words parted."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def literal(text: object) -> str:
    """A text as SQL spells it."""
    return "'" + str(text).replace("'", "''") + "'"


def _bytes_in(value: Any) -> Iterator[bytes]:
    """Every BLOB in a value, at any depth."""
    if isinstance(value, bytes):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _bytes_in(inner)


@dataclass(frozen=True)
class OpenedFile:
    """A published file and the connection that reads it."""

    file: PublishedFile
    connection: duckdb.DuckDBPyConnection
    _texts: dict[tuple[str, str], list[bytes]] = field(default_factory=dict)

    def rows(self, query: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """Rows of a query."""
        return self.connection.execute(query, parameters or []).fetchall()

    def value(self, query: str) -> Any:
        """The one value of a query."""
        return self.rows(query)[0][0]

    def texts(self, table: Table, column: Column) -> list[bytes]:
        """The distinct values of a column as bytes; nested ones as DuckDB writes them, BLOBs also in hex."""
        key = (table.name, column.name)
        if key not in self._texts:
            self._texts[key] = self._distinct(table, column)
        return self._texts[key]

    def _distinct(self, table: Table, column: Column) -> list[bytes]:
        shown = self.rows(
            f"select distinct {column.quoted}::varchar from {table.quoted} where {column.quoted} is not null"
        )
        texts = [text.encode() for (text,) in shown]
        if "BLOB" in column.type:
            held = [
                inner for row in self.rows(f"select {column.quoted} from {table.quoted}") for inner in _bytes_in(row)
            ]
            texts += [text for value in set(held) for text in (value, value.hex().encode())]
        return texts

    def extremes(self, table: Table) -> dict[str, tuple[Any, Any]]:
        """Smallest and largest value of every column of numbers, by its name; NULL where there is none."""
        columns = [column for column in table.columns if column.is_number]
        ends = [f"{end}({column.quoted}) {column.finite}" for column in columns for end in ("min", "max")]
        found = self.rows(f"select {', '.join(ends)} from {table.quoted}")[0] if ends else ()
        return {column.name: (found[2 * n], found[2 * n + 1]) for n, column in enumerate(columns)}

    def numbers(self, table: Table, column: Column) -> set[int]:
        """The distinct values of a column of numbers, cut to whole ones."""
        values = f"select {column.quoted} as value from {table.quoted}"
        rows = self.rows(f"select distinct value from ({values}) where value is not null")
        return {int(value) for (value,) in rows if not (isinstance(value, float) and not isfinite(value))}

    def tables(self) -> list[Table]:
        """Its tables and views."""
        columns: dict[tuple[str, str], list[Column]] = {}
        for schema, table, name, kind in self.rows(
            "select schema_name, table_name, column_name, data_type from duckdb_columns()"
            " where database_name = 'published' and not internal order by schema_name, table_name, column_index"
        ):
            columns.setdefault((schema, table), []).append(Column(name, kind))
        return [Table(schema, table, tuple(those)) for (schema, table), those in columns.items()]
