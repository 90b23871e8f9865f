"""What a query opens by itself: files, other databases, query texts, relations that dbt was not told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gate.project import Address, Node, Project, address, layer
from gate.reading import Reading
from gate.violations import Violation

OPENS = (
    r"read_\w+|\w+_scan|scan_\w+|query|query_table|sniff_csv|glob|getenv|load_aws_credentials|duckdb_secrets|which_secret|"
    r"from_substrait\w*|sql_auto_complete|json_execute_serialized_sql|postgres_\w+|sqlite_\w+|mysql_\w+|copy_database"
)
CALL = re.compile(rf"(?<![\w.'\"]){OPENS}\s*\(".replace(OPENS, f"(?:{OPENS})"), re.I)
STATEMENT = re.compile(r"(?:^|[;}])\s*(?:attach|copy|export|install|load|import)\s+[\w'\"({]", re.I | re.M)
COMMENTS = re.compile(r"\{#.*?#\}|--[^\n]*|/\*.*?\*/", re.S)
ASKS = re.compile(r"\brun_query\s*\(|\bcall\s+statement\s*\(|\badapter\.(?:execute|run_sql_for_tests)\b", re.I)
AT_RUN_TIME = re.compile(
    r"\b(flags\s*\.\s*[A-Z]{3}|flags\s*\[|invocation_args_dict|invocation_id|run_started_at|env_var\s*\(|load_(?:cached_)?relation\s*\(|graph\s*\."
    r"|adapter\s*\.\s*get_\w+|target\s*\.\s*name|modules\s*\.)"
)
JINJA = re.compile(r"\{[{%].*?[%}]\}", re.S)
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
        yield from _relations(model, read, known)
        yield from _moods(project, model)
    yield from _macros(project)


def _files(project: Project, model: Node, readings: list[Reading]) -> Iterator[Violation]:
    opened = {name for reading in readings for name in _opened(project, model, reading)}
    text = COMMENTS.sub("", model.get("raw_code") or "")
    if not opened and (STATEMENT.search(text) or ASKS.search(text)):
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
    yield from reading.others
    if reading.files:
        yield "a file by its name"


def _is_landed(text: str, own: list[tuple[str, str]]) -> bool:
    return any(re.search(rf"/landing/_?{system}/{table}(/|\.parquet)", text) for system, table in own) or any(
        "/landing/_control/" in text and system == "landing_control" for system, _ in own
    )


def _relations(model: Node, readings: list[Reading], known: Mapping[Address, set[str]]) -> Iterator[Violation]:
    allowed = {*(model.get("depends_on") or {}).get("nodes", ()), model["unique_id"]}
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


def _moods(project: Project, model: Node) -> Iterator[Violation]:
    """A query that is another one when it is built than when it is judged."""
    macros = project.macros_reached((model["depends_on"] or {}).get("macros", []))
    own = {name: project.manifest["macros"][name] for name in macros}
    texts = [model.get("raw_code") or "", *(m["macro_sql"] for m in own.values() if not _may_ask(project, m))]
    asked = {
        found[0]
        for text in texts
        for part in JINJA.findall(COMMENTS.sub("", text))
        for found in AT_RUN_TIME.finditer(part)
    }
    if asked and model.get("language") != "python":
        yield Violation(
            "columns.unreadable_sql",
            model["name"],
            None,
            f"{model['name']} asks {', '.join(sorted(asked))}: what is built may differ from what has been judged.",
            "Let a query depend on models, seeds and vars alone.",
        )


def _may_ask(project: Project, macro: Node) -> bool:
    policy = project.policy
    allowed = {*policy["asks_how_it_runs"], *policy["asks_engine"]}
    return macro["name"] in allowed or _materializes(macro)


def _macros(project: Project) -> Iterator[Violation]:
    """Macros and hooks that open files or name relations, whether or not a model calls them yet."""
    schemas = {str(node.get("schema")) for node in project.of_kind("model", "seed")} | {"private", "marts", "ledger"}
    for macro in project.manifest["macros"].values():
        if macro["package_name"] != project.name or macro["name"] in project.policy["asks_engine"]:
            continue
        text = COMMENTS.sub("", macro["macro_sql"])
        if CALL.search(text) or STATEMENT.search(text) or (ASKS.search(text) and not _materializes(macro)):
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


def _materializes(macro: Node) -> bool:
    return str(macro["name"]).startswith("materialization_")
