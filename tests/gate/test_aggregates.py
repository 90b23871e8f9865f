"""The gate knows every aggregate that DuckDB has."""

from __future__ import annotations

import duckdb
import pytest
import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError

from gate.aggregates import RANKS, called, is_aggregate


def aggregates() -> list[str]:
    with duckdb.connect() as connection:
        found = connection.execute(
            "select distinct function_name from duckdb_functions() where function_type = 'aggregate'"
        )
        return sorted(name for (name,) in found.fetchall())


def function_of(name: str) -> exp.Expr:
    """A call of it, with as many arguments as the parser wants."""
    for arguments in ("x", "x, y", ""):
        try:
            node = sqlglot.parse_one(f"select {name}({arguments})", dialect="duckdb").expressions[0]
        except ParseError:
            continue
        return node.this if isinstance(node, exp.IgnoreNulls) else node
    raise AssertionError(f"{name} cannot be parsed")


@pytest.mark.parametrize("name", aggregates())
def test_an_aggregate_is_known(name: str) -> None:
    function = function_of(name)
    assert is_aggregate(function) or called(function) in RANKS
