"""Models rendered without dbt and run on an in-memory DuckDB, to try properties on many inputs."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import jinja2
import yaml

ROOT = Path(__file__).parents[2]


class Adapter:
    """Stands in for dbt's adapter: DuckDB's body of a dispatched macro."""

    def __init__(self) -> None:
        self.macros: Any = None

    def dispatch(self, name: str) -> Any:
        return getattr(self.macros, f"duckdb__{name}")


def environment() -> tuple[jinja2.Environment, dict[str, Any]]:
    """The project's macros and variables, as a model sees them."""
    settings = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]
    adapter = Adapter()
    jinja = jinja2.Environment(extensions=["jinja2.ext.do"])
    jinja.globals.update(
        {"var": settings.__getitem__, "ref": str, "adapter": adapter, "return": lambda text: text}
        | {"flags": SimpleNamespace(WHICH="run")}
    )
    folders = [ROOT / "macros" / name for name in ("engine", "privacy", "scoring")]
    files = sorted(path for folder in folders for path in folder.glob("*.sql"))
    macros = jinja.from_string("\n".join(path.read_text() for path in files)).module
    adapter.macros = macros
    jinja.globals.update({name: value for name, value in vars(macros).items() if not name.startswith("_")})
    return jinja, settings


def sql_of(model: str) -> str:
    """The SQL of a model, with every ref and the model itself as a bare table name."""
    path = next((ROOT / "models").rglob(f"{model}.sql"))
    return environment()[0].from_string(path.read_text()).render(this=model)


def literal(value: object) -> str:
    """A value as SQL text; dates and times as DuckDB reads them."""
    if value is None:
        return "null"
    return str(value) if isinstance(value, int) else f"'{value}'"


class Warehouse:
    """Tables by name, and models built on them."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()

    def table(self, name: str, columns: dict[str, str], rows: list[tuple[Any, ...]]) -> None:
        typed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        self.connection.execute(f"create or replace table {name} ({typed})")
        if rows:
            literals = ", ".join(f"({', '.join(map(literal, row))})" for row in rows)
            self.connection.execute(f"insert into {name} values {literals}")

    def build(self, model: str, sql: str) -> None:
        self.connection.execute(f"create or replace table {model} as {sql}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()
