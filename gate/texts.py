"""What a query opens by itself: files, other databases, query texts, relations that dbt was not told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gate.project import Address, Node, Project, address, layer
from gate.reading import Reading
from gate.violations import Violation

OPENS = (
    r"read_\w+|\w+_scan|scan_\w+|query|query_table|sniff_csv|glob|getenv|load_aws_credentials|duckdb_secrets|which_secret|"
    r"from_substrait\w*|sql_auto_complete|pragma_\w+|duckdb_(?!_)\w+|parquet_\w+|json_execute_serialized_sql|postgres_\w+|sqlite_\w+|mysql_\w+|copy_database"
)
# Functions that make rows of their arguments alone; any other may read what it was told the name of.
MAKERS = frozenset("range generate_series unnest explode repeat json_each json_tree pg_timezone_names".split())
CALL = re.compile(rf"(?<![\w.'\"]){OPENS}\s*\(".replace(OPENS, f"(?:{OPENS})"), re.I)
STATEMENT = re.compile(r"(?:^|[;}])\s*(?:attach|copy|export|install|load|import)\s+[\w'\"({]", re.I | re.M)
COMMENTS = re.compile(r"\{#.*?#\}|--[^\n]*|/\*.*?\*/", re.S)
SAYS = re.compile(r"(?<![\w.'\"])error\s*\(", re.I)
OWN_PLACE = re.compile(r"(?:from|join|into|table|view)\s+\"?([a-z_]\w*)\"?\s*\.\s*\"?([a-z_]\w*)\"?", re.I)
MEND_FILE = "Declare the file as a source, stage it, and let what it says out through a door."


def texts(project: Project, readings: Mapping[str, Iterable[Reading]]) -> Iterator[Violation]:
    """Files and relations named by hand.

    Arguments:
        project: the project.
        readings: what the compiled SQL of each model names, by unique id, every branch.
    """
    known: dict[Address, set[str]] = {}
    for name, node in project.nodes.items():
        known.setdefault(address(node), set()).add(name)
    for model in project.models:
        read = list(readings.get(model["unique_id"], ()))
        yield from _files(project, model, read)
        yield from _relations(project, model, read, known)
    for node in project.of_kind("test", "analysis"):
        yield from _questions(node)
    yield from _macros(project)


def _questions(node: Node) -> Iterator[Violation]:
    """A test or analysis that opens something, or says what it has found in an error's text."""
    text = COMMENTS.sub("", node.get("raw_code") or "")
    if CALL.search(text) or STATEMENT.search(text):
        reason = f"{node['name']} opens a file, a database or a query text of its own."
        yield Violation("flow.file_access", node["name"], None, reason, MEND_FILE)
    elif SAYS.search(text):
        reason = f"{node['name']} raises an error, whose text is printed and kept in logs."
        yield Violation("flow.side_road", node["name"], None, reason, "Select the rows at fault: dbt says how many.")


def _files(project: Project, model: Node, readings: list[Reading]) -> Iterator[Violation]:
    opened = {name for reading in readings for name in _opened(project, model, reading)}
    text = COMMENTS.sub("", model.get("raw_code") or "")
    if not opened and STATEMENT.search(text):
        opened = {"a statement of its own"}
    asking = {name.rsplit(".", 1)[-1] for name in project.macros_reached((model["depends_on"] or {}).get("macros", []))}
    opened |= asking & set(project.policy["asks_engine"])
    if opened:
        reason = f"{model['name']} opens {', '.join(sorted(opened))}, so its rows come from where no lineage reaches."
        yield Violation("flow.file_access", model["name"], None, reason, MEND_FILE)


def _opened(project: Project, model: Node, reading: Reading) -> Iterator[str]:
    """Calls that open something, other than what the model's own declared sources resolve to."""
    own = [(read["source_name"], read["name"]) for read in project.reads(model) if read["resource_type"] == "source"]
    for name, argument in reading.functions:
        if CALL.match(f"{name}(") and not (layer(model) == "staging" and _is_landed(argument, own)):
            yield f"{name}()"
    yield from (f"{name}() as a table" for name in reading.makers if not (CALL.match(f"{name}(") or name in MAKERS))
    yield from reading.others
    if reading.files:
        yield "a file by its name"


def _is_landed(text: str, own: list[tuple[str, str]]) -> bool:
    return any(re.search(rf"/landing/_?{system}/{table}(/|\.parquet)", text) for system, table in own) or any(
        "/landing/_control/" in text and system == "landing_control" for system, _ in own
    )


def _relations(
    project: Project, model: Node, readings: list[Reading], known: Mapping[Address, set[str]]
) -> Iterator[Violation]:
    allowed = {model["unique_id"], *_read_by(project, model)}
    tables = {table for reading in readings for table in reading.tables if not known.get(table, set()) & allowed}
    named = sorted(".".join(part for part in table if part) for table in tables)
    if named:
        yield Violation(
            "flow.hard_coded_relation",
            model["name"],
            None,
            f"{model['name']} names {', '.join(named)} by hand, so dbt does not know that it reads it.",
            "Write ref(...) of a door, or source(...) in staging.",
        )


def _read_by(project: Project, model: Node) -> Iterator[str]:
    """Ids of what dbt knows a model to read, through ephemeral models too: dbt writes those into the query."""
    yield from (model.get("depends_on") or {}).get("nodes", ())
    for read in project.reads(model):
        if (read.get("config") or {}).get("materialized") == "ephemeral":
            yield from _read_by(project, read)


def _macros(project: Project) -> Iterator[Violation]:
    """Macros and hooks that open files or name relations, whether or not a model calls them yet."""
    schemas = {str(node.get("schema")) for node in project.of_kind("model", "seed")} | {"private", "marts", "ledger"}
    for macro in project.own_macros():
        if macro["name"] in project.policy["asks_engine"]:
            continue
        text = COMMENTS.sub("", macro["macro_sql"])
        if CALL.search(text) or STATEMENT.search(text):
            reason = f"Macro {macro['name']} opens a file, a database or a query text for whoever calls it."
            yield Violation("flow.file_access", macro["name"], None, reason, MEND_FILE)
        elif named := sorted({".".join(found) for found in OWN_PLACE.findall(text) if found[0].lower() in schemas}):
            yield Violation(
                "flow.hard_coded_relation",
                macro["name"],
                None,
                f"Macro {macro['name']} names {', '.join(named)} by hand, so dbt does not know who reads it.",
                "Pass the relation in as ref(...) from the model that calls it.",
            )
