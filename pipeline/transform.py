"""Run dbt in this process, over the landed files of one warehouse."""

from __future__ import annotations

import gc
import json
import os
import re
from collections.abc import Callable
from typing import Any

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest

from pipeline.errors import BuildError
from pipeline.settings import PROJECT_DIR, BuildSettings

MAX_FAILURES_SHOWN = 10
MAX_MESSAGE_LENGTH = 600
STOPPED, MASKED = "dbt stopped; nothing was published.", "'...'"
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def transform(
    settings: BuildSettings, on_node: Callable[[str], None] | None = None, manifest: Manifest | None = None
) -> int:
    """Build every seed and model, and run the tests of the selector `build`.

    Arguments:
        settings: folders and dates of the build.
        manifest: the parse of the project, as the gate has judged it; None to parse now.
        on_node: called with the name of each finished node.

    Returns:
        the number of nodes that ran.

    Raises:
        BuildError: a node failed; the message names up to ten nodes and says what dbt said of them.
    """

    seen_failing: list[str] = []

    def announce(event: Any) -> None:
        if event.info.name != "NodeFinished":
            return
        name, ran = event.data.node_info.node_name, event.data.run_result
        if ran.status in ("error", "fail"):
            seen_failing.append(_in_one_line(name, ran.message, is_private=True))
        if on_node is not None:
            on_node(name)

    command = ["build", "--selector", "build", "--fail-fast", "--no-write-json"]  # artifacts only repeat the project
    outcome = run_dbt(settings, command, [announce], manifest)
    results: list[Any] = list(getattr(outcome.result, "results", []))
    if outcome.success:
        return len(results)
    failed = [_said(result) for result in results if result.status in ("error", "fail")]
    # dbt may fall over its own stop, and then knows no results: it closes what other threads still use.
    told = failed or seen_failing or [f"dbt could not start: {outcome.exception}"]
    del outcome, results
    gc.collect()  # the cursor of a stopped query keeps the files open
    raise BuildError("\n  ".join((STOPPED, *told[:MAX_FAILURES_SHOWN])))


def run_dbt(
    settings: BuildSettings,
    command: list[str],
    callbacks: list[Callable[[Any], None]] | None = None,
    manifest: Manifest | None = None,
) -> Any:
    """Run a dbt command in this process on the files of a build, and let go of them. Gives dbtRunner's result."""
    point_dbt_at(settings)
    quiet = ["--log-level", "none", "--log-level-file", "info"]
    try:
        return dbtRunner(manifest=manifest, callbacks=callbacks or []).invoke(
            [*command, *dbt_options(settings), *quiet]
        )
    finally:
        DuckDBConnectionManager.close_all_connections()


def point_dbt_at(settings: BuildSettings) -> None:
    """The profile and the sources find their files by the environment."""
    os.environ["WAREHOUSE_DIR"] = str(settings.warehouse_dir)
    os.environ["LEDGER_DIR"] = str(settings.ledger_dir)


def dbt_options(settings: BuildSettings) -> list[str]:
    """Places and variables of every dbt command of a build."""
    places = ["--project-dir", str(PROJECT_DIR), "--profiles-dir", str(PROJECT_DIR)]
    places += ["--target-path", str(settings.target_dir), "--log-path", str(settings.dbt_dir / "logs")]
    return [*places, "--vars", json.dumps({"restate": True})] if settings.restate else places


def _said(result: Any) -> str:
    """What dbt said of a failed node, in one line."""
    is_private = getattr(result.node.config, "group", None) != "published"
    return _in_one_line(result.node.name, result.message, is_private)


def _in_one_line(name: str, message: object, is_private: bool) -> str:
    """A node and its message; of a private one without what the message quotes: it may be somebody's."""
    line = " ".join(str(message).split())
    return f"{name}: {(QUOTED.sub(MASKED, line) if is_private else line)[:MAX_MESSAGE_LENGTH]}"
