"""What dbt-duckdb loads by the profile: each connection of a build knows the functions of the privacy core."""

from __future__ import annotations

from dbt.adapters.duckdb.plugins import BasePlugin
from duckdb import DuckDBPyConnection
from duckdb.func import ARROW, SPECIAL

from udfs.bindings.functions import FUNCTIONS


def register(connection: DuckDBPyConnection) -> None:
    """Make every function known to a connection and its cursors. NULLs reach the functions, which refuse them."""
    for function in FUNCTIONS:
        connection.create_function(
            function.name,
            function.body,
            [connection.type(name) for name in function.parameters],
            connection.type(function.returns),
            type=ARROW,
            null_handling=SPECIAL,
            side_effects=function.draws,
        )


class Plugin(BasePlugin):  # type: ignore[misc]
    """The project's plugin."""

    def configure_connection(self, conn: DuckDBPyConnection) -> None:
        """Register the functions on the connection that dbt's threads take their cursors from."""
        register(conn)
